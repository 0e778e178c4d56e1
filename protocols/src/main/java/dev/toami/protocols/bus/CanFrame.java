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
import dev.toami.protocols.internal.HeaderLength;

/**
 * Frame of a controller area network, classic or FD, as Linux hands it out (LINKTYPE_CAN_SOCKETCAN; ISO 11898-1). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-+-+-+---------------------------------------------------------+
 * |E|R|e|                       Identifier                        |
 * +-+-+-+---------+---------------+-------------------------------+
 * |    Length     |   FD Flags    |           Reserved            |
 * +---------------+---------------+-------------------------------+
 * |                            Data...                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class CanFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 8;
    /** The most data of a classic frame. */
    public static final int CLASSIC_DATA = 8;

    static final int IDENTIFIER = 0;
    static final int LENGTH = 4;
    static final int FD_FLAGS = 5;
    static final long EXTENDED = 0x8000_0000L;
    static final long REMOTE = 0x4000_0000L;
    static final long ERROR = 0x2000_0000L;
    static final int FD_FORMAT = 0x04;
    private static final int STANDARD_MASK = 0x7ff;
    private static final int EXTENDED_MASK = 0x1fff_ffff;

    private CanFrame(Bytes in) {
        super(in);
    }

    public static CanFrame parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, isFlexible(in) ? LayerType.CAN_FD : LayerType.CAN);
        return new CanFrame(in);
    }

    private static boolean isFlexible(Bytes in) {
        return in.length() > FD_FLAGS && ((in.u8(FD_FLAGS) & FD_FORMAT) != 0 || in.u8(LENGTH) > CLASSIC_DATA);
    }

    private boolean bit(long mask) {
        return (bytes().u32(IDENTIFIER) & mask) != 0;
    }

    /** 11 bits, or 29 if {@link #isExtended}. */
    public int identifier() {
        return bytes().i32(IDENTIFIER) & (isExtended() ? EXTENDED_MASK : STANDARD_MASK);
    }

    public boolean isExtended() {
        return bit(EXTENDED);
    }

    /** Asks another node for data. */
    public boolean isRemoteRequest() {
        return bit(REMOTE);
    }

    /** Not from the bus: reports an error of it. */
    public boolean isError() {
        return bit(ERROR);
    }

    /** True if the frame is one of CAN FD. */
    public boolean isFlexibleDataRate() {
        return isFlexible(bytes());
    }

    /** Of the data. */
    public int dataLength() {
        return bytes().u8(LENGTH);
    }

    /** Of CAN FD: bits from the lowest: bit rate switch, error state indicator, FD format. */
    public int flexibleFlags() {
        return bytes().u8(FD_FLAGS);
    }

    @Override
    public LayerType type() {
        return isFlexibleDataRate() ? LayerType.CAN_FD : LayerType.CAN;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(dataLength());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - HEADER_LENGTH < dataLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new CanHeader(
                identifier(), isExtended(), isRemoteRequest(), isError(), OptionalInt.empty(), flexibleFlags()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Identifier", IDENTIFIER, 4, identifier());
        visitor.flag("ExtendedFormat", IDENTIFIER, 1, isExtended());
        visitor.flag("RemoteRequest", IDENTIFIER, 1, isRemoteRequest());
        visitor.flag("Error", IDENTIFIER, 1, isError());
        visitor.number("DataLength", LENGTH, 1, dataLength());
        if (isFlexibleDataRate()) {
            visitor.flag("BitRateSwitch", FD_FLAGS, 1, (flexibleFlags() & 1) != 0);
            visitor.flag("ErrorStateIndicator", FD_FLAGS, 1, (flexibleFlags() & 2) != 0);
        }
    }
}
