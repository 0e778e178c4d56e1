package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * A link whose header is always followed by an LLC header of IEEE 802.2: FDDI, Token Ring, IP over Fibre Channel (RFC
 * 2625), ATM (RFC 1483).
 *
 * <pre>
 *       0    1    2       3            6        8
 * +-----+----+----+-------+------------+--------+---------
 * |     |DSAP|SSAP|control|organisation|protocol| payload
 * +-----+----+----+-------+------------+--------+---------
 *        `---- LLC ------' `------ SNAP -------'
 * </pre>
 */
class LlcLink extends LinkLayer {
    LlcLink(Loads loads, Offset header, Offset content) {
        super(loads, FrameLayout.alwaysLlc(header, content));
    }

    private LlcLink(Loads loads, int header) {
        this(loads, Offset.of(0), Offset.of(header));
    }

    /** Nothing but the LLC header. */
    static LinkLayer bare(Loads loads) {
        return new LlcLink(loads, 0);
    }

    /** The same where libpcap has a test for an LLC header. */
    static LinkLayer told(Loads loads) {
        return new LlcLink(loads, 0) {
            @Override
            Optional<Condition> carriesLlc() {
                return Optional.of(Condition.ALWAYS);
            }
        };
    }

    static LinkLayer fddi(Loads loads) {
        return withAddresses(loads, 13, 7, 1, Optional.of(Condition.ALWAYS));
    }

    /** Without the routing information that could be there. */
    static LinkLayer tokenRing(Loads loads) {
        return withAddresses(loads, 14, 8, 2, Optional.of(Condition.ALWAYS));
    }

    static LinkLayer fibreChannel(Loads loads) {
        return withAddresses(loads, 16, 10, 2, Optional.empty());
    }

    private static LinkLayer withAddresses(
            Loads loads, int header, int source, int destination, Optional<Condition> carriesLlc) {
        return new LlcLink(loads, header) {
            @Override
            Optional<LinkAddresses> addresses() {
                return Optional.of(new MacAddresses(this, source, destination));
            }

            @Override
            Optional<Condition> carriesLlc() {
                return carriesLlc;
            }
        };
    }

    @Override
    boolean hasAccessPoints() {
        return true;
    }

    @Override
    Condition carries(int protocol) {
        return switch (protocol) {
            case EtherTypes.SAP_ISO, EtherTypes.SAP_IP, EtherTypes.SAP_NETBEUI -> accessPoints(protocol);
            case EtherTypes.ATALK -> snap(0x080007, protocol);
            default -> protocol <= MAX_LLC_LENGTH ? contentIs(0, 1, protocol) : contentIs(6, 2, protocol);
        };
    }
}
