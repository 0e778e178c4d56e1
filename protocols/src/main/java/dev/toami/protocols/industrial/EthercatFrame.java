package dev.toami.protocols.industrial;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * EtherCAT frame header (IEC 61158-4-12, section 5.3.1), 16 bits with the least significant byte first. Immutable.
 *
 * <pre>
 *  15       12  11 10                                0
 * +-----------+---+-----------------------------------+-----------
 * |   Type    | - |              Length               | Datagrams
 * +-----------+---+-----------------------------------+-----------
 * </pre>
 */
public final class EthercatFrame extends MeasuredLayer {
    public static final int HEADER_LENGTH = 2;
    public static final int COMMAND = 1;
    static final int LARGEST = 0x7ff;

    private EthercatFrame(Bytes in) {
        super(in, LayerType.ETHERCAT_FRAME, HEADER_LENGTH, HEADER_LENGTH + (LittleEndian.u16(in, 0) & LARGEST));
    }

    public static EthercatFrame parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.ETHERCAT_FRAME, HEADER_LENGTH);
        return new EthercatFrame(in);
    }

    /** Of the datagrams. */
    public int declaredLength() {
        return LittleEndian.u16(bytes(), 0) & LARGEST;
    }

    /** {@link #COMMAND}, 4 for network variables, 5 for mailboxes. */
    public int frameType() {
        return bytes().u8(1) >> 4;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return frameType() == COMMAND ? EthercatDatagrams::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EthercatHeader(frameType()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(bytes(), 0, visitor).littleEndian();
        cursor.bits("Length", 2, LARGEST).bits("Reserved", 2, 0x800);
        String label = frameType() == COMMAND ? "Command" : "Unknown(" + frameType() + ')';
        visitor.code("Type", 0, 2, frameType(), label);
    }
}
