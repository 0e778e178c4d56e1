package dev.toami.filter.meaning;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.Opcode;

/**
 * Where a frame's parts lie and how its link header names what it carries. Immutable; protocols are EtherTypes, or, up to
 * {@link #MAX_LLC_LENGTH}, service access points of IEEE 802.2.
 */
abstract class LinkLayer {
    /** What is at most this in a type field is a length, and an LLC header follows. */
    static final int MAX_LLC_LENGTH = 1500;

    final Loads loads;
    private final Offset header;
    private final Offset payload;

    /** A link header at the start of the frame, and a payload at a fixed offset. */
    LinkLayer(Loads loads, int payload) {
        this(loads, Offset.of(0), Offset.of(payload));
    }

    LinkLayer(Loads loads, Offset header, Offset payload) {
        this.loads = loads;
        this.header = header;
        this.payload = payload;
    }

    static LinkLayer of(LinkType type, Loads loads) {
        if (type.equals(LinkType.ETHERNET)) {
            return new EthernetLink(loads);
        }
        if (type.equals(LinkType.LINUX_SLL) || type.equals(LinkType.LINUX_SLL2)) {
            return CookedLink.outer(loads, type.equals(LinkType.LINUX_SLL2));
        }
        if (type.equals(LinkType.NULL) || type.equals(LinkType.LOOP)) {
            return new LoopbackLink(loads, type.equals(LinkType.NULL));
        }
        return RawLink.forType(type, loads)
                .orElseThrow(() -> new IllegalArgumentException("no filters on link type " + type + " yet"));
    }

    /** What is to be computed before all tests to know where the parts lie. */
    List<Rule.Prologue> prologues() {
        return List.of();
    }

    /** Whether the frame carries this protocol. */
    abstract Condition carries(int protocol);

    /** The same frame, seen behind a VLAN tag at the place of its type field. */
    Optional<LinkLayer> insideVlan() {
        return Optional.empty();
    }

    /** The same frame, seen behind a label at the start of its payload. */
    Optional<LinkLayer> insideMpls() {
        return Optional.empty();
    }

    /** Whether the type field, or the label before, says that a label follows. */
    Condition carriesMpls() {
        return carries(EtherTypes.MPLS);
    }

    /** The same frame, seen behind a PPPoE header of six bytes: a PPP frame. */
    final LinkLayer insidePppoe() {
        return new PppLink(loads, payload.plus(6));
    }

    boolean hasMacAddresses() {
        return false;
    }

    /** Whether frames can carry nothing but IP. */
    boolean carriesIpOnly() {
        return false;
    }

    /** Where the link header begins. */
    final Offset header() {
        return header;
    }

    /** Where the network layer's header begins. */
    final Offset payload() {
        return payload;
    }

    final Value header(int offset, int size) {
        return loads.at(header.plus(offset), size);
    }

    final Value payload(int offset, int size) {
        return loads.at(payload.plus(offset), size);
    }

    final Condition payloadIs(int offset, int size, int value) {
        return Condition.equal(payload(offset, size), value);
    }

    /** A tag's TPID of IEEE 802.1Q, 802.1ad or the older 0x9100. */
    final Condition carriesVlan() {
        return Condition.any(
                carries(EtherTypes.VLAN), carries(EtherTypes.PROVIDER_VLAN), carries(EtherTypes.OLD_PROVIDER_VLAN));
    }

    static Condition atMost(Value value, int limit) {
        return Condition.not(Condition.test(value, Opcode.JGT, limit));
    }

    /** A SNAP header at the start of the payload: {@code AA AA 03}, organisation, protocol. */
    final Condition snap(int organisation, int protocol) {
        return Condition.all(
                payloadIs(4, 4, (organisation << 16) | protocol), payloadIs(0, 4, 0xaaaa0300 | (organisation >> 16)));
    }
}
