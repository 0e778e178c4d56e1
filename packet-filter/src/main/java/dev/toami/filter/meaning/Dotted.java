package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * One to four octets of an IPv4 address.
 *
 * @param network the octets, the first highest, zeros behind them
 * @param bits how many bits were given
 */
record Dotted(int network, int bits) {
    int mask() {
        return bits == 0 ? 0 : -1 << (32 - bits);
    }

    /** Decimal octets, also with leading zeros; nothing if one is no number up to 255. */
    static Optional<Dotted> parse(String text) {
        int network = 0;
        int bits = 0;
        for (String part : text.split("\\.", -1)) {
            if (!part.matches("0*[0-9]{1,3}") || bits == 32) {
                return Optional.empty();
            }
            int octet = Integer.parseInt(part.substring(Math.max(0, part.length() - 3)));
            if (octet > 255) {
                return Optional.empty();
            }
            network |= octet << (24 - bits);
            bits += 8;
        }
        return Optional.of(new Dotted(network, bits));
    }

    /** The network that a single number means, moved up to the first octet: {@code net 10} is 10.0.0.0/8. */
    static Dotted shortNetwork(int number) {
        int network = number;
        int bits = 32;
        while (network != 0 && (network & 0xff00_0000) == 0) {
            network <<= 8;
            bits -= 8;
        }
        return new Dotted(network, bits);
    }
}
