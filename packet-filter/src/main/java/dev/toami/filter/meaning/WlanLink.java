package dev.toami.filter.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IEEE 802.11, perhaps behind what the capturing radio wrote. Data frames carry an LLC header.
 *
 * <pre>
 * 0     1        4         10        16        22       24
 * |type |to, from|address 1|address 2|address 3|sequence|address 4, QoS: in some frames
 *  DS: the distribution system
 * </pre>
 */
final class WlanLink extends LlcLink {
    /** Bits of the first byte: the type. */
    static final int TYPE = 0x0c;

    static final int CONTROL = 0x04;
    static final int DATA = 0x08;

    /** LINKTYPE_IEEE802_11 in a PPI header, least byte first. */
    private static final int PPI_WLAN = 0x69000000;

    private final RadioPrefix prefix;

    WlanLink(Loads loads, RadioPrefix prefix) {
        this(loads, prefix, Offset.behind(CONTENT_START, 0));
    }

    private WlanLink(Loads loads, RadioPrefix prefix, Offset content) {
        super(loads, prefix == RadioPrefix.NONE ? Offset.of(0) : Offset.behind(HEADER_START, 0), content);
        this.prefix = prefix;
    }

    @Override
    List<Rule.Prologue> prologues() {
        boolean padding = prefix == RadioPrefix.RADIOTAP;
        List<Rule.Prologue> prologues = new ArrayList<>(prefix.prologues());
        prologues.add(new WlanHeaderLength(this, padding).prologue());
        return List.copyOf(prologues);
    }

    @Override
    Optional<Condition> required() {
        return prefix == RadioPrefix.PPI
                ? Optional.of(Condition.equal(new Value.Load(4, 4), PPI_WLAN))
                : Optional.empty();
    }

    @Override
    Condition carries(int protocol) {
        return Condition.all(isType(DATA), super.carries(protocol));
    }

    Condition isType(int type) {
        return Condition.equal(header(0, 1), TYPE, type);
    }

    @Override
    Optional<Condition> carriesLlc() {
        return Optional.of(isType(DATA));
    }

    /** A tag at the place of the SNAP header's protocol. */
    @Override
    Optional<LinkLayer> insideVlan() {
        return prefix == RadioPrefix.PPI
                ? Optional.empty()
                : Optional.of(new WlanLink(loads, prefix, layout.content().plus(4)));
    }

    @Override
    Optional<LinkAddresses> addresses() {
        return Optional.of(new WlanAddresses(this));
    }

    @Override
    boolean hasRadioHeader() {
        return prefix != RadioPrefix.NONE && prefix != RadioPrefix.PPI;
    }
}
