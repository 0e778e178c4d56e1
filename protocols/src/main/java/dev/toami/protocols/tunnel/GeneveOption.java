package dev.toami.protocols.tunnel;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * An option of a Geneve header (RFC 8926, section 3.5).
 *
 * @param optionClass 16 bits: whose option it is
 * @param type 8 bits; from 128 on the option is critical
 * @param flags 3 bits, which are reserved
 * @param data a multiple of 4 bytes up to 124
 */
public record GeneveOption(int optionClass, int type, int flags, Bytes data) {
    private static final int HEADER_LENGTH = 4;

    public GeneveOption {
        if (flags < 0 || flags > 7 || data.length() % 4 != 0 || data.length() > 31 * 4) {
            throw new IllegalArgumentException("a Geneve option has 3 bits of flags and a multiple of 4 bytes up to 124"
                    + " of data, not " + flags + " and " + data.length());
        }
    }

    public static GeneveOption of(int optionClass, int type, Bytes data) {
        return new GeneveOption(optionClass, type, 0, data);
    }

    public boolean isCritical() {
        return (type & 0x80) != 0;
    }

    int encodedLength() {
        return HEADER_LENGTH + data.length();
    }

    /** Checks that the options fill the header. */
    static void check(Bytes header) throws MalformedPacketException {
        int at = GenevePacket.HEADER_LENGTH;
        while (at < header.length()) {
            int rest = header.length() - at;
            int length = HEADER_LENGTH + (header.u8(at + 3) & 0x1f) * 4;
            if (length > rest) {
                throw MalformedPacketException.invalid(LayerType.GENEVE, at, length, rest, "geneve option too small");
            }
            at += length;
        }
    }

    /** The options that {@link #check} has passed. */
    static List<GeneveOption> list(Bytes header) {
        List<GeneveOption> list = new ArrayList<>();
        int at = GenevePacket.HEADER_LENGTH;
        while (at < header.length()) {
            int length = (header.u8(at + 3) & 0x1f) * 4;
            list.add(new GeneveOption(
                    header.u16(at),
                    header.u8(at + 2),
                    header.u8(at + 3) >> 5,
                    header.slice(at + HEADER_LENGTH, length)));
            at += HEADER_LENGTH + length;
        }
        return list;
    }

    static void describe(List<GeneveOption> options, FieldVisitor visitor) {
        int at = GenevePacket.HEADER_LENGTH;
        int length = options.stream().mapToInt(GeneveOption::encodedLength).sum();
        if (visitor.beginList("Options", at, length, options.size())) {
            for (GeneveOption option : options) {
                option.describe(at, visitor);
                at += option.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describe(int at, FieldVisitor visitor) {
        visitor.beginStruct("", at, encodedLength());
        visitor.number("Class", at, 2, optionClass);
        visitor.number("Type", at + 2, 1, type);
        // gopacket takes the highest bit of the length for a flag.
        int flagsThere = (flags << 1) | (data.length() >> 6);
        visitor.number("Flags", at + 3, 1, visitor.wantsDetail() ? flags : flagsThere);
        visitor.number("Length", at + 3, 1, encodedLength());
        visitor.bytes("Data", at + HEADER_LENGTH, data.length(), data);
        visitor.endStruct();
    }
}
