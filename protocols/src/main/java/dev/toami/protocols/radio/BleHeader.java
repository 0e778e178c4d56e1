package dev.toami.protocols.radio;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What a packet of the Bluetooth Low Energy link layer is built with.
 *
 * @param header type and flags
 * @param length of the payload; computed if empty
 * @param crc 24 bits; computed as on advertising channels if empty
 */
public record BleHeader(long accessAddress, int header, OptionalInt length, OptionalInt crc) implements LayerValue {
    private static final int ADDRESS_LENGTH = 4;
    private static final int CRC_START = 0x555555;

    public static BleHeader of(long accessAddress, int header) {
        return new BleHeader(accessAddress, header, OptionalInt.empty(), OptionalInt.empty());
    }

    public BleHeader withLength(int bytes) {
        return new BleHeader(accessAddress, header, OptionalInt.of(bytes), crc);
    }

    public BleHeader withCrc(int value) {
        return new BleHeader(accessAddress, header, length, OptionalInt.of(value));
    }

    /** Volume 6, part B, 3.1.1: a shift register, fed and sent with the least significant bit of a byte first. */
    static int crc(Bytes covered) {
        int crc = Integer.reverse(CRC_START) >>> 8;
        for (int i = 0; i < covered.length(); i++) {
            crc ^= covered.u8(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xda6000 : crc >>> 1;
            }
        }
        return fromWire(crc);
    }

    /** The most significant bit of a CRC is sent first, but bytes are captured with their least significant bit first. */
    static int fromWire(int littleEndian) {
        return Integer.reverse(littleEndian) >>> 8;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int declared = length.orElse(out.length());
        out.prepend(2).u8(0, header).u8(1, declared);
        int check = crc.orElseGet(() -> crc(out.view()));
        if (accessAddress >>> 32 != 0 || check >>> 24 != 0) {
            throw new IllegalArgumentException(
                    "an access address has 32 bits, a CRC 24: " + accessAddress + ", " + check);
        }
        out.prepend(ADDRESS_LENGTH).bytes(0, LittleEndian.bytes(accessAddress, ADDRESS_LENGTH));
        out.append(Bytes.wrap(LittleEndian.bytes(Integer.reverse(check) >>> 8, BleFrame.CRC_LENGTH)));
    }
}
