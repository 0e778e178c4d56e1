package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * Ethernet II and IEEE 802.3, also behind the prefix of a capturing device, and with the tag of a switch before the type.
 *
 * <pre>
 * 0           6          12        12 or 16  14 or 18
 * +-----------+-----------+----------+------+---------
 * |destination|  source   |switch tag| type | payload     802.3: a length, then an LLC header
 * +-----------+-----------+----------+------+---------
 * </pre>
 */
class EthernetLink extends LinkLayer {
    private static final int TYPE = 12;

    /** Where the type field is: behind the addresses, or behind tags. */
    private final Offset type;

    EthernetLink(Loads loads) {
        this(loads, Offset.of(0));
    }

    /** A frame in another that begins at {@code header}. */
    EthernetLink(Loads loads, Offset header) {
        this(loads, header, header.plus(TYPE));
    }

    EthernetLink(Loads loads, Offset header, Offset type) {
        this(loads, FrameLayout.perhapsLlc(header, type.plus(2)), type);
    }

    EthernetLink(Loads loads, FrameLayout layout, Offset type) {
        super(loads, layout);
        this.type = type;
    }

    /** Where the type field is. */
    final Offset type() {
        return type;
    }

    /** The same kind of frame, its type field elsewhere. */
    EthernetLink withType(Offset place) {
        return new EthernetLink(loads, header(), place);
    }

    @Override
    Condition carries(int protocol) {
        Value field = loads.at(type, 2);
        Condition isType = Condition.equal(field, protocol);
        Condition isLength = atMost(field, MAX_LLC_LENGTH);
        return switch (protocol) {
            case EtherTypes.SAP_ISO, EtherTypes.SAP_IP, EtherTypes.SAP_NETBEUI ->
                Condition.all(isLength, accessPoints(protocol));
            case EtherTypes.SAP_IPX ->
                Condition.any(
                        Condition.equal(field, EtherTypes.IPX_TYPE),
                        Condition.all(
                                isLength,
                                Condition.any(
                                        snap(0, EtherTypes.IPX_TYPE),
                                        contentIs(0, 1, EtherTypes.SAP_IPX),
                                        contentIs(0, 2, 0xffff))));
            case EtherTypes.ATALK -> Condition.any(isType, Condition.all(isLength, snap(0x080007, protocol)));
            case EtherTypes.AARP -> Condition.any(isType, Condition.all(isLength, snap(0, protocol)));
            default ->
                protocol <= MAX_LLC_LENGTH
                        ? Condition.all(isLength, Condition.equal(loads.at(type.plus(2), 1), protocol))
                        : isType;
        };
    }

    /** A length and no old IPX frame, which has a checksum of ones in place of the access points. */
    @Override
    Optional<Condition> carriesLlc() {
        return Optional.of(
                Condition.all(atMost(loads.at(type, 2), MAX_LLC_LENGTH), Condition.not(contentIs(0, 2, 0xffff))));
    }

    @Override
    boolean hasAccessPoints() {
        return true;
    }

    @Override
    Optional<LinkLayer> insideVlan() {
        return Optional.of(withType(type.plus(4)));
    }

    @Override
    Optional<LinkLayer> behindTag(Value.Variable length) {
        return type.base().isPresent()
                ? Optional.empty()
                : Optional.of(withType(Offset.behind(length, type.constant())));
    }

    @Override
    boolean tagIsMetadata() {
        return type.equals(Offset.of(TYPE));
    }

    @Override
    Optional<LinkLayer> insideMpls() {
        return Optional.of(new MplsLink(this));
    }

    @Override
    Optional<LinkAddresses> addresses() {
        return Optional.of(new MacAddresses(this, 6, 0));
    }
}
