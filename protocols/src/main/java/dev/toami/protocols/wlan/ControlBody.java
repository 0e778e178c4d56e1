package dev.toami.protocols.wlan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What follows the addresses of an 802.11 control frame (IEEE 802.11-2020, 9.3.1); most control frames have nothing there,
 * and no such layer. Immutable.
 *
 * <pre>
 *  0              6           8           10
 * +--------------+-----------+-----------+--------+
 * | Transmitter  |  Control  |  Sequence | Bitmap |   block acknowledgment and its request, without bitmap
 * +--------------+-----------+-----------+--------+
 * </pre>
 */
public final class ControlBody extends Layer {
    private static final int CONTROL = 6;
    private static final int SEQUENCE = 8;
    private static final int BITMAP = 10;

    private final Dot11Type frameType;

    private ControlBody(Bytes in, Dot11Type frameType) {
        super(in);
        this.frameType = frameType;
    }

    /** Takes any bytes. */
    static ControlBody of(Bytes in, Dot11Type frameType) {
        return new ControlBody(in, frameType);
    }

    public Dot11Type frameType() {
        return frameType;
    }

    /** Who transmits a block acknowledgment or its request; empty for others and if it is cut off. */
    public Optional<MacAddress> transmitter() {
        return isBlockAck() ? Optional.of(MacAddress.read(bytes(), 0)) : Optional.empty();
    }

    private boolean isBlockAck() {
        boolean known = frameType.equals(Dot11Type.BLOCK_ACK) || frameType.equals(Dot11Type.BLOCK_ACK_REQUEST);
        return known && bytes().length() >= BITMAP;
    }

    @Override
    public LayerType type() {
        return frameType.carried();
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (!visitor.wantsDetail()) {
            return;
        }
        int rest = 0;
        if (isBlockAck()) {
            visitor.address("Transmitter", 0, MacAddress.LENGTH, MacAddress.read(bytes(), 0));
            visitor.number("BlockAckControl", CONTROL, 2, LittleEndian.u16(bytes(), CONTROL));
            visitor.number("StartingSequence", SEQUENCE, 2, LittleEndian.u16(bytes(), SEQUENCE) >> 4);
            rest = BITMAP;
        }
        visitor.bytes("Data", rest, bytes().length() - rest, bytes().slice(rest));
    }
}
