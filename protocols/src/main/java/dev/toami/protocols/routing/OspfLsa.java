package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.wire.Elements;

/** What follows the header of a link state advertisement, by type; bytes where that is unknown or not whole. */
final class OspfLsa {
    private static final int INCLUDES_FORWARDING_ADDRESS = 2;

    private OspfLsa() {}

    static void describe(Bytes in, int at, int type, FieldVisitor visitor) {
        int length = in.length() - at;
        if (length < leastLength(type)) {
            visitor.bytes("Content", at, length, in.slice(at));
            return;
        }
        visitor.beginStruct("Content", at, length);
        switch (type) {
            case 0x1 -> describeRouterV2(in, at, visitor);
            case 0x2 -> {
                Message.id(visitor, "NetworkMask", in, at);
                OspfBody.describeIds("AttachedRouter", in, at + 4, visitor);
            }
            case 0x3, 0x4 -> {
                Message.id(visitor, "NetworkMask", in, at);
                visitor.number("Metric", at + 5, 3, in.u24(at + 5));
            }
            case 0x5, 0x7 -> describeExternalV2(in, at, visitor);
            case 0x2001 -> describeRouterV3(in, at, visitor);
            case 0x2002 -> {
                visitor.number("Options", at + 1, 3, in.u24(at + 1));
                OspfBody.describeIds("AttachedRouter", in, at + 4, visitor);
            }
            case 0x2003 -> describeInterAreaPrefix(in, at, visitor);
            case 0x2004 -> {
                visitor.number("Options", at + 1, 3, in.u24(at + 1));
                visitor.number("Metric", at + 5, 3, in.u24(at + 5));
                Message.id(visitor, "DestinationRouterID", in, at + 8);
            }
            case 0x4005, 0x2007 -> describeExternalV3(in, at, visitor);
            case 0x0008 -> describeLink(in, at, visitor);
            default -> describeIntraAreaPrefix(in, at, visitor);
        }
        visitor.endStruct();
    }

    /** Of a known type; more than any has for an unknown one. */
    private static int leastLength(int type) {
        return switch (type) {
            case 0x1, 0x2, 0x2001, 0x2002 -> 4;
            case 0x3, 0x4, 0x2003, 0x4005, 0x2007 -> 8;
            case 0x2004, 0x2009 -> 12;
            case 0x5, 0x7 -> 16;
            case 0x0008 -> 24;
            default -> Integer.MAX_VALUE;
        };
    }

    private static void describeRouterV2(Bytes in, int at, FieldVisitor visitor) {
        Message.u8(visitor, "Flags", in, at);
        Message.u16(visitor, "Links", in, at + 2);
        Elements.of(in, at + 4, 12).describe(visitor, "Routers", (to, bytes, link, length) -> {
            Message.u8(to, "Type", bytes, link + 8);
            Message.id(to, "LinkID", bytes, link);
            Message.id(to, "LinkData", bytes, link + 4);
            Message.u16(to, "Metric", bytes, link + 10);
        });
    }

    private static void describeExternalV2(Bytes in, int at, FieldVisitor visitor) {
        Message.id(visitor, "NetworkMask", in, at);
        visitor.number("ExternalBit", at + 4, 1, in.u8(at + 4) & 0x80);
        visitor.number("Metric", at + 5, 3, in.u24(at + 5));
        Message.id(visitor, "ForwardingAddress", in, at + 8);
        Message.u32(visitor, "ExternalRouteTag", in, at + 12);
    }

    private static void describeRouterV3(Bytes in, int at, FieldVisitor visitor) {
        Message.u8(visitor, "Flags", in, at);
        visitor.number("Options", at + 1, 3, in.u24(at + 1));
        Elements.of(in, at + 4, 16).describe(visitor, "Routers", (to, bytes, link, length) -> {
            Message.u8(to, "Type", bytes, link);
            Message.u16(to, "Metric", bytes, link + 2);
            Message.u32(to, "InterfaceID", bytes, link + 4);
            Message.u32(to, "NeighborInterfaceID", bytes, link + 8);
            Message.id(to, "NeighborRouterID", bytes, link + 12);
        });
    }

    private static void describeInterAreaPrefix(Bytes in, int at, FieldVisitor visitor) {
        visitor.number("Metric", at + 1, 3, in.u24(at + 1));
        Message.u8(visitor, "PrefixLength", in, at + 4);
        Message.u8(visitor, "PrefixOptions", in, at + 5);
        visitor.bytes("AddressPrefix", at + 8, in.length() - at - 8, in.slice(at + 8));
    }

    /** The length of the prefix is in bytes here, as in gopacket. */
    private static void describeExternalV3(Bytes in, int at, FieldVisitor visitor) {
        int flags = in.u8(at);
        int prefixLength = in.u8(at + 4);
        int end = Math.min(at + 8 + prefixLength / 8, in.length());
        Message.u8(visitor, "Flags", in, at);
        visitor.number("Metric", at + 1, 3, in.u24(at + 1));
        visitor.number("PrefixLength", at + 4, 1, visitor.wantsDetail() ? prefixLength : prefixLength / 8);
        Message.u8(visitor, "PrefixOptions", in, at + 5);
        Message.u16(visitor, "RefLSType", in, at + 6);
        visitor.bytes("AddressPrefix", at + 8, end - at - 8, in.slice(at + 8, end - at - 8));
        int forwarding = visitor.wantsDetail() ? at + 8 + prefixBytes(prefixLength) : end;
        boolean hasAddress =
                (flags & INCLUDES_FORWARDING_ADDRESS) != 0 && in.length() - forwarding >= Ipv6Address.LENGTH;
        if (!hasAddress) {
            visitor.bytes("ForwardingAddress", at, 0, Bytes.empty());
        } else if (visitor.wantsDetail()) {
            visitor.address("ForwardingAddress", forwarding, Ipv6Address.LENGTH, Ipv6Address.read(in, forwarding));
        } else {
            visitor.bytes(
                    "ForwardingAddress", forwarding, Ipv6Address.LENGTH, in.slice(forwarding, Ipv6Address.LENGTH));
        }
        visitor.number("ExternalRouteTag", at, 0, 0);
        visitor.number("RefLinkStateID", at, 0, 0);
    }

    private static void describeLink(Bytes in, int at, FieldVisitor visitor) {
        Message.u8(visitor, "RtrPriority", in, at);
        visitor.number("Options", at + 1, 3, in.u24(at + 1));
        if (visitor.wantsDetail()) {
            visitor.address("LinkLocalAddress", at + 4, Ipv6Address.LENGTH, Ipv6Address.read(in, at + 4));
        } else {
            visitor.bytes("LinkLocalAddress", at + 4, Ipv6Address.LENGTH, in.slice(at + 4, Ipv6Address.LENGTH));
        }
        Message.u32(visitor, "NumOfPrefixes", in, at + 20);
        describePrefixes(in, at + 24, in.u32(at + 20), false, visitor);
    }

    private static void describeIntraAreaPrefix(Bytes in, int at, FieldVisitor visitor) {
        Message.u16(visitor, "NumOfPrefixes", in, at);
        Message.u16(visitor, "RefLSType", in, at + 2);
        Message.id(visitor, "RefLinkStateID", in, at + 4);
        Message.id(visitor, "RefAdvRouter", in, at + 8);
        describePrefixes(in, at + 12, in.u16(at), true, visitor);
    }

    private static void describePrefixes(Bytes in, int start, long count, boolean withMetric, FieldVisitor visitor) {
        Elements.of(in, start, 4, (bytes, at) -> 4 + prefixBytes(bytes.u8(at)))
                .limit((int) Math.min(count, in.length()))
                .describe(visitor, "Prefixes", (to, bytes, at, length) -> {
                    int prefixLength = bytes.u8(at);
                    Message.u8(to, "PrefixLength", bytes, at);
                    Message.u8(to, "PrefixOptions", bytes, at + 1);
                    to.number("Metric", at + 2, withMetric ? 2 : 0, withMetric ? bytes.u16(at + 2) : 0);
                    to.bytes("AddressPrefix", at + 4, prefixLength / 8, bytes.slice(at + 4, prefixLength / 8));
                });
    }

    /** RFC 5340, appendix A.4.1: as many 32-bit words as the prefix needs. */
    private static int prefixBytes(int prefixLength) {
        return (prefixLength + 31) / 32 * 4;
    }
}
