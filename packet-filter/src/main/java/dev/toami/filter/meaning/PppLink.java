package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.LinkType;

/**
 * PPP (RFC 1661): a protocol number of two bytes before the payload, behind an address and control field or what a system
 * writes in their place.
 */
final class PppLink extends LinkLayer {
    private static final int MPLS = 0x0281;
    private static final int IPV4 = 0x0021;
    /** IP with the headers compressed as in RFC 1144, and the first of such a conversation. */
    private static final int COMPRESSED = 0x002d;

    private static final int UNCOMPRESSED = 0x002f;

    private enum Kind {
        PPP,
        /** Not told whether in HDLC framing. */
        SERIAL,
        /** In place of the address, the direction. */
        PPPD,
        /** Here IP can be compressed. */
        BSDOS
    }

    private final Kind kind;
    private final Offset protocol;

    private PppLink(Loads loads, Kind kind, FrameLayout layout, Offset protocol) {
        super(loads, layout);
        this.kind = kind;
        this.protocol = protocol;
    }

    private static LinkLayer of(Loads loads, Kind kind, int protocol, int payload) {
        return new PppLink(loads, kind, FrameLayout.plain(payload), Offset.of(protocol));
    }

    static LinkLayer ppp(Loads loads) {
        return of(loads, Kind.PPP, 2, 4);
    }

    static LinkLayer serial(Loads loads) {
        return of(loads, Kind.SERIAL, 2, 4);
    }

    static LinkLayer pppd(Loads loads) {
        return of(loads, Kind.PPPD, 2, 4);
    }

    /** Behind the six bytes of a PPPoE header, {@link LinkType#PPP_ETHER}. */
    static LinkLayer ether(Loads loads) {
        return of(loads, Kind.SERIAL, 6, 8);
    }

    static LinkLayer bsdos(Loads loads) {
        return of(loads, Kind.BSDOS, 5, 24);
    }

    /** In another frame, behind its PPPoE header. */
    static LinkLayer insidePppoe(Loads loads, Offset header) {
        return new PppLink(loads, Kind.PPP, FrameLayout.plain(header, header.plus(2)), header);
    }

    @Override
    Condition carries(int number) {
        Value field = loads.at(protocol, 2);
        if (kind == Kind.BSDOS && number == EtherTypes.IPV4) {
            return Condition.any(
                    Condition.equal(field, IPV4),
                    Condition.equal(field, COMPRESSED),
                    Condition.equal(field, UNCOMPRESSED));
        }
        return Condition.equal(field, protocolNumber(number));
    }

    /** PPP's number of a protocol; what has none is taken for one. */
    private static int protocolNumber(int number) {
        return switch (number) {
            case EtherTypes.IPV4 -> IPV4;
            case EtherTypes.IPV6 -> 0x0057;
            case EtherTypes.DECNET -> 0x0027;
            case EtherTypes.ATALK -> 0x0029;
            case EtherTypes.XNS -> 0x0025;
            case EtherTypes.SAP_ISO -> 0x0023;
            case EtherTypes.SAP_STP -> 0x0031;
            case EtherTypes.SAP_IPX -> 0x002b;
            default -> number;
        };
    }

    @Override
    Condition carriesMpls() {
        return carries(MPLS);
    }

    @Override
    Optional<LinkLayer> insideMpls() {
        return kind == Kind.PPP ? Optional.of(new MplsLink(this)) : Optional.empty();
    }

    @Override
    Optional<Condition> direction(boolean inbound) {
        return kind == Kind.PPPD ? Optional.of(Condition.equal(header(0, 1), inbound ? 0 : 1)) : Optional.empty();
    }
}
