package dev.toami.engine;

import java.util.Arrays;

/**
 * A 48-bit IEEE 802 MAC address (EUI-48).
 *
 * @param bits the address in the low 48 bits, first octet highest
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
    public static final int LENGTH = 6;
    public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);
    public static final MacAddress ZERO = new MacAddress(0);

    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits: 0x" + Long.toHexString(bits));
        }
    }

    /**
     * An address from its octets.
     *
     * @throws IllegalArgumentException if there are not exactly six
     */
    public static MacAddress of(byte... octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("a MAC address has 6 bytes, not " + octets.length + ": "
                    + Hex.format(Bytes.wrap(Arrays.copyOf(octets, octets.length))));
        }
        long bits = 0;
        for (byte octet : octets) {
            bits = bits << 8 | (octet & 0xff);
        }
        return new MacAddress(bits);
    }

    /** The address at {@code offset} of {@code bytes}. */
    public static MacAddress read(Bytes bytes, int offset) {
        return new MacAddress((long) bytes.u16(offset) << 32 | bytes.u32(offset + 2));
    }

    /**
     * An address from text: six octets of one or two hexadecimal digits parted by {@code :}, {@code -} or {@code .},
     * three groups of four parted by {@code .}, or twelve digits.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static MacAddress parse(String text) {
        String[] parts = text.split("[:.-]", -1);
        int digits = parts.length == 6 ? 2 : parts.length == 3 ? 4 : parts.length == 1 ? 12 : 0;
        long bits = 0;
        for (String part : parts) {
            boolean exact = digits != 2;
            if (part.isEmpty()
                    || part.length() > digits
                    || (exact && part.length() != digits)
                    || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                throw new IllegalArgumentException("not a MAC address of 6 bytes: \"" + text + "\"");
            }
            bits = (bits << (digits * 4)) | Long.parseLong(part, 16);
        }
        return new MacAddress(bits);
    }

    /** The octet at {@code index}, 0 to 5. */
    public int octet(int index) {
        return (int) (bits >> (8 * (LENGTH - 1 - index))) & 0xff;
    }

    public byte[] toArray() {
        byte[] octets = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            octets[i] = (byte) octet(i);
        }
        return octets;
    }

    /** True for a group address, the broadcast address included. */
    public boolean isMulticast() {
        return (octet(0) & 1) != 0;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    /** Lower-case octets parted by colons. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(17);
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0) {
                text.append(':');
            }
            int octet = octet(i);
            text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return text.toString();
    }
}
