package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.ppp.PppFrame;

/**
 * GTP version 1: of the user plane (3GPP TS 29.281), where a packet may follow, or of the control plane (TS 29.060), where
 * information elements do. Immutable.
 *
 * <pre>
 *  0     3  4 5 6 7 8            16                    31
 * +-------+--+-+-+-+-+------------+----------------------+
 * |Version|PT|*|E|S|N|Message Type|        Length        |
 * +-------+--+-+-+-+-+------------+----------------------+
 * |             Tunnel Endpoint Identifier               |
 * +-------------------------------+----------+-----------+
 * | Sequence Number (if E, S or N)|  N-PDU   | Next Ext. |
 * +-------------------------------+----------+-----------+
 * |                  Extension Headers                   |
 * +------------------------------------------------------+
 * </pre>
 */
public final class GtpPacket extends Layer {
    /** Without the optional fields. */
    public static final int HEADER_LENGTH = 8;
    /** The message type of a user's packet. */
    public static final int T_PDU = 255;

    static final int OPTIONAL_LENGTH = 4;
    private static final int OPTIONAL_FLAGS = 7;
    private static final int SEQUENCE_NUMBER = 8;
    private static final int NPDU = 10;

    private final int headerLength;
    private final boolean isControl;

    private GtpPacket(Bytes in, int headerLength, boolean isControl) {
        super(in);
        this.headerLength = headerLength;
        this.isControl = isControl;
    }

    public static GtpPacket parseUser(Bytes in) throws MalformedPacketException {
        return new GtpPacket(in, check(in, LayerType.GTPV1U), false);
    }

    public static GtpPacket parseControl(Bytes in) throws MalformedPacketException {
        return new GtpPacket(in, check(in, LayerType.GTPV1C), true);
    }

    private static int check(Bytes in, LayerType type) throws MalformedPacketException {
        int required = HEADER_LENGTH;
        if (in.length() >= required && (in.u8(0) & OPTIONAL_FLAGS) != 0) {
            required += OPTIONAL_LENGTH;
        }
        if (in.length() < required) {
            throw MalformedPacketException.tooShort(
                    type, 0, required, in.length(), "GTP packet too small: " + in.length() + " bytes");
        }
        int declared = HEADER_LENGTH + in.u16(2);
        if (declared < required) {
            throw MalformedPacketException.invalid(
                    type, 2, required, declared, "GTP packet declares " + declared + " bytes, at least " + required);
        }
        return (in.u8(0) & 4) != 0 ? GtpExtension.end(in.clip(declared), type) : required;
    }

    public int version() {
        return bytes().u8(0) >> 5;
    }

    /** True for GTP, false for GTP' (charging). */
    public boolean isGtp() {
        return (bytes().u8(0) & 0x10) != 0;
    }

    /** {@link #T_PDU} for a user's packet. */
    public int messageType() {
        return bytes().u8(1);
    }

    /** Of all behind the first 8 bytes. */
    public int declaredLength() {
        return bytes().u16(2);
    }

    /** The tunnel endpoint identifier, an unsigned number. */
    public long teid() {
        return bytes().u32(4);
    }

    private boolean has(int flag) {
        return (bytes().u8(0) & flag) != 0;
    }

    public OptionalInt sequenceNumber() {
        return has(2) ? OptionalInt.of(bytes().u16(SEQUENCE_NUMBER)) : OptionalInt.empty();
    }

    public OptionalInt npduNumber() {
        return has(1) ? OptionalInt.of(bytes().u8(NPDU)) : OptionalInt.empty();
    }

    public List<GtpExtension> extensions() {
        return has(4) ? GtpExtension.list(bytes()) : List.of();
    }

    /** Of a control message, as far as they are there and can be told apart. */
    public List<GtpElement> elements() {
        return isControl ? GtpElement.listVersion1(contents(), headerLength) : List.of();
    }

    @Override
    public LayerType type() {
        return isControl ? LayerType.GTPV1C : LayerType.GTPV1U;
    }

    @Override
    public Bytes contents() {
        return isControl ? declared() : bytes().slice(0, headerLength);
    }

    private Bytes declared() {
        return bytes().clip(HEADER_LENGTH + declaredLength());
    }

    @Override
    public Bytes payload() {
        return isControl ? Bytes.empty() : declared().slice(headerLength);
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - HEADER_LENGTH < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        Bytes payload = payload();
        if (messageType() != T_PDU || payload.isEmpty()) {
            return LayerParser.PAYLOAD;
        }
        return switch (payload.u8(0) >> 4) {
            case 4 -> Ipv4Packet::parse;
            case 6 -> Ipv6Packet::parse;
            default -> PppFrame::parse;
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new GtpHeader(
                messageType(),
                teid(),
                sequenceNumber(),
                npduNumber(),
                extensions(),
                OptionalInt.empty(),
                isControl ? contents().slice(headerLength) : Bytes.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (visitor.wantsDetail()) {
            visitor.number("Flags", 0, 1, bytes().u8(0));
        }
        visitor.number("Version", 0, 1, version());
        visitor.number("ProtocolType", 0, 1, isGtp() ? 1 : 0);
        visitor.number("Reserved", 0, 1, has(8) ? 1 : 0);
        visitor.flag("ExtensionHeaderFlag", 0, 1, has(4));
        visitor.flag("SequenceNumberFlag", 0, 1, has(2));
        visitor.flag("NPDUFlag", 0, 1, has(1));
        visitor.number("MessageType", 1, 1, messageType());
        visitor.number("MessageLength", 2, 2, declaredLength());
        visitor.number("TEID", 4, 4, teid());
        if (has(2) || !visitor.wantsDetail()) {
            visitor.number(
                    "SequenceNumber",
                    SEQUENCE_NUMBER,
                    has(2) ? 2 : 0,
                    sequenceNumber().orElse(0));
        }
        if (has(1) || !visitor.wantsDetail()) {
            visitor.number("NPDU", NPDU, has(1) ? 1 : 0, npduNumber().orElse(0));
        }
        GtpExtension.describe(extensions(), visitor);
        if (isControl) {
            GtpElement.describe(elements(), headerLength, visitor);
        }
    }
}
