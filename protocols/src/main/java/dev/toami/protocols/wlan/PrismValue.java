package dev.toami.protocols.wlan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * A value of a Prism header.
 *
 * @param id which one
 * @param status 16 bits; the value is valid if it is 0, by some drivers 1
 * @param length of the data: 4
 * @param data 32 bits
 */
public record PrismValue(long id, int status, int length, long data) {
    static final int LENGTH = 12;
    private static final int DATA = 8;

    public PrismValue {
        if (id >>> 32 != 0 || data >>> 32 != 0) {
            throw new IllegalArgumentException("a Prism value's number and data have 32 bits: " + id + ", " + data);
        }
        if (status < 0 || status > 0xffff || length < 0 || length > 0xffff) {
            throw new IllegalArgumentException("status and length have 16 bits: " + status + ", " + length);
        }
    }

    public static PrismValue of(long id, long data) {
        return new PrismValue(id, 0, 4, data);
    }

    static PrismValue read(Bytes in, int at) {
        return new PrismValue(
                LittleEndian.u32(in, at),
                LittleEndian.u16(in, at + 4),
                LittleEndian.u16(in, at + 6),
                LittleEndian.u32(in, at + DATA));
    }

    /** The number without what the message code contributes: 1 host time, 2 MAC time, 3 channel and so on. */
    private int kind() {
        if ((id & 0xffff) == PrismHeader.TYPE_1) {
            return (int) (id >>> 16);
        }
        return id <= 0xffff && (id & 0xfff) == PrismHeader.TYPE_2 ? (int) (id >>> 12) : 0;
    }

    private String label() {
        return switch (kind()) {
            case 1 -> "Host Time";
            case 2 -> "MAC Time";
            case 3 -> "Channel";
            case 4 -> "RSSI";
            case 5 -> "Signal Quality";
            case 6 -> "Signal";
            case 7 -> "Noise";
            case 8 -> "Rate";
            case 9 -> "Transmitted Frame Indicator";
            case 10 -> "Frame Length";
            default -> "Unknown DID";
        };
    }

    void describe(int at, FieldVisitor visitor) {
        int shown = Math.min(length, LENGTH - DATA);
        visitor.beginStruct("", at, LENGTH);
        visitor.code("DID", at, 4, id, label());
        visitor.number("Status", at + 4, 2, status);
        visitor.number("Length", at + 6, 2, length);
        visitor.bytes("Data", at + DATA, shown, Bytes.wrap(LittleEndian.bytes(data, shown)));
        if (visitor.wantsDetail()) {
            visitor.number(label().replace(" ", ""), at + DATA, LENGTH - DATA, data);
        }
        visitor.endStruct();
    }
}
