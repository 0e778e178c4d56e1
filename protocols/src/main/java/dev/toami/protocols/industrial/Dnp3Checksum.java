package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;

/** The cyclic redundancy check of DNP3 (IEEE 1815, 9.2.4.1.7): x16+x13+x12+x11+x10+x8+x6+x5+x2+1, reflected, inverted. */
final class Dnp3Checksum {
    private static final int POLYNOMIAL = 0xa6bc;

    private Dnp3Checksum() {}

    static int of(Bytes bytes) {
        int crc = 0;
        for (int i = 0; i < bytes.length(); i++) {
            crc ^= bytes.u8(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
        }
        return ~crc & 0xffff;
    }

    /** Whether the checksum behind {@code length} bytes is theirs. */
    static boolean isGood(Bytes in, int at, int length) {
        return Integer.reverseBytes(in.u16(at + length)) >>> 16 == of(in.slice(at, length));
    }
}
