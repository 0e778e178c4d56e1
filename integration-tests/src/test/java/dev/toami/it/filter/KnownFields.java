package dev.toami.it.filter;

import java.util.Optional;
import java.util.Set;

import dev.toami.testing.filter.Link;

/** Packets for which the installed libpcap, 1.10.3, and this project's compiler have different verdicts on purpose. */
final class KnownFields {
    private static final String FAMILY = "1.10.3 knows the AF_INET6 and the byte order of its own system only";
    private static final String OLD_ARCNET = "1.10.3 takes the protocol numbers of RFC 1051 for those of RFC 1201";

    private static final Set<Integer> OWN_FAMILIES = Set.of(2, 10);
    private static final Set<Integer> OTHER_FAMILIES = Set.of(24, 28, 30);
    /** IPv4 and ARP. */
    private static final Set<Integer> OLD_PROTOCOLS = Set.of(0xf0, 0xf1);

    private KnownFields() {}

    /** Why the results may differ. */
    static Optional<String> reason(Link link, byte[] packet) {
        return switch (link) {
            case NULL, ENC -> when(isForeign(word(packet)), FAMILY);
            case LOOP -> when(OTHER_FAMILIES.contains(word(packet)), FAMILY);
            case PFLOG -> when(OTHER_FAMILIES.contains(at(packet, 1)), FAMILY);
            case ARCNET -> when(OLD_PROTOCOLS.contains(at(packet, 2)), OLD_ARCNET);
            case ARCNET_LINUX -> when(OLD_PROTOCOLS.contains(at(packet, 4)), OLD_ARCNET);
            default -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean condition, String reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }

    /** Of another system than this, whose byte order is the reverse of the network's; or in the network's order. */
    private static boolean isForeign(int family) {
        return OTHER_FAMILIES.contains(family)
                || OTHER_FAMILIES.contains(Integer.reverseBytes(family))
                || OWN_FAMILIES.contains(family);
    }

    private static int at(byte[] packet, int offset) {
        return offset < packet.length ? packet[offset] & 0xff : -1;
    }

    private static int word(byte[] packet) {
        return packet.length < 4 ? -1 : at(packet, 0) << 24 | at(packet, 1) << 16 | at(packet, 2) << 8 | at(packet, 3);
    }
}
