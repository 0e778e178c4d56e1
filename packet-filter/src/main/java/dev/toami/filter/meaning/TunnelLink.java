package dev.toami.filter.meaning;

import java.util.Optional;

/** The inside of a tunnel that names what it carries by its EtherType: an Ethernet frame, or a packet without one. */
final class TunnelLink extends EthernetLink {
    private static final Offset ZERO = Offset.of(0);

    private final Condition hasEthernetHeader;

    /**
     * @param type where the EtherType is
     * @param content what it tells of
     * @param hasEthernetHeader whether there are addresses
     */
    TunnelLink(Loads loads, Offset header, Offset type, Offset content, Condition hasEthernetHeader) {
        super(loads, FrameLayout.perhapsLlc(header, content), type);
        this.hasEthernetHeader = hasEthernetHeader;
    }

    /**
     * What tests see that stand behind one of a tunnel which does not hold, as in {@code geneve or ip}. In libpcap's
     * program the places of the inner frame are not set then, so that type, header and content are all at offset 0, and
     * here they are too. There are no addresses.
     */
    static LinkLayer absent() {
        return new TunnelLink(Loads.ofBytes(), ZERO, ZERO, ZERO, Condition.NEVER);
    }

    @Override
    Optional<LinkLayer> insideVlan() {
        return Optional.of(
                new TunnelLink(loads, header(), type().plus(4), layout.content().plus(4), hasEthernetHeader));
    }

    @Override
    Optional<LinkAddresses> addresses() {
        return super.addresses().map(addresses -> new GuardedAddresses(hasEthernetHeader, addresses));
    }
}
