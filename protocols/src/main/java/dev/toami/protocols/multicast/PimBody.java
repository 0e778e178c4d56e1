package dev.toami.protocols.multicast;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.wire.Elements;

/** The fields behind a PIM header, by type: as far as they are there. */
final class PimBody {
    private static final int START = PimMessage.HEADER_LENGTH;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private PimBody() {}

    static void describe(Bytes in, int type, FieldVisitor visitor) {
        switch (type) {
            case 0 -> describeHello(in, visitor);
            case 1 -> describeRegister(in, visitor);
            case 2 -> {
                int at = address("GroupAddress", in, START, visitor);
                rest(in, address("SourceAddress", in, at, visitor), visitor);
            }
            case 3, 6, 7 -> describeJoinPrune(in, visitor);
            case 4 -> describeBootstrap(in, visitor);
            case 5 -> describeAssert(in, visitor);
            default -> rest(in, START, visitor);
        }
    }

    private static void describeHello(Bytes in, FieldVisitor visitor) {
        Elements options = Elements.of(in, START, 4, (bytes, at) -> 4 + bytes.u16(at + 2));
        options.describe(visitor, "Options", (to, bytes, at, length) -> {
            int code = bytes.u16(at);
            to.code("OptionType", at, 2, code, helloOption(code));
            to.number("OptionLength", at + 2, 2, length - 4L);
            Bytes value = bytes.slice(at + 4, length - 4);
            switch (value.length()) {
                case 2 -> to.number("OptionNumber", at + 4, 2, value.u16(0));
                case 4 -> to.number("OptionNumber", at + 4, 4, value.u32(0));
                default -> to.bytes("OptionValue", at + 4, length - 4, value);
            }
        });
        options.describeRest(visitor, "Trailing");
    }

    private static String helloOption(int code) {
        return switch (code) {
            case 1 -> "Holdtime";
            case 2 -> "LAN Prune Delay";
            case 19 -> "DR Priority";
            case 20 -> "Generation ID";
            case 21 -> "State Refresh Capable";
            case 22 -> "Bidirectional Capable";
            case 24 -> "Address List";
            default -> "Unknown(" + code + ")";
        };
    }

    private static void describeRegister(Bytes in, FieldVisitor visitor) {
        if (in.length() < START + 4) {
            rest(in, START, visitor);
            return;
        }
        visitor.flag("Border", START, 1, (in.u8(START) & 0x80) != 0);
        visitor.flag("NullRegister", START, 1, (in.u8(START) & 0x40) != 0);
    }

    private static void describeJoinPrune(Bytes in, FieldVisitor visitor) {
        int at = address("UpstreamNeighbor", in, START, visitor);
        if (in.length() - at < 4) {
            rest(in, at, visitor);
            return;
        }
        visitor.number("NumGroups", at + 1, 1, in.u8(at + 1));
        visitor.number("Holdtime", at + 2, 2, in.u16(at + 2));
        Elements groups = Elements.of(in, at + 4, 4, PimBody::groupLength).limit(in.u8(at + 1));
        groups.describe(visitor, "Groups", (to, bytes, from, length) -> {
            int counts = from + encodedLength(bytes, from, 4);
            address("GroupAddress", bytes, from, to);
            to.number("NumJoins", counts, 2, bytes.u16(counts));
            to.number("NumPrunes", counts + 2, 2, bytes.u16(counts + 2));
            Bytes group = bytes.clip(from + length);
            Elements joins = sources(group, counts + 4).limit(bytes.u16(counts));
            joins.describePlain(to, "Joins", PimBody::describeSource);
            sources(group, joins.end()).describePlain(to, "Prunes", PimBody::describeSource);
        });
        groups.describeRest(visitor, "Trailing");
    }

    private static Elements sources(Bytes in, int start) {
        return Elements.of(in, start, 4, (bytes, at) -> encodedLength(bytes, at, 4));
    }

    private static void describeSource(FieldVisitor visitor, Bytes in, int at, int length) {
        address("", in, at, 4, visitor);
    }

    private static int groupLength(Bytes in, int at) {
        int group = encodedLength(in, at, 4);
        if (group == 0 || in.length() - at < group + 4) {
            return 0;
        }
        int count = in.u16(at + group) + in.u16(at + group + 2);
        Elements sources = sources(in, at + group + 4).limit(count);
        return sources.end() - at;
    }

    private static void describeBootstrap(Bytes in, FieldVisitor visitor) {
        if (in.length() < START + 4) {
            rest(in, START, visitor);
            return;
        }
        visitor.number("FragmentTag", START, 2, in.u16(START));
        visitor.number("HashMaskLength", START + 2, 1, in.u8(START + 2));
        visitor.number("BsrPriority", START + 3, 1, in.u8(START + 3));
        rest(in, address("BsrAddress", in, START + 4, visitor), visitor);
    }

    private static void describeAssert(Bytes in, FieldVisitor visitor) {
        int group = START + encodedLength(in, START, 4);
        address("GroupAddress", in, START, visitor);
        int at = group == START ? START : address("SourceAddress", in, group, visitor);
        if (at > START && in.length() - at >= 8) {
            visitor.flag("RptBit", at, 1, (in.u8(at) & 0x80) != 0);
            visitor.number("MetricPreference", at, 4, in.u32(at) & 0x7fff_ffffL);
            visitor.number("Metric", at + 4, 4, in.u32(at + 4));
            at += 8;
        }
        rest(in, at, visitor);
    }

    /** An encoded unicast or group address: family, encoding, and in a group's flags and mask length. */
    private static int address(String name, Bytes in, int at, FieldVisitor visitor) {
        return address(name, in, at, name.equals("GroupAddress") ? 4 : 2, visitor);
    }

    private static int address(String name, Bytes in, int at, int headerLength, FieldVisitor visitor) {
        int length = encodedLength(in, at, headerLength);
        if (length == 0) {
            return at;
        }
        int value = at + headerLength;
        boolean isIpv4 = length - headerLength == Ipv4Address.LENGTH;
        visitor.address(
                name, value, length - headerLength, isIpv4 ? Ipv4Address.read(in, value) : Ipv6Address.read(in, value));
        return at + length;
    }

    /** Zero if there is no whole address of a known family. */
    private static int encodedLength(Bytes in, int at, int headerLength) {
        if (in.length() - at < headerLength) {
            return 0;
        }
        int length = headerLength
                + switch (in.u8(at)) {
                    case IPV4 -> Ipv4Address.LENGTH;
                    case IPV6 -> Ipv6Address.LENGTH;
                    default -> in.length();
                };
        return length > in.length() - at ? 0 : length;
    }

    private static void rest(Bytes in, int at, FieldVisitor visitor) {
        if (at < in.length()) {
            visitor.bytes("Data", at, in.length() - at, in.slice(at));
        }
    }
}
