package dev.toami.filter.meaning;

import java.util.Optional;

/** Cisco's HDLC: address, control, an EtherType (RFC 1547, 4.3.1). */
final class HdlcLink extends LinkLayer {
    HdlcLink(Loads loads) {
        super(loads, FrameLayout.plain(4));
    }

    @Override
    Condition carries(int protocol) {
        int type = protocol == EtherTypes.SAP_ISO ? protocol << 8 | protocol : protocol;
        return Condition.equal(header(2, 2), type);
    }

    @Override
    Optional<LinkLayer> insideMpls() {
        return Optional.of(new MplsLink(this));
    }

    /** A byte of padding is before it. */
    @Override
    int isoProtocolOffset() {
        return 1;
    }
}
