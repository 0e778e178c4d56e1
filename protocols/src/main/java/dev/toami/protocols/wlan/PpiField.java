package dev.toami.protocols.wlan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * A field of a PPI header.
 *
 * @param type such as {@link #COMMON_802_11}
 * @param declaredLength of the data
 * @param data as far as it is there
 */
public record PpiField(int type, int declaredLength, Bytes data) {
    public static final int COMMON_802_11 = 2;
    static final int HEADER_LENGTH = 4;
    static final int COMMON_LENGTH = 20;
    private static final int COMMON_FLAGS = 8;

    static PpiField read(Bytes in, int at) {
        int length = LittleEndian.u16(in, at + 2);
        return new PpiField(
                LittleEndian.u16(in, at), length, in.slice(at + HEADER_LENGTH).clip(length));
    }

    /** Of an 802.11 common field: the lowest bit is set if the frame ends with a frame check sequence. */
    int flags() {
        return LittleEndian.u16(data, COMMON_FLAGS);
    }

    void describe(int at, FieldVisitor visitor) {
        int start = at + HEADER_LENGTH;
        visitor.beginStruct("", at, HEADER_LENGTH + data.length());
        visitor.number("Type", at, 2, type);
        visitor.number("Length", at + 2, 2, declaredLength);
        if (type == COMMON_802_11 && data.length() >= COMMON_LENGTH) {
            visitor.number("TSFT", start, 8, LittleEndian.u64(data, 0));
            visitor.number("Flags", start + COMMON_FLAGS, 2, flags());
            visitor.number("Rate", start + 10, 2, LittleEndian.u16(data, 10));
            visitor.number("ChannelFrequency", start + 12, 2, LittleEndian.u16(data, 12));
            visitor.number("ChannelFlags", start + 14, 2, LittleEndian.u16(data, 14));
            visitor.number("FHSSHopSet", start + 16, 1, data.u8(16));
            visitor.number("FHSSPattern", start + 17, 1, data.u8(17));
            visitor.text("DBMAntennaSignal", start + 18, 1, Byte.toString((byte) data.u8(18)));
            visitor.text("DBMAntennaNoise", start + 19, 1, Byte.toString((byte) data.u8(19)));
        } else {
            visitor.bytes("Data", start, data.length(), data);
        }
        visitor.endStruct();
    }
}
