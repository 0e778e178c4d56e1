package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * Ethernet II and IEEE 802.3.
 *
 * <pre>
 * 0           6          12     14
 * +-----------+-----------+------+---------
 * |destination|  source   | type | payload     802.3: a length, then an LLC header
 * +-----------+-----------+------+---------
 * </pre>
 */
final class EthernetLink extends LinkLayer {
    private static final int TYPE = 12;

    /** Where the type field is: behind the addresses, or behind tags. */
    private final Offset type;

    EthernetLink(Loads loads) {
        this(loads, Offset.of(0), Offset.of(TYPE));
    }

    /** A frame in another that begins at {@code header}. */
    EthernetLink(Loads loads, Offset header) {
        this(loads, header, header.plus(TYPE));
    }

    private EthernetLink(Loads loads, Offset header, Offset type) {
        super(loads, header, type.plus(2));
        this.type = type;
    }

    @Override
    Condition carries(int protocol) {
        Value field = loads.at(type, 2);
        Condition isType = Condition.equal(field, protocol);
        Condition isLength = atMost(field, MAX_LLC_LENGTH);
        return switch (protocol) {
            case EtherTypes.SAP_ISO, EtherTypes.SAP_IP, EtherTypes.SAP_NETBEUI ->
                Condition.all(isLength, payloadIs(0, 2, protocol << 8 | protocol));
            case EtherTypes.SAP_IPX ->
                Condition.any(
                        Condition.equal(field, EtherTypes.IPX_TYPE),
                        Condition.all(
                                isLength,
                                Condition.any(
                                        snap(0, EtherTypes.IPX_TYPE),
                                        payloadIs(0, 1, EtherTypes.SAP_IPX),
                                        payloadIs(0, 2, 0xffff))));
            case EtherTypes.ATALK -> Condition.any(isType, Condition.all(isLength, snap(0x080007, protocol)));
            case EtherTypes.AARP -> Condition.any(isType, Condition.all(isLength, snap(0, protocol)));
            default -> protocol <= MAX_LLC_LENGTH ? Condition.all(isLength, payloadIs(0, 1, protocol)) : isType;
        };
    }

    @Override
    Optional<LinkLayer> insideVlan() {
        return Optional.of(new EthernetLink(loads, header(), type.plus(4)));
    }

    @Override
    Optional<LinkLayer> insideMpls() {
        return Optional.of(new MplsLink(loads, header(), payload().plus(4)));
    }

    @Override
    boolean hasMacAddresses() {
        return true;
    }
}
