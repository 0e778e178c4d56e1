package dev.toami.filter.meaning;

import java.util.Optional;

/** A PPP frame without address and control: a protocol number of two bytes (RFC 1661), then the payload. */
final class PppLink extends LinkLayer {
    private static final int MPLS = 0x0281;

    PppLink(Loads loads, Offset header) {
        super(loads, header, header.plus(2));
    }

    @Override
    Condition carries(int protocol) {
        int number =
                switch (protocol) {
                    case EtherTypes.IPV4 -> 0x0021;
                    case EtherTypes.IPV6 -> 0x0057;
                    case EtherTypes.DECNET -> 0x0027;
                    case EtherTypes.ATALK -> 0x0029;
                    case EtherTypes.SAP_ISO -> 0x0023;
                    case EtherTypes.SAP_STP -> 0x0031;
                    case EtherTypes.SAP_IPX -> 0x002b;
                    default -> protocol;
                };
        return Condition.equal(header(0, 2), number);
    }

    @Override
    Condition carriesMpls() {
        return carries(MPLS);
    }

    @Override
    Optional<LinkLayer> insideMpls() {
        return Optional.of(new MplsLink(loads, header(), payload().plus(4)));
    }
}
