package dev.toami.engine;

import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

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
            throw new IllegalArgumentException(
                    "a MAC address has 6 bytes, not " + octets.length + ": " + Bytes.wrap(octets));
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
     * An address from text: six octets of one or two hexadecimal digits, all parted by {@code :}, all by {@code -} or all
     * by {@code .}; three groups of four digits parted by {@code .}; or twelve digits.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static MacAddress parse(String text) {
        char separator = text.indexOf(':') >= 0 ? ':' : text.indexOf('-') >= 0 ? '-' : '.';
        String[] groups = text.split(Pattern.quote(String.valueOf(separator)), -1);
        // Bytes a group: the first one tells the form, the others must have it too.
        int width = groups.length == 1 ? text.length() / 2 : separator == '.' && groups[0].length() == 4 ? 2 : 1;
        for (String group : groups) {
            boolean isWhole = group.length() == 2 * width || (groups.length > 1 && width == 1 && group.length() == 1);
            if (group.isEmpty() || !isWhole || !group.chars().allMatch(HexFormat::isHexDigit)) {
                throw new IllegalArgumentException("not a MAC address of 6 bytes: " + Quote.of(text));
            }
        }
        if (groups.length * width != LENGTH) {
            throw new IllegalArgumentException(
                    "a MAC address has 6 bytes, not " + groups.length * width + ": " + Quote.of(text));
        }
        long bits = 0;
        for (String group : groups) {
            bits = bits << (8 * width) | Long.parseLong(group, 16);
        }
        return new MacAddress(bits);
    }

    /** The octet at {@code index}, 0 to 5. */
    public int octet(int index) {
        return (int) (bits >> (8 * (LENGTH - 1 - Objects.checkIndex(index, LENGTH)))) & 0xff;
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
