package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.Opcode;

/**
 * Where a frame's parts lie and how its link header names what it carries. Immutable; protocols are EtherTypes, or, up to
 * {@link #MAX_LLC_LENGTH}, service access points of IEEE 802.2.
 */
abstract sealed class LinkLayer permits EthernetLink, CookedLink, RawLink, LoopbackLink {
    /** What is at most this in a type field is a length, and an LLC header follows. */
    static final int MAX_LLC_LENGTH = 1500;

    final Loads loads;
    private final int payload;

    LinkLayer(Loads loads, int payload) {
        this.loads = loads;
        this.payload = payload;
    }

    static LinkLayer of(LinkType type, Loads loads) {
        if (type.equals(LinkType.ETHERNET)) {
            return new EthernetLink(loads, 12);
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

    /** Whether the frame carries this protocol. */
    abstract Condition carries(int protocol);

    /** The same frame, seen behind a VLAN tag at the place of its type field. */
    Optional<LinkLayer> insideVlan() {
        return Optional.empty();
    }

    boolean hasMacAddresses() {
        return false;
    }

    /** Whether a frame of this link can carry ARP. */
    boolean hasTypeField() {
        return true;
    }

    /** Offset of what the link header carries. */
    final int payload() {
        return payload;
    }

    final Value header(int offset, int size) {
        return loads.at(offset, size);
    }

    final Value payload(int offset, int size) {
        return loads.at(payload + offset, size);
    }

    final Condition payloadIs(int offset, int size, int value) {
        return Condition.equal(payload(offset, size), value);
    }

    /** A tag's TPID of IEEE 802.1Q, 802.1ad or the older 0x9100. */
    final Condition carriesVlan() {
        return Condition.any(
                carries(EtherTypes.VLAN), carries(EtherTypes.PROVIDER_VLAN), carries(EtherTypes.OLD_PROVIDER_VLAN));
    }

    /** The identifier of the tag behind the type field. */
    final Condition vlanIdentifierIs(int identifier) {
        return Condition.equal(payload(0, 2), 0xfff, identifier);
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
