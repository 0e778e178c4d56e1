package dev.toami.protocols.wlan;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.flow.Endpoint;
import dev.toami.protocols.flow.Flow;
import dev.toami.protocols.internal.LittleEndian;

/**
 * MAC header of IEEE 802.11 (IEEE 802.11-2020, 9.2), its numbers with the least significant byte first. Immutable.
 *
 * <pre>
 *  0               2                4           10          16          22
 * +---------------+----------------+-----------+-----------+-----------+----------+
 * | Frame Control |  Duration/ID   | Address 1 | Address 2 | Address 3 | Sequence |
 * +---------------+----------------+-----------+-----------+-----------+----------+
 * | Address 4 (6) | QoS Control (2)| HT Control (4)  | Frame Body  | FCS (4)      |
 * +---------------+----------------+-----------+-----------+-----------+----------+
 * </pre>
 *
 * <p>Type and flags say which fields there are: control frames have one address or two. Whether a frame check sequence
 * follows the body, the frame itself does not say.
 */
public final class Dot11Frame extends Layer implements LinkLayer, Checksummed {
    private static final int CONTROL = 0;
    private static final int FLAGS = 1;
    private static final int DURATION = 2;
    private static final int ADDRESS1 = 4;
    private static final int ADDRESS2 = 10;
    private static final int ADDRESS3 = 16;
    private static final int SEQUENCE = 22;
    private static final int ADDRESS4 = 24;
    private static final int SHORTEST = 10;

    private final int headerLength;
    private final int padding;
    private final boolean hasFrameCheck;

    private Dot11Frame(Bytes in, int headerLength, int padding, boolean hasFrameCheck) {
        super(in);
        this.headerLength = headerLength;
        this.padding = padding;
        this.hasFrameCheck = hasFrameCheck;
    }

    /** A frame that may end with a frame check sequence: it does if its last four bytes are the right one. */
    public static Dot11Frame parse(Bytes in) throws MalformedPacketException {
        boolean check = FrameCheck.isRight(in);
        int header = headerLength(in, in.length());
        if (check && in.length() < header + FrameCheck.LENGTH) {
            throw tooShort(in.length(), header + FrameCheck.LENGTH);
        }
        return checked(in, header, 0, check);
    }

    /** A frame that ends with a frame check sequence, right or wrong. */
    public static Dot11Frame parseWithFrameCheck(Bytes in) throws MalformedPacketException {
        return parse(in, true, false);
    }

    /** A frame that ends with its body. */
    public static Dot11Frame parseWithoutFrameCheck(Bytes in) throws MalformedPacketException {
        return parse(in, false, false);
    }

    /** @param padded whether there are bytes between header and body that align the body to four */
    static Dot11Frame parse(Bytes in, boolean check, boolean padded) throws MalformedPacketException {
        // gopacket puts a frame check sequence behind a frame that has none, and counts it.
        int length = in.length() + (check ? 0 : FrameCheck.LENGTH);
        int header = headerLength(in, length);
        int padding = padded && (in.u8(CONTROL) & 0x0c) == 0x08 ? -header & 3 : 0;
        if (length < header + padding + FrameCheck.LENGTH) {
            throw tooShort(length, header + padding + FrameCheck.LENGTH);
        }
        return checked(in, header, padding, check);
    }

    private static Dot11Frame checked(Bytes in, int header, int padding, boolean check)
            throws MalformedPacketException {
        Dot11Type type = new Dot11Type(in.u8(CONTROL) >> 2);
        if (type.isData() && type.carried() == null) {
            throw MalformedPacketException.invalid(
                    LayerType.DOT11, CONTROL, 0, type.value(), "unsupported type: " + type);
        }
        return new Dot11Frame(in, header, padding, check);
    }

    /** @param length how many bytes count as being there: at most four more than there are */
    private static int headerLength(Bytes in, int length) throws MalformedPacketException {
        require(length, SHORTEST, SHORTEST);
        Dot11Type type = new Dot11Type(in.u8(CONTROL) >> 2);
        int flags = in.u8(FLAGS);
        int at = SHORTEST;
        if (type.isControlWithTransmitter()) {
            at = ADDRESS3;
        } else if (type.isManagement() || type.isData()) {
            at = ADDRESS4;
        }
        require(length, at, at);
        if (hasAddress4(type, flags)) {
            at += MacAddress.LENGTH;
            require(length, at, at);
        }
        if (type.isQos()) {
            at += QosControl.LENGTH;
            require(length, at, at + 4);
        }
        if (hasHtControl(type, flags)) {
            at += HtControl.LENGTH;
            require(length, at, at + 2);
        }
        if (length < at || in.length() < at) {
            throw tooShort(length, at + FrameCheck.LENGTH);
        }
        return at;
    }

    private static void require(int length, int required, int told) throws MalformedPacketException {
        if (length < required) {
            throw tooShort(length, told);
        }
    }

    private static MalformedPacketException tooShort(int length, int required) {
        return MalformedPacketException.truncated(
                LayerType.DOT11,
                0,
                required,
                length,
                "Dot11 length " + length + " too short, " + required + " required");
    }

    private static boolean hasAddress4(Dot11Type type, int flags) {
        return type.isData() && (flags & 3) == 3;
    }

    private static boolean hasHtControl(Dot11Type type, int flags) {
        return (flags & Dot11Flag.ORDER.bit()) != 0 && (type.isQos() || type.isManagement());
    }

    /** Type and subtype. */
    public Dot11Type frameType() {
        return new Dot11Type(bytes().u8(CONTROL) >> 2);
    }

    /** 0 but for S1G frames of version 1. */
    public int version() {
        return bytes().u8(CONTROL) & 3;
    }

    public Set<Dot11Flag> flags() {
        return Dot11Flag.read(bytes().u8(FLAGS));
    }

    public boolean has(Dot11Flag flag) {
        return (bytes().u8(FLAGS) & flag.bit()) != 0;
    }

    /** Microseconds, or in a PS-Poll the association identifier, or in a contention-free period 32768. */
    public int durationOrId() {
        return LittleEndian.u16(bytes(), DURATION);
    }

    /** Who receives this transmission. */
    public MacAddress address1() {
        return MacAddress.read(bytes(), ADDRESS1);
    }

    /** Who transmits. */
    public Optional<MacAddress> address2() {
        return headerLength >= ADDRESS3 ? Optional.of(MacAddress.read(bytes(), ADDRESS2)) : Optional.empty();
    }

    public Optional<MacAddress> address3() {
        return hasSequence() ? Optional.of(MacAddress.read(bytes(), ADDRESS3)) : Optional.empty();
    }

    /** Of frames from one access point to another. */
    public Optional<MacAddress> address4() {
        return hasAddress4() ? Optional.of(MacAddress.read(bytes(), ADDRESS4)) : Optional.empty();
    }

    private boolean hasAddress4() {
        return hasAddress4(frameType(), bytes().u8(FLAGS));
    }

    /** Who sent what the frame carries, possibly through an access point; empty for control frames. */
    public Optional<MacAddress> source() {
        if (!frameType().isData() || !has(Dot11Flag.FROM_DS)) {
            return hasSequence() ? address2() : Optional.empty();
        }
        return has(Dot11Flag.TO_DS) ? address4() : address3();
    }

    /** Who gets what the frame carries in the end; empty for control frames. */
    public Optional<MacAddress> destination() {
        if (frameType().isData() && has(Dot11Flag.TO_DS)) {
            return address3();
        }
        return hasSequence() ? Optional.of(address1()) : Optional.empty();
    }

    /** The basic service set; empty for most control frames and for frames from one access point to another. */
    public Optional<MacAddress> bssid() {
        Dot11Type type = frameType();
        if (type.isControl()) {
            boolean isEnd = type.equals(Dot11Type.CF_END) || type.equals(Dot11Type.CF_END_ACK);
            return isEnd ? address2() : type.equals(Dot11Type.PS_POLL) ? Optional.of(address1()) : Optional.empty();
        }
        if (!type.isData()) {
            return address3();
        }
        boolean toDs = has(Dot11Flag.TO_DS);
        if (has(Dot11Flag.FROM_DS)) {
            return toDs ? Optional.empty() : address2();
        }
        return toDs ? Optional.of(address1()) : address3();
    }

    /** From {@link #source()} to {@link #destination()}. */
    @Override
    public Optional<Flow> flow() {
        return source().flatMap(from -> destination().map(to -> new Flow(Endpoint.of(from), Endpoint.of(to))));
    }

    private boolean hasSequence() {
        return headerLength >= ADDRESS4;
    }

    /** Zero in control frames, which have none. */
    public int sequenceNumber() {
        return hasSequence() ? LittleEndian.u16(bytes(), SEQUENCE) >> 4 : 0;
    }

    /** Zero in control frames, which have none. */
    public int fragmentNumber() {
        return hasSequence() ? LittleEndian.u16(bytes(), SEQUENCE) & 15 : 0;
    }

    /** True if the body is a part of what was sent, the first, a later or the last one. */
    public boolean isFragment() {
        return hasSequence() && (has(Dot11Flag.MORE_FRAGMENTS) || fragmentNumber() != 0);
    }

    public Optional<QosControl> qosControl() {
        return frameType().isQos()
                ? Optional.of(new QosControl(LittleEndian.u16(bytes(), qosOffset())))
                : Optional.empty();
    }

    private int qosOffset() {
        return hasAddress4() ? ADDRESS4 + MacAddress.LENGTH : ADDRESS4;
    }

    public Optional<HtControl> htControl() {
        return hasHtControl(frameType(), bytes().u8(FLAGS))
                ? Optional.of(new HtControl(LittleEndian.u32(bytes(), headerLength - HtControl.LENGTH)))
                : Optional.empty();
    }

    /** The frame check sequence, if the frame ends with one. */
    public OptionalLong frameCheck() {
        return hasFrameCheck ? OptionalLong.of(LittleEndian.u32(bytes(), bodyEnd())) : OptionalLong.empty();
    }

    public ChecksumStatus checksumStatus() {
        if (!hasFrameCheck) {
            return ChecksumStatus.ABSENT;
        }
        return FrameCheck.isRight(bytes()) ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus();
    }

    private int bodyEnd() {
        return bytes().length() - (hasFrameCheck ? FrameCheck.LENGTH : 0);
    }

    /** Without the padding that some drivers put behind it. */
    public int headerLength() {
        return headerLength;
    }

    @Override
    public LayerType type() {
        return LayerType.DOT11;
    }

    /** The header, and the padding behind it. */
    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength + padding);
    }

    @Override
    public Bytes payload() {
        int at = headerLength + padding;
        return bytes().slice(at, bodyEnd() - at);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        Dot11Type type = frameType();
        if (type.isData()) {
            return in -> carriedData(in);
        }
        if (type.carried() == null) {
            return Payload.undecoded("Layer type not currently supported");
        }
        if (type.isControl()) {
            return in -> ControlBody.of(in, type);
        }
        return has(Dot11Flag.PROTECTED) ? ProtectedBody::parse : in -> ManagementFrame.parse(in, type);
    }

    /** What a data frame carries, which may be nothing. */
    public DataBody carriedData() {
        return carriedData(payload());
    }

    private DataBody carriedData(Bytes body) {
        DataBody.Content content = has(Dot11Flag.PROTECTED)
                ? DataBody.Content.PROTECTED
                : isFragment()
                        ? DataBody.Content.FRAGMENT
                        : qosControl().map(QosControl::isAggregate).orElse(false)
                                ? DataBody.Content.AGGREGATE
                                : DataBody.Content.LLC;
        return DataBody.of(body, frameType(), content);
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (padding != 0) {
            return Optional.empty();
        }
        return Optional.of(new Dot11Header(
                frameType(),
                version(),
                flags(),
                durationOrId(),
                address1(),
                address2(),
                address3(),
                address4(),
                sequenceNumber(),
                fragmentNumber(),
                qosControl(),
                htControl(),
                hasFrameCheck ? FrameCheck.COMPUTED : FrameCheck.NONE));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Dot11Type type = frameType();
        int flags = bytes().u8(FLAGS);
        visitor.code("Type", CONTROL, 1, type.value(), type.toString());
        visitor.number("Proto", CONTROL, 1, version());
        visitor.code("Flags", FLAGS, 1, flags, Dot11Flag.text(flags));
        if (visitor.wantsDetail() && type.equals(Dot11Type.PS_POLL)) {
            visitor.number("AID", DURATION, 2, durationOrId() & 0x3fff);
        } else {
            visitor.number("DurationID", DURATION, 2, durationOrId());
        }
        address("Address1", ADDRESS1, Optional.of(address1()), visitor);
        address("Address2", ADDRESS2, address2(), visitor);
        address("Address3", ADDRESS3, address3(), visitor);
        address("Address4", ADDRESS4, address4(), visitor);
        if (hasSequence() || !visitor.wantsDetail()) {
            visitor.number("SequenceNumber", SEQUENCE, hasSequence() ? 2 : 0, sequenceNumber());
            visitor.number("FragmentNumber", SEQUENCE, hasSequence() ? 2 : 0, fragmentNumber());
        }
        describeFrameCheck(visitor);
        qosControl()
                .ifPresentOrElse(
                        qos -> qos.describe(qosOffset(), has(Dot11Flag.FROM_DS), visitor), () -> visitor.absent("QOS"));
        htControl()
                .ifPresentOrElse(
                        control -> control.describe(headerLength - HtControl.LENGTH, type.isManagement(), visitor),
                        () -> visitor.absent("HTControl"));
        if (visitor.wantsDetail()) {
            describeDetail(type, visitor);
        } else if (type.isData()) {
            DataBody data = carriedData();
            visitor.beginStruct("DataLayer", 0, 0);
            visitor.bytes("Contents", 0, 0, data.contents());
            visitor.bytes("Payload", 0, 0, data.payload());
            visitor.endStruct();
        } else {
            visitor.absent("DataLayer");
        }
    }

    private void describeFrameCheck(FieldVisitor visitor) {
        if (hasFrameCheck) {
            visitor.number(
                    "Checksum", bodyEnd(), FrameCheck.LENGTH, frameCheck().getAsLong());
        } else if (!visitor.wantsDetail()) {
            visitor.number("Checksum", 0, 0, FrameCheck.compute(bytes()));
        }
    }

    private static void address(String name, int at, Optional<MacAddress> address, FieldVisitor visitor) {
        if (address.isPresent()) {
            visitor.address(name, at, MacAddress.LENGTH, address.get());
        } else if (!visitor.wantsDetail()) {
            visitor.text(name, 0, 0, "");
        }
    }

    private void describeDetail(Dot11Type type, FieldVisitor visitor) {
        if (version() != 0) {
            return;
        }
        visitor.number("TypeSubtype", CONTROL, 1, type.type() << 4 | type.subtype());
        Dot11Flag.describe(bytes().u8(FLAGS), FLAGS, visitor);
        source().ifPresent(address -> visitor.address("Source", 0, 0, address));
        destination().ifPresent(address -> visitor.address("Destination", 0, 0, address));
        bssid().ifPresent(address -> visitor.address("BSSID", 0, 0, address));
    }
}
