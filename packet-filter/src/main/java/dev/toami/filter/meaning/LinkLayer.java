package dev.toami.filter.meaning;

import java.util.List;
import java.util.Optional;

import dev.toami.filter.bpf.Opcode;

/**
 * Where a frame's parts lie and how its link header names what it carries. Immutable; protocols are EtherTypes, or, up to
 * {@link #MAX_LLC_LENGTH}, service access points of IEEE 802.2.
 */
abstract class LinkLayer {
    /** What is at most this in a type field is a length, and an LLC header follows. */
    static final int MAX_LLC_LENGTH = 1500;

    /** Where the link header begins, behind a prefix of variable length. */
    static final Value.Variable HEADER_START = new Value.Variable(0);
    /** Where its content begins, behind a header of variable length. Variables of other kinds have higher numbers. */
    static final Value.Variable CONTENT_START = new Value.Variable(1);
    /**
     * How long a VLAN tag is that may be in the bytes, where the kernel takes one out. Such link layers have none of the
     * other variables.
     */
    static final Value.Variable TAG_LENGTH = new Value.Variable(0);

    final Loads loads;
    final FrameLayout layout;

    LinkLayer(Loads loads, FrameLayout layout) {
        this.loads = loads;
        this.layout = layout;
    }

    /**
     * Whether the frame carries this protocol.
     *
     * @throws NotCarriedException if the link layer cannot tell
     */
    abstract Condition carries(int protocol);

    /** What is to be computed before all tests to know where the parts lie. */
    List<Rule.Prologue> prologues() {
        return List.of();
    }

    /** What must hold of every frame that a filter with tests accepts. */
    Optional<Condition> required() {
        return Optional.empty();
    }

    /** The same frame, seen behind a VLAN tag at the place of its type field. */
    Optional<LinkLayer> insideVlan() {
        return Optional.empty();
    }

    /** Whether the kernel takes the first tag out of the bytes of a live frame. */
    boolean tagIsMetadata() {
        return false;
    }

    /** The same frame, seen behind a VLAN tag of a length that a variable tells, if all that follows moves with it. */
    Optional<LinkLayer> behindTag(Value.Variable length) {
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
        return PppLink.insidePppoe(loads, payload().plus(6));
    }

    /** The addresses in the link header. */
    Optional<LinkAddresses> addresses() {
        return Optional.empty();
    }

    /** Whether the frame came in or went out, if the header tells. */
    Optional<Condition> direction(boolean inbound) {
        return Optional.empty();
    }

    /** The number of the interface, if the header has it. */
    Optional<Value> interfaceIndex() {
        return Optional.empty();
    }

    /** Whether there is an LLC header at the start of the content; empty if it cannot be told. */
    Optional<Condition> carriesLlc() {
        return Optional.empty();
    }

    /** Whether the frame carries this protocol of ISO's network layer. */
    Condition carriesIso(int protocol) {
        return Condition.all(
                carries(EtherTypes.SAP_ISO), Condition.equal(payloadBehindLlc(isoProtocolOffset(), 1), protocol));
    }

    /** Where the protocol is behind the LLC header, and all else of ISO's network layer with it. */
    int isoProtocolOffset() {
        return 0;
    }

    /** Whether numbers up to {@link #MAX_LLC_LENGTH} are service access points here; else all are of one kind. */
    boolean hasAccessPoints() {
        return false;
    }

    /** Whether frames can carry nothing but IP. */
    boolean carriesIpOnly() {
        return false;
    }

    /** Whether frames begin with what the radio told, at their first byte. */
    boolean hasRadioHeader() {
        return false;
    }

    /** Whether what the link header carries begins at a place that is computed for each frame. */
    final boolean hasVariableHeader() {
        return layout.content().base().isPresent();
    }

    /** Where the link header begins. */
    final Offset header() {
        return layout.header();
    }

    /** Where the network layer's header begins. */
    final Offset payload() {
        return layout.content().plus(layout.payload());
    }

    final Value header(int offset, int size) {
        return loads.at(header().plus(offset), size);
    }

    /** What the link header carries, with an LLC header if there is one. */
    final Value content(int offset, int size) {
        return loads.at(layout.content().plus(offset), size);
    }

    final Value payload(int offset, int size) {
        return loads.at(payload().plus(offset), size);
    }

    /** The network layer behind an LLC header without a SNAP header. */
    final Value payloadBehindLlc(int offset, int size) {
        return loads.at(layout.content().plus(layout.payloadBehindLlc() + offset), size);
    }

    final Condition contentIs(int offset, int size, int value) {
        return Condition.equal(content(offset, size), value);
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

    /** A SNAP header at the start of the content: {@code AA AA 03}, organisation, protocol. */
    final Condition snap(int organisation, int protocol) {
        return Condition.all(
                contentIs(4, 4, (organisation << 16) | protocol), contentIs(0, 4, 0xaaaa0300 | (organisation >> 16)));
    }

    /** Source and destination service access points are both this one. */
    final Condition accessPoints(int protocol) {
        return contentIs(0, 2, protocol << 8 | protocol);
    }
}
