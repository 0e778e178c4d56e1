package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * Ethernet with the four bytes before the type that a switch and its host talk by: LINKTYPE_DSA_TAG_BRCM and
 * LINKTYPE_DSA_TAG_DSA. The first bits tell where the frame goes.
 *
 * @see <a href="https://docs.kernel.org/networking/dsa/dsa.html">Linux's Distributed Switch Architecture</a>
 */
final class SwitchTagLink extends EthernetLink {
    private static final int TAG = 12;

    /** Which bits of the tag's first byte tell the direction. */
    private final int mask;
    /** What they are in a frame that the host sends; zeros in one that it receives. */
    private final int outbound;

    private SwitchTagLink(Loads loads, Offset type, int mask, int outbound) {
        super(loads, Offset.of(0), type);
        this.mask = mask;
        this.outbound = outbound;
    }

    static LinkLayer broadcom(Loads loads) {
        return new SwitchTagLink(loads, Offset.of(TAG + 4), 0xe0, 0x20);
    }

    static LinkLayer marvell(Loads loads) {
        return new SwitchTagLink(loads, Offset.of(TAG + 4), 0xc0, 0x40);
    }

    @Override
    EthernetLink withType(Offset place) {
        return new SwitchTagLink(loads, place, mask, outbound);
    }

    @Override
    Optional<Condition> direction(boolean inbound) {
        return Optional.of(Condition.equal(header(TAG, 1), mask, inbound ? 0 : outbound));
    }
}
