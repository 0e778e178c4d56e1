package dev.toami.filter.meaning;

import java.util.Arrays;

/**
 * BSD's loopback header: four bytes of an address family number, in the order of the host that captured
 * (LINKTYPE_NULL) or of the network (LINKTYPE_LOOP).
 */
final class LoopbackLink extends LinkLayer {
    private static final int AF_INET = 2;
    /** Darwin, NetBSD and OpenBSD, FreeBSD, Linux. */
    private static final int[] AF_INET6 = {30, 24, 28, 10};

    private final boolean hostOrder;

    LoopbackLink(Loads loads, boolean hostOrder) {
        super(loads, 4);
        this.hostOrder = hostOrder;
    }

    @Override
    Condition carries(int protocol) {
        return switch (protocol) {
            case EtherTypes.IPV4 -> familyIs(AF_INET);
            case EtherTypes.IPV6 ->
                Condition.any(Arrays.stream(AF_INET6).mapToObj(this::familyIs).toArray(Condition[]::new));
            default -> Condition.NEVER;
        };
    }

    /** A file does not tell which host wrote it, so both orders are tried. */
    private Condition familyIs(int family) {
        Value field = header(0, 4);
        return hostOrder
                ? Condition.any(Condition.equal(field, Integer.reverseBytes(family)), Condition.equal(field, family))
                : Condition.equal(field, family);
    }
}
