package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Link aggregation marker protocol data unit, behind the slow protocol subtype (IEEE 802.1AX, clause 6.5.3).
 * Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+---------------+---------------+
 * |    Version    |    TLVType    |   TLVLength   | RequesterPort |
 * +---------------+-----------------------------------------------+
 * | RequesterPort |                RequesterSystem                |
 * +-----------------------------------------------+---------------+
 * |                RequesterSystem                |      RTID     |
 * +-----------------------------------------------+---------------+
 * |             RequesterTransactionID            |      Pad      |
 * +---------------+-------------------------------+---------------+
 * |      Pad      |
 * +---------------+
 * </pre>
 */
public final class MarkerPdu extends Layer {
    public static final int HEADER_LENGTH = 17;
    private static final int VERSION = 0;
    private static final int TLV_TYPE = 1;
    private static final int TLV_LENGTH = 2;
    private static final int REQUESTER_PORT = 3;
    private static final int REQUESTER_SYSTEM = 5;
    private static final int REQUESTER_TRANSACTION_ID = 11;
    private static final int PAD = 15;

    private MarkerPdu(Bytes in) {
        super(in);
    }

    public static MarkerPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.MARKER);
        return new MarkerPdu(in);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    public int tlvType() {
        return bytes().u8(TLV_TYPE);
    }

    public int tlvLength() {
        return bytes().u8(TLV_LENGTH);
    }

    public int requesterPort() {
        return bytes().u16(REQUESTER_PORT);
    }

    public MacAddress requesterSystem() {
        return MacAddress.read(bytes(), REQUESTER_SYSTEM);
    }

    public long requesterTransactionID() {
        return bytes().u32(REQUESTER_TRANSACTION_ID);
    }

    public int pad() {
        return bytes().u16(PAD);
    }

    private static final int PDU_LENGTH = 109;

    @Override
    public LayerType type() {
        return LayerType.MARKER;
    }

    /** The terminator and its padding. */
    public Bytes terminator() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes().clip(PDU_LENGTH);
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new MarkerHeader(
                version(),
                tlvType(),
                OptionalInt.empty(),
                requesterPort(),
                requesterSystem(),
                requesterTransactionID(),
                pad(),
                terminator()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.code("TLVType", TLV_TYPE, 1, tlvType(), tlvTypeLabel(tlvType()));
        visitor.number("TLVLength", TLV_LENGTH, 1, tlvLength());
        visitor.number("RequesterPort", REQUESTER_PORT, 2, requesterPort());
        visitor.address("RequesterSystem", REQUESTER_SYSTEM, 6, requesterSystem());
        visitor.number("RequesterTransactionID", REQUESTER_TRANSACTION_ID, 4, requesterTransactionID());
        visitor.number("Pad", PAD, 2, pad());
        visitor.bytes("Terminator", HEADER_LENGTH, terminator().length(), terminator());
    }

    private static String tlvTypeLabel(int tlvType) {
        return switch (tlvType) {
            case 1 -> "Marker Information";
            case 2 -> "Marker Response Information";
            default -> "Unknown(" + tlvType + ")";
        };
    }
}
