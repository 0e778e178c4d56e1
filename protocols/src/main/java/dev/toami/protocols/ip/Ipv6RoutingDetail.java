package dev.toami.protocols.ip;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.wire.Elements;

/** What follows the segments left in a routing header, by routing type; nothing of an unknown one. */
final class Ipv6RoutingDetail {
    private static final int START = 4;
    private static final int DATA = 8;

    private Ipv6RoutingDetail() {}

    /** @param in a whole header, which has 8 bytes at least */
    static void describe(Bytes in, FieldVisitor visitor) {
        switch (in.u8(2)) {
            case Ipv6Routing.TYPE_MOBILE -> {
                if (in.length() >= DATA + Ipv6Address.LENGTH) {
                    visitor.address("HomeAddress", DATA, Ipv6Address.LENGTH, Ipv6Address.read(in, DATA));
                }
            }
            case Ipv6Routing.TYPE_RPL -> {
                visitor.number("CmprI", START, 1, in.u8(START) >> 4);
                visitor.number("CmprE", START, 1, in.u8(START) & 0xf);
                visitor.number("Pad", START + 1, 1, in.u8(START + 1) >> 4);
                visitor.bytes("Addresses", DATA, in.length() - DATA, in.slice(DATA));
            }
            case Ipv6Routing.TYPE_SEGMENT -> describeSegments(in, visitor);
            default -> visitor.bytes("Data", DATA, in.length() - DATA, in.slice(DATA));
        }
    }

    private static void describeSegments(Bytes in, FieldVisitor visitor) {
        visitor.number("LastEntry", START, 1, in.u8(START));
        visitor.number("Flags", START + 1, 1, in.u8(START + 1));
        visitor.bytes("Tag", START + 2, 2, in.slice(START + 2, 2));
        Elements segments = Elements.of(in, DATA, Ipv6Address.LENGTH).limit(in.u8(START) + 1);
        segments.describePlain(
                visitor,
                "Segments",
                (to, bytes, at, length) -> to.address("", at, length, Ipv6Address.read(bytes, at)));
        Elements tlvs = Elements.of(in, segments.end(), 1, Ipv6RoutingDetail::tlvLength);
        tlvs.describe(visitor, "TLVs", (to, bytes, at, length) -> {
            to.number("Type", at, 1, bytes.u8(at));
            if (length > 1) {
                to.number("Length", at + 1, 1, length - 2L);
                to.bytes("Value", at + 2, length - 2, bytes.slice(at + 2, length - 2));
            }
        });
    }

    private static int tlvLength(Bytes in, int at) {
        return in.u8(at) == 0 ? 1 : at + 1 < in.length() ? 2 + in.u8(at + 1) : 0;
    }
}
