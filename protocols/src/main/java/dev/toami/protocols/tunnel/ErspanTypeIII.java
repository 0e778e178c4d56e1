package dev.toami.protocols.tunnel;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.ip.RawIp;
import dev.toami.protocols.link.EthernetFrame;

/**
 * ERSPAN type III (draft-foschiano-erspan-03, section 4.3): a mirrored frame with a time stamp. Immutable.
 *
 * <pre>
 *  0      4            16    19  21 22              31
 * +------+------------+-----+---+--+------------------+
 * | Ver  |    VLAN    | COS |BSO|T |    Session ID    |
 * +------+------------+-----+---+--+------------------+
 * |                     Timestamp                     |
 * +-------------------+-+-----+----------+-+---+------+
 * |        SGT        |P| FT  |  HW ID   |D|Gra|  O   |
 * +-------------------+-+-----+----------+-+---+------+
 * |    Platform Specific SubHeader (8 bytes, if O)    |
 * +---------------------------------------------------+
 * </pre>
 */
public final class ErspanTypeIII extends Layer {
    /** Without the platform's subheader. */
    public static final int HEADER_LENGTH = 12;

    private static final int SUBHEADER_LENGTH = 8;
    private static final int FRAME_TYPE_ETHERNET = 0;
    private static final int FRAME_TYPE_IP = 2;

    private ErspanTypeIII(Bytes in) {
        super(in);
    }

    public static ErspanTypeIII parse(Bytes in) throws MalformedPacketException {
        int required = in.length() < HEADER_LENGTH ? HEADER_LENGTH : headerLength(in);
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.ERSPAN_III,
                    0,
                    required,
                    in.length(),
                    "ERSPAN type III header of " + in.length() + " bytes, not " + required);
        }
        return new ErspanTypeIII(in);
    }

    private static int headerLength(Bytes in) {
        return (in.u8(11) & 1) != 0 ? HEADER_LENGTH + SUBHEADER_LENGTH : HEADER_LENGTH;
    }

    /** 2. */
    public int version() {
        return bytes().u8(0) >> 4;
    }

    public int vlanId() {
        return bytes().u16(0) & 0xfff;
    }

    public int classOfService() {
        return bytes().u8(2) >> 5;
    }

    /** Whether the frame was bad, short or oversized: 0 to 3. */
    public int badShortOversized() {
        return bytes().u8(2) >> 3 & 3;
    }

    public boolean isFrameTruncated() {
        return (bytes().u8(2) & 4) != 0;
    }

    public int sessionId() {
        return bytes().u16(2) & 0x3ff;
    }

    /** Of a clock whose unit is the {@link #granularity()}. */
    public long timestamp() {
        return bytes().u32(4);
    }

    public int securityGroupTag() {
        return bytes().u16(8);
    }

    /** 0 for Ethernet, 2 for IP. */
    public int frameType() {
        return bytes().u8(10) >> 2 & 0x1f;
    }

    public int hardwareId() {
        return bytes().u16(10) >> 4 & 0x3f;
    }

    /** True for a frame that left the mirrored port, false for one that came in. */
    public boolean isEgress() {
        return (bytes().u8(11) & 8) != 0;
    }

    /** 0 for 100 microseconds, 1 for 100 nanoseconds, 2 for IEEE 1588, 3 for what the subheader says. */
    public int granularity() {
        return bytes().u8(11) >> 1 & 3;
    }

    /** The platform's subheader, empty if there is none. */
    public Bytes subheader() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.ERSPAN_III;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength(bytes()));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength(bytes()));
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return switch (frameType()) {
            case FRAME_TYPE_ETHERNET -> EthernetFrame::parse;
            case FRAME_TYPE_IP -> RawIp::parse;
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.number("VLAN", 0, 2, vlanId());
        visitor.number("COS", 2, 1, classOfService());
        visitor.number("BSO", 2, 1, badShortOversized());
        visitor.flag("Truncated", 2, 1, isFrameTruncated());
        visitor.number("SessionID", 2, 2, sessionId());
        visitor.number("Timestamp", 4, 4, timestamp());
        visitor.number("SGT", 8, 2, securityGroupTag());
        visitor.flag("P", 10, 1, (bytes().u8(10) & 0x80) != 0);
        visitor.number("FT", 10, 1, frameType());
        visitor.number("HwID", 10, 2, hardwareId());
        visitor.flag("D", 11, 1, isEgress());
        visitor.number("Gra", 11, 1, granularity());
        visitor.flag("O", 11, 1, !subheader().isEmpty());
        if (!subheader().isEmpty()) {
            visitor.number("PlatformID", HEADER_LENGTH, 1, bytes().u8(HEADER_LENGTH) >> 2);
            visitor.bytes("PlatformInfo", HEADER_LENGTH, SUBHEADER_LENGTH, subheader());
        }
    }
}
