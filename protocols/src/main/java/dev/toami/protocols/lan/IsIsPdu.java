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
 * Intermediate system to intermediate system header (ISO 10589, clause 9). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+---------------+---------------+
 * |     NLPID     |LengthIndicator|       VE      |    IDLength   |
 * +-----+---------+---------------+---------------+---------------+
 * |  TR |   Type  |    Version    |    Reserved   |      MAA      |
 * +-----+---------+---------------+---------------+---------------+
 * </pre>
 */
public final class IsIsPdu extends Layer {
    public static final int HEADER_LENGTH = 8;
    private static final int NLPID = 0;
    private static final int LENGTH_INDICATOR = 1;
    private static final int VERSION_EXTENSION = 2;
    private static final int ID_LENGTH = 3;
    private static final int TYPE = 4;
    private static final int VERSION = 5;
    private static final int RESERVED = 6;
    private static final int MAX_AREA_ADDRESSES = 7;

    private IsIsPdu(Bytes in) {
        super(in);
    }

    public static IsIsPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ISIS);
        return new IsIsPdu(in);
    }

    public int nlpid() {
        return bytes().u8(NLPID);
    }

    /** Of the fixed part of the message, in bytes. */
    public int lengthIndicator() {
        return bytes().u8(LENGTH_INDICATOR);
    }

    public int versionExtension() {
        return bytes().u8(VERSION_EXTENSION);
    }

    /** Of a system identifier; 0 stands for 6. */
    public int idLength() {
        return bytes().u8(ID_LENGTH);
    }

    public int typeCode() {
        return bytes().u8(TYPE) & 0x1f;
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    public int reserved() {
        return bytes().u8(RESERVED);
    }

    /** 0 stands for 3. */
    public int maxAreaAddresses() {
        return bytes().u8(MAX_AREA_ADDRESSES);
    }

    @Override
    public LayerType type() {
        return LayerType.ISIS;
    }

    /** What the type says. */
    public Bytes body() {
        return contents().slice(HEADER_LENGTH);
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
    public Optional<LayerValue> toValue() {
        return Optional.of(new IsIsHeader(
                OptionalInt.empty(),
                lengthIndicator(),
                versionExtension(),
                idLength(),
                typeCode(),
                version(),
                reserved(),
                maxAreaAddresses(),
                body()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("NLPID", NLPID, 1, nlpid());
        visitor.number("LengthIndicator", LENGTH_INDICATOR, 1, lengthIndicator());
        visitor.number("VersionExtension", VERSION_EXTENSION, 1, versionExtension());
        visitor.number("IDLength", ID_LENGTH, 1, idLength());
        visitor.code("Type", TYPE, 1, typeCode(), typeCodeLabel(typeCode()));
        visitor.number("Version", VERSION, 1, version());
        visitor.number("Reserved", RESERVED, 1, reserved());
        visitor.number("MaxAreaAddresses", MAX_AREA_ADDRESSES, 1, maxAreaAddresses());
        IsIsBody.describe(contents(), visitor);
    }

    private static String typeCodeLabel(int typeCode) {
        return switch (typeCode) {
            case 15 -> "L1 HELLO";
            case 16 -> "L2 HELLO";
            case 17 -> "P2P HELLO";
            case 18 -> "L1 LSP";
            case 20 -> "L2 LSP";
            case 24 -> "L1 CSNP";
            case 25 -> "L2 CSNP";
            case 26 -> "L1 PSNP";
            case 27 -> "L2 PSNP";
            default -> "Unknown(" + typeCode + ")";
        };
    }
}
