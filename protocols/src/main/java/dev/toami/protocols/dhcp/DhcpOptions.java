package dev.toami.protocols.dhcp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.format.BytesText;

/** The options of a part of a message, up to the end option or the end of that part. */
final class DhcpOptions {
    private DhcpOptions() {}

    /** Checks that each option before the end lies within the message. */
    static void check(Bytes in, int from) throws MalformedPacketException {
        for (int at = from; at < in.length() && in.u8(at) != 0xff; at += lengthAt(in, at)) {
            int rest = in.length() - at;
            if (in.u8(at) != 0 && rest < 2) {
                throw MalformedPacketException.invalid(LayerType.DHCPV4, at, 2, rest, "Not enough data to decode");
            }
            if (lengthAt(in, at) > rest) {
                throw MalformedPacketException.invalid(
                        LayerType.DHCPV4, at, lengthAt(in, at), rest, "Option is malformed");
            }
        }
    }

    private static int lengthAt(Bytes in, int at) {
        return in.u8(at) == 0 ? 1 : 2 + in.u8(at + 1);
    }

    private static boolean isComplete(Bytes in, int at) {
        return in.u8(at) == 0 || (at + 2 <= in.length() && at + lengthAt(in, at) <= in.length());
    }

    /** The options from {@code from} on; those of a part that nobody has checked may end early. */
    static List<DhcpOption> list(Bytes in, int from) {
        List<DhcpOption> list = new ArrayList<>();
        for (int at = from; at < in.length() && in.u8(at) != 0xff && isComplete(in, at); at += lengthAt(in, at)) {
            boolean pad = in.u8(at) == 0;
            list.add(pad ? DhcpOption.PAD : new DhcpOption(new DhcpOptionCode(in.u8(at)), data(in, at)));
        }
        return list;
    }

    private static Bytes data(Bytes in, int at) {
        return in.slice(at + 2, in.u8(at + 1));
    }

    static int encodedLength(List<DhcpOption> options) {
        return options.stream().mapToInt(DhcpOption::encodedLength).sum();
    }

    /** Field by field, each value under the name of its option; padding between them is left out. */
    static void describe(String name, Bytes in, int from, int end, FieldVisitor visitor) {
        Bytes part = in.clip(end);
        List<DhcpOption> options = list(part, from);
        int shown = (int) options.stream()
                .filter(option -> !option.code().equals(DhcpOptionCode.PAD))
                .count();
        int ends = end(part, from) < part.length() ? 1 : 0;
        if (visitor.beginList(name, from, end - from, shown + ends)) {
            int at = from;
            for (DhcpOption option : options) {
                if (!option.code().equals(DhcpOptionCode.PAD)) {
                    describe(option, at, visitor);
                }
                at += option.encodedLength();
            }
            if (ends > 0) {
                visitor.beginStruct("", at, 1);
                visitor.number("End", at, 1, 0xff);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    /** Where the end option is, or the options end without one. */
    static int end(Bytes in, int from) {
        int at = from;
        while (at < in.length() && in.u8(at) != 0xff && isComplete(in, at)) {
            at += lengthAt(in, at);
        }
        return at < in.length() && in.u8(at) != 0xff ? in.length() : at;
    }

    private static void describe(DhcpOption option, int at, FieldVisitor visitor) {
        visitor.beginStruct("", at, option.encodedLength());
        visitor.code("Type", at, 1, option.code().value(), option.code().toString());
        visitor.number("Length", at + 1, 1, option.data().length());
        value(option, at + 2, visitor);
        visitor.endStruct();
    }

    private static void value(DhcpOption option, int at, FieldVisitor visitor) {
        String name = option.code().toString();
        int length = option.data().length();
        switch (option.code().form()) {
            case ADDRESSES -> {
                int next = at;
                for (Ipv4Address address : option.addresses()) {
                    visitor.address(name, next, Ipv4Address.LENGTH, address);
                    next += Ipv4Address.LENGTH;
                }
            }
            case NUMBER ->
                option.number()
                        .ifPresentOrElse(
                                number -> visitor.number(name, at, length, number),
                                () -> visitor.bytes(name, at, length, option.data()));
            case TEXT -> visitor.text(name, at, length, option.text());
            case FLAG ->
                visitor.flag(name, at, length, length > 0 && option.data().u8(0) != 0);
            case CODES -> {
                for (int i = 0; i < length; i++) {
                    int code = option.data().u8(i);
                    visitor.code(name, at + i, 1, code, new DhcpOptionCode(code).toString());
                }
            }
            case MESSAGE_TYPE ->
                option.messageType().ifPresent(type -> visitor.code(name, at, 1, type.value(), type.toString()));
            case BYTES -> visitor.bytes(name, at, length, option.data());
        }
        // RFC 2132, section 9.14: the first octet may be a hardware type, and the rest an address of that type.
        if (option.code().equals(DhcpOptionCode.CLIENT_ID)
                && length == 7
                && option.data().u8(0) == 1) {
            visitor.number("ClientHardwareType", at, 1, 1);
            visitor.text("ClientMAC", at + 1, 6, BytesText.colons(option.data().slice(1)));
        }
    }
}
