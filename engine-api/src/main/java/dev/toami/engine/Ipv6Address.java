package dev.toami.engine;

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
        int[] groups = new int[8];
        int before = gap < 0 ? groups(text, text, groups, 0) : groups(text, text.substring(0, gap), groups, 0);
        if (gap >= 0) {
            int[] tail = new int[8];
            int after = groups(text, text.substring(gap + 2), tail, 0);
            if (before + after > 7) {
                throw bad(text);
            }
            System.arraycopy(tail, 0, groups, 8 - after, after);
        } else if (before != 8) {
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

    private static int groups(String whole, String part, int[] groups, int from) {
        if (part.isEmpty()) {
            return from;
        }
        int count = from;
        String[] words = part.split(":", -1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            boolean quad = i == words.length - 1 && word.indexOf('.') >= 0;
            if (count > (quad ? 6 : 7)) {
                throw bad(whole);
            }
            if (quad) {
                int bits = Ipv4Address.parse(word).bits();
                groups[count++] = bits >>> 16;
                groups[count++] = bits & 0xffff;
            } else if (!word.isEmpty()
                    && word.length() <= 4
                    && word.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                groups[count++] = Integer.parseInt(word, 16);
            } else {
                throw bad(whole);
            }
        }
        return count;
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("not an IPv6 address: \"" + text + "\"");
    }

    /** The 16-bit group at {@code index}, 0 to 7. */
    public int group(int index) {
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
