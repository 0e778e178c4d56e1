package dev.toami.engine;

import java.util.Optional;

/**
 * An IPv4 address.
 *
 * @param bits the address, first octet highest
 */
public record Ipv4Address(int bits) implements IpAddress, Comparable<Ipv4Address> {
    public static final int LENGTH = 4;
    public static final Ipv4Address ANY = new Ipv4Address(0);
    public static final Ipv4Address BROADCAST = new Ipv4Address(-1);

    public static Ipv4Address of(int a, int b, int c, int d) {
        if (((a | b | c | d) & ~0xff) != 0) {
            throw new IllegalArgumentException("not an IPv4 address: " + a + "." + b + "." + c + "." + d);
        }
        return new Ipv4Address(a << 24 | b << 16 | c << 8 | d);
    }

    public static Ipv4Address read(Bytes bytes, int offset) {
        return new Ipv4Address(bytes.i32(offset));
    }

    /**
     * An address from four decimal octets without leading zeros, which some take for octal.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Ipv4Address parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an IPv4 address: " + Quote.of(text)));
    }

    static Optional<Ipv4Address> tryParse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != LENGTH) {
            return Optional.empty();
        }
        int bits = 0;
        for (String part : parts) {
            boolean isNumber =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!isNumber || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | Integer.parseInt(part);
        }
        return Optional.of(new Ipv4Address(bits));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public byte[] toArray() {
        return new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
    }

    @Override
    public boolean isMulticast() {
        return bits >>> 28 == 0xe;
    }

    @Override
    public Ipv4Address netmask(int prefixLength) {
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("prefix length of an IPv4 address: " + prefixLength + ", not 0 to 32");
        }
        return new Ipv4Address(prefixLength == 0 ? 0 : -1 << (32 - prefixLength));
    }

    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    /** The dotted quad. */
    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >> 16 & 0xff) + "." + (bits >> 8 & 0xff) + "." + (bits & 0xff);
    }
}
