package dev.toami.protocols.dhcp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.format.BytesText;

/** The options of a message or of another option. */
final class Dhcpv6Options {
    /** RFC 8415 allows eight relay agents on the way; an association holds an address that holds a status. */
    private static final int MAX_DEPTH = 32;

    private Dhcpv6Options() {}

    /** Checks that the options fill the rest of the message exactly. */
    static void check(Bytes in, int from) throws MalformedPacketException {
        for (int at = from; at < in.length(); at += Dhcpv6Option.HEADER_LENGTH + in.u16(at + 2)) {
            int rest = in.length() - at;
            if (rest < Dhcpv6Option.HEADER_LENGTH) {
                throw MalformedPacketException.invalid(
                        LayerType.DHCPV6, at, Dhcpv6Option.HEADER_LENGTH, rest, "not enough data to decode");
            }
            int length = Dhcpv6Option.HEADER_LENGTH + in.u16(at + 2);
            if (length > rest) {
                throw MalformedPacketException.invalid(
                        LayerType.DHCPV6, at, length, rest, "dhcpv6 option size < length " + (length & 0xffff));
            }
        }
    }

    /** The options from {@code from} on; those within an option, which nobody has checked, may end early. */
    static List<Dhcpv6Option> list(Bytes in, int from) {
        List<Dhcpv6Option> list = new ArrayList<>();
        int at = from;
        while (at + Dhcpv6Option.HEADER_LENGTH <= in.length()) {
            int length = in.u16(at + 2);
            if (at + Dhcpv6Option.HEADER_LENGTH + length > in.length()) {
                break;
            }
            list.add(new Dhcpv6Option(
                    new Dhcpv6OptionCode(in.u16(at)), in.slice(at + Dhcpv6Option.HEADER_LENGTH, length)));
            at += Dhcpv6Option.HEADER_LENGTH + length;
        }
        return list;
    }

    /** Field by field, each value under the name of its option. */
    static void describe(List<Dhcpv6Option> options, int base, int depth, FieldVisitor visitor) {
        int length = Dhcpv6Option.encodedLength(options);
        if (visitor.beginList("Options", base, length, options.size())) {
            int at = base;
            for (Dhcpv6Option option : options) {
                visitor.beginStruct("", at, option.encodedLength());
                visitor.code("Code", at, 2, option.code().value(), option.code().toString());
                visitor.number("Length", at + 2, 2, option.data().length());
                value(option, at + Dhcpv6Option.HEADER_LENGTH, depth, visitor);
                visitor.endStruct();
                at += option.encodedLength();
            }
        }
        visitor.endList();
    }

    private static void value(Dhcpv6Option option, int at, int depth, FieldVisitor visitor) {
        String name = option.code().toString();
        Bytes data = option.data();
        int fixed = option.fixedLength();
        if (data.length() < fixed || depth >= MAX_DEPTH) {
            visitor.bytes(name, at, data.length(), data);
            return;
        }
        switch (option.code().form()) {
            case ADDRESSES -> addresses(option, at, visitor);
            case NUMBER ->
                option.number()
                        .ifPresentOrElse(
                                number -> visitor.number(name, at, data.length(), number),
                                () -> visitor.bytes(name, at, data.length(), data));
            case TEXT -> visitor.text(name, at, data.length(), option.text());
            case CODES -> codes(option, at, visitor);
            case DUID, BYTES -> visitor.bytes(name, at, data.length(), data);
            case IA, IA_TA -> association(data, fixed, at, visitor);
            case IA_ADDRESS -> {
                visitor.address("Address", at, 16, Ipv6Address.read(data, 0));
                lifetimes(data, 16, at, visitor);
            }
            case IA_PREFIX -> {
                lifetimes(data, 0, at, visitor);
                visitor.number("PrefixLength", at + 8, 1, data.u8(8));
                visitor.address("Prefix", at + 9, 16, Ipv6Address.read(data, 9));
            }
            case STATUS -> status(data, at, visitor);
            case MESSAGE -> Dhcpv6Message.describeRelayed(data, at, depth + 1, visitor);
        }
        if (fixed > 0) {
            describe(option.options(), at + fixed, depth + 1, visitor);
        }
    }

    private static void addresses(Dhcpv6Option option, int at, FieldVisitor visitor) {
        int next = at;
        for (Ipv6Address address : option.addresses()) {
            visitor.address(option.code().toString(), next, Ipv6Address.LENGTH, address);
            next += Ipv6Address.LENGTH;
        }
    }

    private static void codes(Dhcpv6Option option, int at, FieldVisitor visitor) {
        int next = at;
        for (Dhcpv6OptionCode code : option.codes()) {
            visitor.code(option.code().toString(), next, 2, code.value(), code.toString());
            next += 2;
        }
    }

    private static void association(Bytes data, int fixed, int at, FieldVisitor visitor) {
        visitor.number("IAID", at, 4, data.u32(0));
        if (fixed > 4) {
            visitor.number("T1", at + 4, 4, data.u32(4));
            visitor.number("T2", at + 8, 4, data.u32(8));
        }
    }

    private static void lifetimes(Bytes data, int offset, int at, FieldVisitor visitor) {
        visitor.number("PreferredLifetime", at + offset, 4, data.u32(offset));
        visitor.number("ValidLifetime", at + offset + 4, 4, data.u32(offset + 4));
    }

    private static void status(Bytes data, int at, FieldVisitor visitor) {
        if (data.length() >= 2) {
            visitor.code("Status", at, 2, data.u16(0), statusLabel(data.u16(0)));
            visitor.text("StatusMessage", at + 2, data.length() - 2, BytesText.utf8(data.slice(2)));
        }
    }

    private static String statusLabel(int status) {
        return switch (status) {
            case 0 -> "Success";
            case 1 -> "UnspecFail";
            case 2 -> "NoAddrsAvail";
            case 3 -> "NoBinding";
            case 4 -> "NotOnLink";
            case 5 -> "UseMulticast";
            case 6 -> "NoPrefixAvail";
            default -> "Unknown(" + status + ")";
        };
    }
}
