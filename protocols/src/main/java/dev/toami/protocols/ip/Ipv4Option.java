package dev.toami.protocols.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * An option of an IPv4 header (RFC 791, section 3.1).
 *
 * @param type copied flag, class and number
 * @param data what follows the type and length octets; empty for the two options that are a single octet
 */
public record Ipv4Option(int type, Bytes data) {
    public static final int END_OF_LIST = 0;
    public static final int NO_OPERATION = 1;
    public static final int RECORD_ROUTE = 7;
    public static final int TIMESTAMP = 68;
    public static final int LOOSE_SOURCE_ROUTE = 131;
    public static final int STRICT_SOURCE_ROUTE = 137;
    public static final int ROUTER_ALERT = 148;

    private static final int MAX_DATA = 38;

    public Ipv4Option {
        if (type < 0 || type > 0xff) {
            throw new IllegalArgumentException("an IPv4 option's type has 8 bits: " + type);
        }
        if (data.length() > (type > NO_OPERATION ? MAX_DATA : 0)) {
            throw new IllegalArgumentException("too much data for IPv4 option " + type + ": " + data.length()
                    + " bytes, at most " + (type > NO_OPERATION ? MAX_DATA : 0));
        }
    }

    /** With type and length octets. */
    public int encodedLength() {
        return type > NO_OPERATION ? 2 + data.length() : 1;
    }

    /**
     * Checks the options of a header.
     *
     * @param cut whether the packet is known to be truncated, by which any failure is too
     */
    static void check(Bytes options, boolean cut) throws MalformedPacketException {
        for (int at = 0; at < options.length() && options.u8(at) != END_OF_LIST; at += lengthAt(options, at)) {
            int type = options.u8(at);
            if (type == NO_OPERATION) {
                continue;
            }
            int rest = options.length() - at;
            if (rest < 2) {
                throw malformed(at, 2, rest, true, "Invalid ip4 option length. Length " + rest + " less than 2");
            }
            int length = options.u8(at + 1);
            String option = "option type " + type + " length " + length;
            if (length > rest) {
                String message = "IP option length exceeds remaining IP header size, " + option;
                throw malformed(at, length, rest, true, message);
            }
            if (length < 2) {
                throw malformed(at, 2, length, cut, "Invalid IP " + option + ". Must be greater than 2");
            }
        }
    }

    private static MalformedPacketException malformed(
            int at, int required, int available, boolean truncated, String message) {
        int offset = Ipv4Packet.HEADER_LENGTH + at;
        return truncated
                ? MalformedPacketException.truncated(LayerType.IPV4, offset, required, available, message)
                : MalformedPacketException.invalid(LayerType.IPV4, offset, required, available, message);
    }

    private static int lengthAt(Bytes options, int at) {
        return options.u8(at) > NO_OPERATION ? options.u8(at + 1) : 1;
    }

    /** The options of an area that {@link #check} has passed. */
    static List<Ipv4Option> list(Bytes options) {
        List<Ipv4Option> list = new ArrayList<>();
        for (int at = 0; at < options.length(); at += lengthAt(options, at)) {
            int type = options.u8(at);
            int length = lengthAt(options, at);
            list.add(new Ipv4Option(type, length > 1 ? options.slice(at + 2, length - 2) : Bytes.empty()));
            if (type == END_OF_LIST) {
                break;
            }
        }
        return list;
    }

    static void describe(List<Ipv4Option> options, FieldVisitor visitor) {
        int offset = Ipv4Packet.HEADER_LENGTH;
        int length = options.stream().mapToInt(Ipv4Option::encodedLength).sum();
        if (visitor.beginList("Options", offset, length, options.size())) {
            for (Ipv4Option option : options) {
                option.describe(offset, visitor);
                offset += option.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describe(int offset, FieldVisitor visitor) {
        if (!visitor.wantsDetail()) {
            visitor.text("", offset, encodedLength(), toString());
            return;
        }
        visitor.beginStruct("", offset, encodedLength());
        visitor.number("Type", offset, 1, type);
        if (encodedLength() > 1) {
            visitor.number("Length", offset + 1, 1, encodedLength());
            visitor.bytes("Data", offset + 2, data.length(), data);
        }
        visitor.endStruct();
    }

    @Override
    public String toString() {
        StringJoiner octets = new StringJoiner(" ", "IPv4Option(" + type + ":[", "])");
        for (int i = 0; i < data.length(); i++) {
            octets.add(Integer.toString(data.u8(i)));
        }
        return octets.toString();
    }
}
