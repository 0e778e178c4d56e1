package dev.toami.filter.meaning;

/**
 * BSD's loopback header: four bytes of an address family number, in the order of the host that captured (LINKTYPE_NULL) or
 * of the network (LINKTYPE_LOOP); OpenBSD's header of packets in tunnels (LINKTYPE_ENC) begins with the former.
 *
 * <p>A file does not tell which host wrote it, so both orders are tried.
 */
final class LoopbackLink extends NumberedLink {
    private LoopbackLink(Loads loads, int header, boolean hostOrder) {
        super(
                loads,
                FrameLayout.plain(header),
                0,
                4,
                hostOrder ? AddressFamilies.inBothOrders() : AddressFamilies.NUMBERS);
    }

    static LinkLayer inHostOrder(Loads loads) {
        return new LoopbackLink(loads, 4, true);
    }

    static LinkLayer inNetworkOrder(Loads loads) {
        return new LoopbackLink(loads, 4, false);
    }

    static LinkLayer tunnel(Loads loads) {
        return new LoopbackLink(loads, 12, true);
    }
}
