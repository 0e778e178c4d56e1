package dev.toami.protocols.bus;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Frame of a low-rate wireless network, in little-endian byte order (IEEE 802.15.4, clause 7). Security headers and
 * information elements are left in the payload. Immutable.
 *
 * <pre>
 *  0               16      24
 * +----------------+-------+--------------------------------------+-----
 * | Frame Control  | Seq.  | PAN and address (0, 2, 8), twice     | ...
 * +----------------+-------+--------------------------------------+-----
 * </pre>
 */
public final class LowRateFrame extends Layer implements LinkLayer {
    static final int CONTROL_LENGTH = 2;
    static final int CHECK_LENGTH = 2;
    private static final int SUPPRESSED = 0x0100;
    private static final int COMPRESSED = 0x0040;

    private final boolean hasCheck;

    private LowRateFrame(Bytes in, boolean hasCheck) {
        super(in);
        this.hasCheck = hasCheck;
    }

    /** With a frame check sequence at its end, as LINKTYPE_IEEE802_15_4_WITHFCS has it. */
    public static LowRateFrame parse(Bytes in) throws MalformedPacketException {
        return parse(in, true);
    }

    /** Without a frame check sequence. */
    public static LowRateFrame parseUnchecked(Bytes in) throws MalformedPacketException {
        return parse(in, false);
    }

    private static LowRateFrame parse(Bytes in, boolean hasCheck) throws MalformedPacketException {
        HeaderLength.require(in, CONTROL_LENGTH, LayerType.LOW_RATE);
        LowRateFrame frame = new LowRateFrame(in, hasCheck);
        HeaderLength.require(in, frame.headerLength(), LayerType.LOW_RATE);
        return frame;
    }

    public int frameControl() {
        return LittleEndian.u16(bytes(), 0);
    }

    /** 0 beacon, 1 data, 2 acknowledgment, 3 command. */
    public int frameType() {
        return frameControl() & 7;
    }

    /** 0 and 1 for the editions of 2003 and 2006, 2 for those from 2012 on. */
    public int version() {
        return frameControl() >> 12 & 3;
    }

    private int destinationMode() {
        return frameControl() >> 10 & 3;
    }

    private int sourceMode() {
        return frameControl() >> 14 & 3;
    }

    private boolean hasSequence() {
        return version() < 2 || (frameControl() & SUPPRESSED) == 0;
    }

    public OptionalInt sequence() {
        return hasSequence() ? OptionalInt.of(bytes().u8(CONTROL_LENGTH)) : OptionalInt.empty();
    }

    private static int addressLength(int mode) {
        return mode == 3 ? 8 : mode == 2 ? 2 : 0;
    }

    private boolean isCompressed() {
        return (frameControl() & COMPRESSED) != 0;
    }

    private boolean hasDestinationPan() {
        boolean destination = addressLength(destinationMode()) > 0;
        boolean source = addressLength(sourceMode()) > 0;
        if (version() < 2) {
            return destination;
        }
        return destination ? !isCompressed() || (source && !bothLong()) : !source && isCompressed();
    }

    private boolean bothLong() {
        return destinationMode() == 3 && sourceMode() == 3;
    }

    private boolean hasSourcePan() {
        boolean source = addressLength(sourceMode()) > 0;
        boolean destination = addressLength(destinationMode()) > 0;
        return source && !isCompressed() && !(version() >= 2 && destination && bothLong());
    }

    private int destinationPanAt() {
        return CONTROL_LENGTH + (hasSequence() ? 1 : 0);
    }

    private int destinationAt() {
        return destinationPanAt() + (hasDestinationPan() ? 2 : 0);
    }

    private int sourcePanAt() {
        return destinationAt() + addressLength(destinationMode());
    }

    private int sourceAt() {
        return sourcePanAt() + (hasSourcePan() ? 2 : 0);
    }

    private int headerLength() {
        return sourceAt() + addressLength(sourceMode());
    }

    /** The address in the order in which it is written, 2 or 8 bytes, or none. */
    public Bytes destination() {
        return reversed(bytes().slice(destinationAt(), addressLength(destinationMode())));
    }

    public Bytes source() {
        return reversed(bytes().slice(sourceAt(), addressLength(sourceMode())));
    }

    private static Bytes reversed(Bytes in) {
        byte[] out = new byte[in.length()];
        for (int i = 0; i < out.length; i++) {
            out[out.length - 1 - i] = (byte) in.u8(i);
        }
        return Bytes.wrap(out);
    }

    /** Empty if the frame has none, or is too short for one. */
    public Bytes checkSequence() {
        return bytes().slice(headerLength() + payload().length());
    }

    @Override
    public LayerType type() {
        return LayerType.LOW_RATE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        Bytes rest = bytes().slice(headerLength());
        return hasCheck ? rest.clip(Math.max(rest.length() - CHECK_LENGTH, 0)) : rest;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new LowRateHeader(frameControl(), contents().slice(CONTROL_LENGTH), checkSequence()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int control = frameControl();
        visitor.number("FrameControl", 0, 2, control);
        visitor.code("FrameType", 0, 1, frameType(), label(frameType()));
        visitor.flag("Security", 0, 1, (control & 0x08) != 0);
        visitor.flag("Pending", 0, 1, (control & 0x10) != 0);
        visitor.flag("AckRequest", 0, 1, (control & 0x20) != 0);
        visitor.flag("PANIDCompression", 0, 1, isCompressed());
        visitor.number("DestinationMode", 1, 1, destinationMode());
        visitor.number("Version", 1, 1, version());
        visitor.number("SourceMode", 1, 1, sourceMode());
        if (hasSequence()) {
            visitor.number("SequenceNumber", CONTROL_LENGTH, 1, bytes().u8(CONTROL_LENGTH));
        }
        if (hasDestinationPan()) {
            visitor.number("DestinationPAN", destinationPanAt(), 2, LittleEndian.u16(bytes(), destinationPanAt()));
        }
        describeAddress("Destination", destinationAt(), addressLength(destinationMode()), visitor);
        if (hasSourcePan()) {
            visitor.number("SourcePAN", sourcePanAt(), 2, LittleEndian.u16(bytes(), sourcePanAt()));
        }
        describeAddress("Source", sourceAt(), addressLength(sourceMode()), visitor);
        if (checkSequence().length() == CHECK_LENGTH) {
            int at = bytes().length() - CHECK_LENGTH;
            visitor.number("FCS", at, 2, LittleEndian.u16(bytes(), at));
        }
    }

    private void describeAddress(String name, int at, int length, FieldVisitor visitor) {
        if (length == 2) {
            visitor.number(name + "16", at, 2, LittleEndian.u16(bytes(), at));
        } else if (length == 8) {
            visitor.bytes(name + "64", at, 8, reversed(bytes().slice(at, 8)));
        }
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
            default -> "Reserved";
        };
    }
}
