package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * GTP version 2 message of the control plane (3GPP TS 29.274); another may be piggybacked on it. Immutable.
 *
 * <pre>
 *  0     3 4 5  6   8            16                    31
 * +-------+-+-+--+---+------------+----------------------+
 * |Version|P|T|MP| * |Message Type|        Length        |
 * +-------+-+-+--+---+------------+----------------------+
 * |        Tunnel Endpoint Identifier (if T)             |
 * +----------------------------------------+-------------+
 * |            Sequence Number             |    Spare    |
 * +----------------------------------------+-------------+
 * |                Information Elements                  |
 * +------------------------------------------------------+
 * </pre>
 */
public final class Gtpv2Message extends Layer {
    private static final int LENGTH_FROM = 4;

    private Gtpv2Message(Bytes in) {
        super(in);
    }

    public static Gtpv2Message parse(Bytes in) throws MalformedPacketException {
        int required = in.isEmpty() ? 8 : headerLength(in);
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.GTPV2,
                    0,
                    required,
                    in.length(),
                    "GTPv2 header of " + in.length() + " bytes, not " + required);
        }
        int declared = LENGTH_FROM + in.u16(2);
        if (declared < required) {
            throw MalformedPacketException.invalid(
                    LayerType.GTPV2,
                    2,
                    required,
                    declared,
                    "GTPv2 message declares " + declared + " bytes, at least " + required);
        }
        return new Gtpv2Message(in);
    }

    /** A message of whichever version on the control plane's port. */
    static Layer parseAnyControl(Bytes in) throws MalformedPacketException {
        if (in.isEmpty()) {
            return Payload.of(in);
        }
        return switch (in.u8(0) >> 5) {
            case 1 -> GtpPacket.parseControl(in);
            case 2 -> parse(in);
            default -> Payload.of(in);
        };
    }

    /** A parser for the control plane's port: GTP version 1 or 2, other versions stay a payload. */
    public static LayerParser controlPlane() {
        return Gtpv2Message::parseAnyControl;
    }

    private static int headerLength(Bytes in) {
        return (in.u8(0) & 8) != 0 ? 12 : 8;
    }

    public int version() {
        return bytes().u8(0) >> 5;
    }

    /** True if another message follows this one. */
    public boolean isPiggybacking() {
        return (bytes().u8(0) & 0x10) != 0;
    }

    public int messageType() {
        return bytes().u8(1);
    }

    /** Of all behind the first 4 bytes. */
    public int declaredLength() {
        return bytes().u16(2);
    }

    /** The tunnel endpoint identifier, if there is one. */
    public OptionalLong teid() {
        return headerLength(bytes()) == 12 ? OptionalLong.of(bytes().u32(4)) : OptionalLong.empty();
    }

    /** 24 bits. */
    public int sequenceNumber() {
        return bytes().u24(headerLength(bytes()) - 4);
    }

    /** Those that are there as a whole. */
    public List<GtpElement> elements() {
        return GtpElement.listVersion2(contents(), headerLength(bytes()));
    }

    @Override
    public LayerType type() {
        return LayerType.GTPV2;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(LENGTH_FROM + declaredLength());
    }

    @Override
    public Bytes payload() {
        return isPiggybacking() ? bytes().slice(contents().length()) : Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < LENGTH_FROM + declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return Gtpv2Message::parse;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int header = headerLength(bytes());
        visitor.number("Version", 0, 1, version());
        visitor.flag("Piggybacking", 0, 1, isPiggybacking());
        visitor.flag("TEIDFlag", 0, 1, header == 12);
        visitor.number("MessageType", 1, 1, messageType());
        visitor.number("MessageLength", 2, 2, declaredLength());
        if (header == 12) {
            visitor.number("TEID", 4, 4, bytes().u32(4));
        }
        visitor.number("SequenceNumber", header - 4, 3, sequenceNumber());
        GtpElement.describe(elements(), header, visitor);
    }
}
