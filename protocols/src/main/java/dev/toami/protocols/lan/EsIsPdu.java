package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * End system to intermediate system header (ISO 9542, clause 7). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+---------------+---------------+
 * |     NLPID     |LengthIndicator|    Version    |    Reserved   |
 * +-----+---------+-------------------------------+---------------+
 * |  TR |   Type  |          HoldingTime          |    Checksum   |
 * +---------------+-------------------------------+---------------+
 * |    Checksum   |
 * +---------------+
 * </pre>
 */
public final class EsIsPdu extends Layer {
    public static final int HEADER_LENGTH = 9;
    private static final int NLPID = 0;
    private static final int LENGTH_INDICATOR = 1;
    private static final int VERSION = 2;
    private static final int RESERVED = 3;
    private static final int TYPE = 4;
    private static final int HOLDING_TIME = 5;
    private static final int CHECKSUM = 7;

    private EsIsPdu(Bytes in) {
        super(in);
    }

    public static EsIsPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ESIS);
        return new EsIsPdu(in);
    }

    public int nlpid() {
        return bytes().u8(NLPID);
    }

    /** The whole message, in bytes. */
    public int lengthIndicator() {
        return bytes().u8(LENGTH_INDICATOR);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    public int reserved() {
        return bytes().u8(RESERVED);
    }

    public int typeCode() {
        return bytes().u8(TYPE) & 0x1f;
    }

    /** In seconds. */
    public int holdingTime() {
        return bytes().u16(HOLDING_TIME);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    @Override
    public LayerType type() {
        return LayerType.ESIS;
    }

    /** Addresses and options. */
    public Bytes body() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes().clip(Math.max(lengthIndicator(), HEADER_LENGTH));
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < lengthIndicator();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EsIsHeader(
                OptionalInt.empty(),
                OptionalInt.empty(),
                version(),
                reserved(),
                typeCode(),
                holdingTime(),
                checksum(),
                body()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("NLPID", NLPID, 1, nlpid());
        visitor.number("LengthIndicator", LENGTH_INDICATOR, 1, lengthIndicator());
        visitor.number("Version", VERSION, 1, version());
        visitor.number("Reserved", RESERVED, 1, reserved());
        visitor.code("Type", TYPE, 1, typeCode(), typeCodeLabel(typeCode()));
        visitor.number("HoldingTime", HOLDING_TIME, 2, holdingTime());
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.bytes("Body", HEADER_LENGTH, body().length(), body());
    }

    private static String typeCodeLabel(int typeCode) {
        return switch (typeCode) {
            case 2 -> "ESH PDU";
            case 4 -> "ISH PDU";
            case 6 -> "RD PDU";
            default -> "Unknown(" + typeCode + ")";
        };
    }
}
