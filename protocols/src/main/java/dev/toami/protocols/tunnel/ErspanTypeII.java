package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.link.EthernetFrame;

/**
 * ERSPAN type II (draft-foschiano-erspan-03, section 4.2): a mirrored Ethernet frame. Immutable.
 *
 * <pre>
 *  0      4            16    19  21 22              31
 * +------+------------+-----+---+--+------------------+
 * | Ver  |    VLAN    | COS |En |T |    Session ID    |
 * +------+------------+-----+---+--+------------------+
 * |    Reserved    |             Index                |
 * +----------------+----------------------------------+
 * </pre>
 */
public final class ErspanTypeII extends Layer {
    public static final int HEADER_LENGTH = 8;

    private ErspanTypeII(Bytes in) {
        super(in);
    }

    public static ErspanTypeII parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.ERSPAN_II,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "ERSPAN type II header of " + in.length() + " bytes, not 8");
        }
        return new ErspanTypeII(in);
    }

    /** 1. */
    public int version() {
        return bytes().u8(0) >> 4;
    }

    public int vlanId() {
        return bytes().u16(0) & 0xfff;
    }

    /** The class of service, 0 to 7. */
    public int classOfService() {
        return bytes().u8(2) >> 5;
    }

    /** How the frame's VLAN was tagged on the mirrored port, 0 to 3. */
    public int trunkEncapsulation() {
        return bytes().u8(2) >> 3 & 3;
    }

    /** True if the mirrored frame was cut for the tunnel's MTU. */
    public boolean isFrameTruncated() {
        return (bytes().u8(2) & 4) != 0;
    }

    /** 10 bits. */
    public int sessionId() {
        return bytes().u16(2) & 0x3ff;
    }

    /** Of the mirrored port: 20 bits. */
    public int index() {
        return bytes().i32(4) & 0xf_ffff;
    }

    @Override
    public LayerType type() {
        return LayerType.ERSPAN_II;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return EthernetFrame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new ErspanHeader(
                version(),
                vlanId(),
                classOfService(),
                trunkEncapsulation(),
                isFrameTruncated(),
                sessionId(),
                bytes().i32(4) >>> 20,
                index()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.flag("IsTruncated", 2, 1, isFrameTruncated());
        visitor.number("Version", 0, 1, version());
        visitor.number("CoS", 2, 1, classOfService());
        visitor.number("TrunkEncap", 2, 1, trunkEncapsulation());
        visitor.number("VLANIdentifier", 0, 2, vlanId());
        visitor.number("SessionID", 2, 2, sessionId());
        visitor.number("Reserved", 4, 2, bytes().i32(4) >>> 20);
        visitor.number("Index", 5, 3, index());
    }
}
