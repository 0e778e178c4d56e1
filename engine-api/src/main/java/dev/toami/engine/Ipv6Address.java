package dev.toami.engine;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * An IPv6 address without a zone.
 *
 * @param high the first eight octets
 * @param low the last eight octets
 */
public record Ipv6Address(long high, long low) implements IpAddress, Comparable<Ipv6Address> {
    public static final int LENGTH = 16;
    public static final Ipv6Address ANY = new Ipv6Address(0, 0);
    public static final Ipv6Address LOOPBACK = new Ipv6Address(0, 1);

    public static Ipv6Address read(Bytes bytes, int offset) {
        return new Ipv6Address(bytes.i64(offset), bytes.i64(offset + 8));
    }

    /**
     * An address from the text forms of RFC 4291, section 2.2.
     *
     * @throws IllegalArgumentException if it is anything else, one with a zone ({@code %eth0}) included
     */
    public static Ipv6Address parse(String text) {
        int gap = text.indexOf("::");
        String head = gap < 0 ? text : text.substring(0, gap);
        int[] groups = groups(head, gap < 0).orElseThrow(() -> bad(text));
        if (gap >= 0) {
            int[] tail = groups(text.substring(gap + 2), true).orElseThrow(() -> bad(text));
            if (groups.length + tail.length > 7) {
                throw bad(text);
            }
            int[] all = Arrays.copyOf(groups, 8);
            System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
            groups = all;
        } else if (groups.length != 8) {
            throw bad(text);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return new Ipv6Address(high, low);
    }

    /** The groups of what stands before or behind the gap; at the very end the last two may be a dotted quad. */
    private static Optional<int[]> groups(String part, boolean isEnd) {
        if (part.isEmpty()) {
            return Optional.of(new int[0]);
        }
        String[] words = part.split(":", -1);
        if (words.length > 8) {
            return Optional.empty();
        }
        Optional<Ipv4Address> quad = isEnd ? Ipv4Address.tryParse(words[words.length - 1]) : Optional.empty();
        int hexadecimal = quad.isPresent() ? words.length - 1 : words.length;
        int[] groups = new int[quad.isPresent() ? words.length + 1 : words.length];
        for (int i = 0; i < hexadecimal; i++) {
            String word = words[i];
            if (word.isEmpty() || word.length() > 4 || !word.chars().allMatch(HexFormat::isHexDigit)) {
                return Optional.empty();
            }
            groups[i] = Integer.parseInt(word, 16);
        }
        quad.ifPresent(last -> {
            groups[hexadecimal] = last.bits() >>> 16;
            groups[hexadecimal + 1] = last.bits() & 0xffff;
        });
        return Optional.of(groups);
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("not an IPv6 address: " + Quote.of(text));
    }

    /** The 16-bit group at {@code index}, 0 to 7. */
    public int group(int index) {
        Objects.checkIndex(index, 8);
        return (int) ((index < 4 ? high : low) >> (16 * (3 - (index & 3)))) & 0xffff;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public byte[] toArray() {
        byte[] octets = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            octets[i] = (byte) (group(i / 2) >> ((i & 1) == 0 ? 8 : 0));
        }
        return octets;
    }

    @Override
    public boolean isMulticast() {
        return high >>> 56 == 0xff;
    }

    /** True for {@code ::ffff:a.b.c.d} (RFC 4291, section 2.5.5.2). */
    public boolean isV4Mapped() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    @Override
    public Ipv6Address netmask(int prefixLength) {
        if (prefixLength < 0 || prefixLength > 128) {
            throw new IllegalArgumentException("prefix length of an IPv6 address: " + prefixLength + ", not 0 to 128");
        }
        return new Ipv6Address(ones(Math.min(prefixLength, 64)), ones(Math.max(prefixLength - 64, 0)));
    }

    private static long ones(int count) {
        return count == 0 ? 0 : -1L << (64 - count);
    }

    /** An {@link Inet6Address} for a mapped address too: {@link InetAddress#getByAddress} would make it an IPv4 one. */
    @Override
    public InetAddress toInetAddress() {
        try {
            return Inet6Address.getByAddress(null, toArray(), -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public int compareTo(Ipv6Address other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** The text of RFC 5952: lower case, the longest run of at least two zero groups as {@code ::}. */
    @Override
    public String toString() {
        if (isV4Mapped()) {
            return "::ffff:" + new Ipv4Address((int) low);
        }
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(end) == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gapStart = i;
                gapLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }
}
