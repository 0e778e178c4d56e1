package dev.toami.protocols.transport;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** The options between a TCP header's fixed part and its data. */
final class TcpOptions {
    private TcpOptions() {}

    /** Checks the options; offsets in what it throws are those within the segment. */
    static void check(Bytes options) throws MalformedPacketException {
        for (int at = 0;
                at < options.length() && options.u8(at) != TcpOption.END_OF_LIST;
                at += lengthAt(options, at)) {
            if (options.u8(at) == TcpOption.NO_OPERATION) {
                continue;
            }
            int rest = options.length() - at;
            int offset = TcpSegment.HEADER_LENGTH + at;
            if (rest < 2) {
                throw MalformedPacketException.truncated(
                        LayerType.TCP, offset, 2, rest, "Invalid TCP option length. Length " + rest + " less than 2");
            }
            int length = options.u8(at + 1);
            if (length < 2) {
                throw MalformedPacketException.invalid(
                        LayerType.TCP, offset, 2, length, "Invalid TCP option length " + length + " < 2");
            }
            if (length > rest) {
                throw MalformedPacketException.truncated(
                        LayerType.TCP,
                        offset,
                        length,
                        rest,
                        "Invalid TCP option length " + length + " exceeds remaining " + rest + " bytes");
            }
        }
    }

    private static int lengthAt(Bytes options, int at) {
        return options.u8(at) > TcpOption.NO_OPERATION ? options.u8(at + 1) : 1;
    }

    /** Where padding begins: behind an end-of-list option, or at the end. */
    static int end(Bytes options) {
        int at = 0;
        while (at < options.length()) {
            if (options.u8(at) == TcpOption.END_OF_LIST) {
                return at + 1;
            }
            at += lengthAt(options, at);
        }
        return at;
    }

    /** The options of an area that {@link #check} has passed. */
    static List<TcpOption> list(Bytes options) {
        List<TcpOption> list = new ArrayList<>();
        int end = end(options);
        for (int at = 0; at < end; at += lengthAt(options, at)) {
            list.add(TcpOption.read(options.u8(at), dataAt(options, at)));
        }
        return List.copyOf(list);
    }

    private static Bytes dataAt(Bytes options, int at) {
        int length = lengthAt(options, at);
        return length > 1 ? options.slice(at + 2, length - 2) : Bytes.empty();
    }

    /** @param failed the kind of an option behind the good ones that is not valid, or -1 */
    static void describe(Bytes options, int failed, FieldVisitor visitor) {
        int end = visitor.wantsDetail() ? zerosEnd(options, end(options)) : end(options);
        int size = failed < 0 ? 0 : 1;
        for (int at = 0; at < end; at += lengthAt(options, at)) {
            size++;
        }
        int start = TcpSegment.HEADER_LENGTH;
        if (visitor.beginList("Options", start, end, size)) {
            for (int at = 0; at < end; at += lengthAt(options, at)) {
                int length = lengthAt(options, at);
                if (visitor.wantsDetail()) {
                    TcpOptionFields.describe(options.u8(at), dataAt(options, at), start + at, length, visitor);
                } else {
                    visitor.text("", start + at, length, text(options.u8(at), dataAt(options, at)));
                }
            }
            if (failed >= 0) {
                visitor.text("", start + end, 1, text(failed, Bytes.empty()));
            }
        }
        visitor.endList();
    }

    /** Where zeros from {@code start} on end, which are end-of-list options, though not needed. */
    private static int zerosEnd(Bytes options, int start) {
        int at = start;
        while (at < options.length() && options.u8(at) == TcpOption.END_OF_LIST) {
            at++;
        }
        return at;
    }

    /** An option as gopacket prints it. */
    private static String text(int kind, Bytes data) {
        StringBuilder out = new StringBuilder("TCPOption(").append(name(kind)).append(':');
        if (kind == TcpOption.MAXIMUM_SEGMENT_SIZE && data.length() >= 2) {
            out.append(data.u16(0));
        } else if (kind == TcpOption.TIMESTAMPS && data.length() == 8) {
            out.append(data.u32(0)).append('/').append(data.u32(4));
        }
        if (!data.isEmpty()) {
            out.append(" 0x");
            for (int i = 0; i < data.length(); i++) {
                int octet = data.u8(i);
                out.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
            }
        }
        return out.append(')').toString();
    }

    static String name(int kind) {
        return switch (kind) {
            case 0 -> "EndList";
            case 1 -> "NOP";
            case 2 -> "MSS";
            case 3 -> "WindowScale";
            case 4 -> "SACKPermitted";
            case 5 -> "SACK";
            case 6 -> "Echo";
            case 7 -> "EchoReply";
            case 8 -> "Timestamps";
            case 9 -> "PartialOrderConnectionPermitted";
            case 10 -> "PartialOrderServiceProfile";
            case 11 -> "CC";
            case 12 -> "CCNew";
            case 13 -> "CCEcho";
            case 14 -> "AltChecksum";
            case 15 -> "AltChecksumData";
            default -> "Unknown(" + kind + ")";
        };
    }
}
