package dev.toami.protocols.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.MalformedPacketException;

/** Which fields the data of a record type has, one behind the other, and their values as objects. */
final class DnsLayout {
    /** What a field is, and so where it ends. */
    enum Kind {
        NUMBER_8(1),
        NUMBER_16(2),
        NUMBER_32(4),
        NUMBER_48(6),
        /** A record type. */
        TYPE(2),
        /** A DNSSEC algorithm. */
        ALGORITHM(1),
        IPV4(4),
        IPV6(16),
        EUI_48(6),
        EUI_64(8),
        NAME(0),
        /** A byte with a length, then text, or bytes. */
        TEXT_8(0),
        BYTES_8(0),
        /** Two bytes with a length, then bytes. */
        BYTES_16(0),
        /** Strings, each behind a byte with its length, to the end. */
        STRINGS(0),
        /** A bitmap of record types (RFC 4034, section 4.1.2), to the end. */
        TYPES(0),
        /** Service parameters (RFC 9460, section 2.2), to the end. */
        PARAMETERS(0),
        /** Text, or bytes, to the end. */
        REST_TEXT(0),
        REST(0);

        final int length;

        Kind(int length) {
            this.length = length;
        }
    }

    record Field(String name, Kind kind) {}

    private static final Map<Integer, DnsLayout> BY_TYPE = new HashMap<>();

    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            KINDS.put(kind.name(), kind);
        }
        String number = "NUMBER_";
        for (String line : DnsLayouts.TABLE.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            List<Field> fields = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                int colon = words[i].indexOf(':');
                String kind = words[i].substring(colon + 1);
                boolean isNumber = Character.isDigit(kind.charAt(0));
                fields.add(new Field(words[i].substring(0, colon), KINDS.get(isNumber ? number + kind : kind)));
            }
            DnsLayout layout = new DnsLayout(List.copyOf(fields));
            for (String type : words[0].split(",", -1)) {
                BY_TYPE.put(Integer.parseInt(type), layout);
            }
        }
    }

    final List<Field> fields;

    private DnsLayout(List<Field> fields) {
        this.fields = fields;
    }

    /** The layout of a type, or null if it has none here. */
    static DnsLayout of(int type) {
        return BY_TYPE.get(type);
    }

    /** Where the fields begin, and behind them the end; null if the data is not laid out so. */
    int[] offsets(Bytes message, int start, int end) {
        int[] offsets = new int[fields.size() + 1];
        int at = start;
        for (int i = 0; i < fields.size(); i++) {
            offsets[i] = at;
            at = end(message, at, end, fields.get(i).kind);
            if (at < 0 || at > end) {
                return null;
            }
        }
        offsets[fields.size()] = at;
        return at == end ? offsets : null;
    }

    /** Where a field ends, or -1. */
    private static int end(Bytes message, int at, int end, Kind kind) {
        if (kind.length > 0) {
            return at + kind.length;
        }
        return switch (kind) {
            case NAME -> nameEnd(message, at, end);
            case TEXT_8, BYTES_8 -> at < end ? at + 1 + message.u8(at) : -1;
            case BYTES_16 -> at + 2 <= end ? at + 2 + message.u16(at) : -1;
            case STRINGS -> chainEnd(message, at, end, 0, 1, 255);
            case TYPES -> chainEnd(message, at, end, 1, 1, 32);
            case PARAMETERS -> chainEnd(message, at, end, 2, 2, 0xffff);
            default -> end;
        };
    }

    private static int nameEnd(Bytes message, int at, int end) {
        try {
            return at < end ? NameReader.check(message, end, at) : -1;
        } catch (MalformedPacketException e) {
            return -1;
        }
    }

    /** Elements to the end: {@code before} bytes, a length in {@code width} bytes, as many bytes. */
    private static int chainEnd(Bytes message, int start, int end, int before, int width, int max) {
        int at = start;
        while (at < end) {
            if (at + before + width > end) {
                return -1;
            }
            int length = width == 1 ? message.u8(at + before) : message.u16(at + before);
            at += before + width + length;
            if (length > max || at > end) {
                return -1;
            }
        }
        return at;
    }

    /** The values of data that {@link #offsets} fits: Long, address, name, or Bytes, or a list. */
    List<Object> values(Bytes message, int[] offsets) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            values.add(value(message, offsets[i], offsets[i + 1], fields.get(i).kind));
        }
        return values;
    }

    static Object value(Bytes message, int at, int end, Kind kind) {
        return switch (kind) {
            case NUMBER_8, NUMBER_16, NUMBER_32, NUMBER_48, TYPE, ALGORITHM -> number(message, at, kind.length);
            case IPV4 -> Ipv4Address.read(message, at);
            case IPV6 -> Ipv6Address.read(message, at);
            case NAME -> NameReader.read(message, at);
            case TEXT_8, BYTES_8 -> message.slice(at + 1, end - at - 1).copy();
            case BYTES_16 -> message.slice(at + 2, end - at - 2).copy();
            case STRINGS -> RecordReader.strings(message, at, end);
            case TYPES -> types(message, at, end);
            case PARAMETERS -> parameters(message, at, end);
            case EUI_48, EUI_64, REST, REST_TEXT -> message.slice(at, end - at).copy();
        };
    }

    static long number(Bytes message, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | message.u8(at + i);
        }
        return value;
    }

    static List<DnsType> types(Bytes message, int start, int end) {
        List<DnsType> types = new ArrayList<>();
        for (int at = start; at < end; at += 2 + message.u8(at + 1)) {
            for (int bit = 0; bit < 8 * message.u8(at + 1); bit++) {
                if ((message.u8(at + 2 + bit / 8) & 0x80 >> bit % 8) != 0) {
                    types.add(new DnsType(message.u8(at) << 8 | bit));
                }
            }
        }
        return types;
    }

    static List<DnsData.ServiceParameter> parameters(Bytes message, int start, int end) {
        List<DnsData.ServiceParameter> parameters = new ArrayList<>();
        for (int at = start; at < end; at += 4 + message.u16(at + 2)) {
            parameters.add(new DnsData.ServiceParameter(
                    message.u16(at), message.slice(at + 4, message.u16(at + 2)).copy()));
        }
        return parameters;
    }
}
