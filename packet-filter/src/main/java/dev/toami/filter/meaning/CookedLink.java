package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * The header that stands for any link's on a cooked socket: LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2.
 *
 * <pre>
 * SLL   0          2           4           6           14       16
 *       |packet type|ARPHRD    |addr length|  address  |protocol|
 * SLL2  0        2        4                 8      10   11   12             20
 *       |protocol|reserved|interface index  |ARPHRD|type|alen|   address    |
 * </pre>
 */
final class CookedLink extends LinkLayer {
    static final int SLL_HEADER = 16;
    static final int SLL2_HEADER = 20;

    /** {@code ETH_P_802_3}: Novell's raw IPX. */
    private static final int PROTOCOL_802_3 = 1;
    /** {@code ETH_P_802_2}: an LLC header follows. */
    private static final int PROTOCOL_802_2 = 4;
    /** {@code PACKET_OUTGOING}. */
    private static final int OUTGOING = 4;

    private final boolean version2;
    private final Offset type;

    private CookedLink(Loads loads, boolean version2, Offset type, Offset payload) {
        super(loads, FrameLayout.plain(Offset.of(0), payload));
        this.version2 = version2;
        this.type = type;
    }

    static CookedLink outer(Loads loads, boolean version2) {
        return version2
                ? new CookedLink(loads, true, Offset.of(0), Offset.of(SLL2_HEADER))
                : new CookedLink(loads, false, Offset.of(14), Offset.of(SLL_HEADER));
    }

    @Override
    Condition carries(int protocol) {
        Value field = loads.at(type, 2);
        Condition isType = Condition.equal(field, protocol);
        if (version2) {
            // libpcap looks for no LLC header behind this header.
            return isType;
        }
        Condition isLlc = Condition.equal(field, PROTOCOL_802_2);
        return switch (protocol) {
            case EtherTypes.SAP_ISO, EtherTypes.SAP_IP, EtherTypes.SAP_NETBEUI ->
                Condition.all(isLlc, accessPoints(protocol));
            case EtherTypes.SAP_IPX ->
                Condition.any(
                        Condition.equal(field, EtherTypes.IPX_TYPE),
                        Condition.equal(field, PROTOCOL_802_3),
                        Condition.all(
                                isLlc,
                                Condition.any(contentIs(0, 1, EtherTypes.SAP_IPX), snap(0, EtherTypes.IPX_TYPE))));
            case EtherTypes.ATALK -> Condition.any(isType, Condition.all(isLlc, snap(0x080007, protocol)));
            case EtherTypes.AARP -> Condition.any(isType, Condition.all(isLlc, snap(0, protocol)));
            default -> protocol <= MAX_LLC_LENGTH ? Condition.all(isLlc, contentIs(0, 1, protocol)) : isType;
        };
    }

    @Override
    boolean hasAccessPoints() {
        return !version2;
    }

    /** A tag that is still in the bytes begins the payload with its identifier, and the inner type follows. */
    @Override
    Optional<LinkLayer> insideVlan() {
        return Optional.of(
                new CookedLink(loads, version2, payload().plus(2), payload().plus(4)));
    }

    @Override
    boolean tagIsMetadata() {
        return true;
    }

    @Override
    Optional<Condition> direction(boolean inbound) {
        Condition outbound = Condition.equal(version2 ? header(10, 1) : header(0, 2), OUTGOING);
        return Optional.of(inbound ? Condition.not(outbound) : outbound);
    }

    @Override
    Optional<Value> interfaceIndex() {
        return version2 ? Optional.of(header(4, 4)) : Optional.empty();
    }
}
