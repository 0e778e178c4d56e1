package dev.toami.protocols.radio;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * MAC header of IEEE 802.15.4 (IEEE 802.15.4-2020, 7.2), its numbers with the least significant byte first. Immutable.
 *
 * <pre>
 *  0               2          3
 * +---------------+----------+-----------------+-----------------+----------+---------+-----+
 * | Frame Control | Sequence | Destination PAN | Source PAN and  | Security | Payload | FCS |
 * |               |          | and Address     | Address         |          |         | (2) |
 * +---------------+----------+-----------------+-----------------+----------+---------+-----+
 * </pre>
 *
 * <p>The frame control field says which fields there are.
 */
public final class Ieee802154Frame extends Layer implements LinkLayer, Checksummed {
    static final int FCS_LENGTH = 2;

    private final Ieee802154Layout layout;
    private final boolean hasFrameCheck;

    private Ieee802154Frame(Bytes in, Ieee802154Layout layout, boolean hasFrameCheck) {
        super(in);
        this.layout = layout;
        this.hasFrameCheck = hasFrameCheck;
    }

    /** LINKTYPE_IEEE802_15_4_WITHFCS. */
    public static Ieee802154Frame parse(Bytes in) throws MalformedPacketException {
        return parse(in, true);
    }

    /** LINKTYPE_IEEE802_15_4_NOFCS. */
    public static Ieee802154Frame parseWithoutFrameCheck(Bytes in) throws MalformedPacketException {
        return parse(in, false);
    }

    private static Ieee802154Frame parse(Bytes in, boolean hasFrameCheck) throws MalformedPacketException {
        int trailer = hasFrameCheck ? FCS_LENGTH : 0;
        RadioLengths.require(in, 2 + trailer, LayerType.IEEE802_15_4);
        Ieee802154Layout layout = Ieee802154Layout.of(LittleEndian.u16(in, 0));
        RadioLengths.require(in, layout.security() + trailer, LayerType.IEEE802_15_4);
        if (layout.isSecured()) {
            RadioLengths.require(in, layout.security() + 1 + trailer, LayerType.IEEE802_15_4);
            layout = layout.withSecurity(in.u8(layout.security()));
            RadioLengths.require(in, layout.headerLength() + trailer, LayerType.IEEE802_15_4);
        }
        return new Ieee802154Frame(in, layout, hasFrameCheck);
    }

    public int frameControl() {
        return LittleEndian.u16(bytes(), 0);
    }

    /** 0 beacon, 1 data, 2 acknowledgment, 3 command. */
    public int frameType() {
        return frameControl() & 7;
    }

    /** 0 of 2003, 1 of 2006, 2 of 2015 and later. */
    public int frameVersion() {
        return frameControl() >> 12 & 3;
    }

    public boolean isSecured() {
        return (frameControl() & 0x08) != 0;
    }

    public boolean isAckRequested() {
        return (frameControl() & 0x20) != 0;
    }

    public OptionalInt sequenceNumber() {
        return layout.sequence() < 0 ? OptionalInt.empty() : OptionalInt.of(bytes().u8(layout.sequence()));
    }

    /** The network of the receiver. */
    public OptionalInt destinationPan() {
        return u16(layout.destinationPan());
    }

    /** Of 16 or 64 bits, as {@link #destinationLength()} says. */
    public OptionalLong destination() {
        return address(layout.destination(), layout.destinationLength());
    }

    /** 0, 2 or 8 bytes. */
    public int destinationLength() {
        return layout.destinationLength();
    }

    /** The network of the sender, if it is not the receiver's. */
    public OptionalInt sourcePan() {
        return u16(layout.sourcePan());
    }

    /** Of 16 or 64 bits, as {@link #sourceLength()} says. */
    public OptionalLong source() {
        return address(layout.source(), layout.sourceLength());
    }

    /** 0, 2 or 8 bytes. */
    public int sourceLength() {
        return layout.sourceLength();
    }

    private OptionalInt u16(int at) {
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(LittleEndian.u16(bytes(), at));
    }

    private OptionalLong address(int at, int length) {
        if (length == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(length == 2 ? LittleEndian.u16(bytes(), at) : LittleEndian.u64(bytes(), at));
    }

    /** The frame check sequence, if the frame ends with one. */
    public OptionalInt frameCheck() {
        return hasFrameCheck ? OptionalInt.of(LittleEndian.u16(bytes(), end())) : OptionalInt.empty();
    }

    public ChecksumStatus checksumStatus() {
        if (!hasFrameCheck) {
            return ChecksumStatus.ABSENT;
        }
        boolean right = Ieee802154Header.frameCheck(bytes().slice(0, end())) == LittleEndian.u16(bytes(), end());
        return right ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus();
    }

    private int end() {
        return bytes().length() - (hasFrameCheck ? FCS_LENGTH : 0);
    }

    private static String label(int type) {
        return switch (type) {
            case 0 -> "Beacon";
            case 1 -> "Data";
            case 2 -> "Ack";
            case 3 -> "Command";
            case 5 -> "Multipurpose";
            case 6 -> "Fragment";
            case 7 -> "Extended";
            default -> "Unknown(" + type + ")";
        };
    }

    @Override
    public LayerType type() {
        return LayerType.IEEE802_15_4;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, layout.headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(layout.headerLength(), end() - layout.headerLength());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new Ieee802154Header(frameControl(), contents().slice(2), hasFrameCheck, OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int control = frameControl();
        visitor.number("FrameControl", 0, 2, control);
        visitor.code("FrameType", 0, 1, frameType(), label(frameType()));
        visitor.flag("Security", 0, 1, isSecured());
        visitor.flag("FramePending", 0, 1, (control & 0x10) != 0);
        visitor.flag("AckRequest", 0, 1, isAckRequested());
        visitor.flag("PANIDCompression", 0, 1, (control & 0x40) != 0);
        visitor.number("DstAddrMode", 1, 1, control >> 10 & 3);
        visitor.number("Version", 1, 1, frameVersion());
        visitor.number("SrcAddrMode", 1, 1, control >> 14);
        number("Sequence", layout.sequence(), 1, sequenceNumber(), visitor);
        number("DstPAN", layout.destinationPan(), 2, destinationPan(), visitor);
        address("Dst", layout.destination(), layout.destinationLength(), visitor);
        number("SrcPAN", layout.sourcePan(), 2, sourcePan(), visitor);
        address("Src", layout.source(), layout.sourceLength(), visitor);
        int security = layout.headerLength() - layout.security();
        if (security > 0) {
            visitor.bytes("SecurityHeader", layout.security(), security, bytes().slice(layout.security(), security));
        }
        number("FCS", end(), FCS_LENGTH, frameCheck(), visitor);
    }

    private static void number(String name, int at, int length, OptionalInt value, FieldVisitor visitor) {
        value.ifPresent(number -> visitor.number(name, at, length, number));
    }

    private void address(String name, int at, int length, FieldVisitor visitor) {
        if (length == 2) {
            visitor.number(name + "16", at, length, LittleEndian.u16(bytes(), at));
        } else if (length == 8) {
            byte[] array = new byte[length];
            for (int i = 0; i < length; i++) {
                array[i] = (byte) bytes().u8(at + length - 1 - i);
            }
            visitor.bytes(name + "64", at, length, Bytes.wrap(array));
        }
    }
}
