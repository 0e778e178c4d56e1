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
 * Connectionless network protocol header (ISO 8473-1, clause 7). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+---------------+---------------+
 * |     NLPID     |LengthIndicator|    Version    |      TTL      |
 * +-+-+-+---------+-------------------------------+---------------+
 * |S|M|E|   Type  |         SegmentLength         |    Checksum   |
 * +---------------+-------------------------------+---------------+
 * |    Checksum   |
 * +---------------+
 * </pre>
 */
public final class ClnpPacket extends Layer {
    public static final int HEADER_LENGTH = 9;
    private static final int NLPID = 0;
    private static final int LENGTH_INDICATOR = 1;
    private static final int VERSION = 2;
    private static final int TTL = 3;
    private static final int SEGMENTATION_PERMITTED = 4;
    private static final int SEGMENT_LENGTH = 5;
    private static final int CHECKSUM = 7;

    private ClnpPacket(Bytes in) {
        super(in);
    }

    public static ClnpPacket parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.CLNP);
        int declared = in.u8(LENGTH_INDICATOR);
        if (declared < HEADER_LENGTH || declared > in.length()) {
            throw MalformedPacketException.invalid(
                    LayerType.CLNP,
                    LENGTH_INDICATOR,
                    HEADER_LENGTH,
                    declared,
                    "a CLNP header of " + declared + " bytes, where " + HEADER_LENGTH + " to " + in.length()
                            + " can be");
        }
        return new ClnpPacket(in);
    }

    public int nlpid() {
        return bytes().u8(NLPID);
    }

    /** The whole header, in bytes. */
    public int lengthIndicator() {
        return bytes().u8(LENGTH_INDICATOR);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    /** In units of half a second. */
    public int ttl() {
        return bytes().u8(TTL);
    }

    public boolean segmentationPermitted() {
        return (bytes().u8(SEGMENTATION_PERMITTED) & 0x80) != 0;
    }

    public boolean moreSegments() {
        return (bytes().u8(SEGMENTATION_PERMITTED) & 0x40) != 0;
    }

    public boolean errorReport() {
        return (bytes().u8(SEGMENTATION_PERMITTED) & 0x20) != 0;
    }

    public int typeCode() {
        return bytes().u8(SEGMENTATION_PERMITTED) & 0x1f;
    }

    public int segmentLength() {
        return bytes().u16(SEGMENT_LENGTH);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    @Override
    public LayerType type() {
        return LayerType.CLNP;
    }

    /** Addresses and options: the rest of the header. */
    public Bytes addresses() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes().clip(lengthIndicator());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length()).clip(Math.max(segmentLength() - lengthIndicator(), 0));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < segmentLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new ClnpHeader(
                OptionalInt.empty(),
                OptionalInt.empty(),
                version(),
                ttl(),
                segmentationPermitted(),
                moreSegments(),
                errorReport(),
                typeCode(),
                OptionalInt.empty(),
                checksum(),
                addresses()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("NLPID", NLPID, 1, nlpid());
        visitor.number("LengthIndicator", LENGTH_INDICATOR, 1, lengthIndicator());
        visitor.number("Version", VERSION, 1, version());
        visitor.number("TTL", TTL, 1, ttl());
        visitor.flag("SegmentationPermitted", SEGMENTATION_PERMITTED, 1, segmentationPermitted());
        visitor.flag("MoreSegments", SEGMENTATION_PERMITTED, 1, moreSegments());
        visitor.flag("ErrorReport", SEGMENTATION_PERMITTED, 1, errorReport());
        visitor.code("Type", SEGMENTATION_PERMITTED, 1, typeCode(), typeCodeLabel(typeCode()));
        visitor.number("SegmentLength", SEGMENT_LENGTH, 2, segmentLength());
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        OsiAddresses.describePair(contents(), HEADER_LENGTH, visitor);
    }

    private static String typeCodeLabel(int typeCode) {
        return switch (typeCode) {
            case 1 -> "ER NPDU";
            case 28 -> "DT NPDU";
            case 30 -> "ERQ NPDU";
            case 31 -> "ERP NPDU";
            default -> "Unknown(" + typeCode + ")";
        };
    }
}
