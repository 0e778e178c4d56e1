package dev.toami.protocols.icmp;

/** Writes numbers into the data of neighbour discovery options. */
final class OptionData {
    private OptionData() {}

    static void putU16(byte[] data, int offset, int value) {
        data[offset] = (byte) (value >> 8);
        data[offset + 1] = (byte) value;
    }

    static void putU32(byte[] data, int offset, long value) {
        putU16(data, offset, (int) (value >> 16));
        putU16(data, offset + 2, (int) value);
    }

    static void checkLifetime(long seconds) {
        if (seconds >>> 32 != 0) {
            throw new IllegalArgumentException("a lifetime has 32 bits: " + seconds);
        }
    }

    static void check(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + " is at most " + max + ", not " + value);
        }
    }
}
