package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * Label Distribution Protocol PDU (RFC 5036, section 3.1), with the messages that it holds. Immutable.
 *
 * <pre>
 *  0                              16                             31
 * +-------------------------------+-------------------------------+
 * |          Version = 1          |          PDU Length           |
 * +-------------------------------+-------------------------------+
 * |          LDP Identifier: LSR ID, 32 bits; label space         |
 * +-------------------------------+-------------------------------+
 * |U|        Message Type         |        Message Length         |
 * +-------------------------------+-------------------------------+
 * |                   Message ID, then parameters                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class LdpPdu extends Message implements ApplicationLayer {
    private static final int HEADER_LENGTH = 10;
    /** The PDU length does not count the version and itself. */
    private static final int UNCOUNTED = 4;

    private LdpPdu(Bytes in) {
        super(in, LayerType.LDP);
    }

    public static LdpPdu parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.LDP);
        Lengths.requireDeclared(in.u16(2) + UNCOUNTED, HEADER_LENGTH, 2, LayerType.LDP);
        return new LdpPdu(in);
    }

    /** The first PDU of a TCP segment, or a payload if the segment does not begin with one. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        boolean begins = in.length() >= HEADER_LENGTH && in.u16(0) == 1 && in.u16(2) + UNCOUNTED >= HEADER_LENGTH;
        return begins ? parse(in) : Payload.of(in);
    }

    public int version() {
        return bytes().u16(0);
    }

    /** Without the version and the length itself. */
    public int declaredLength() {
        return bytes().u16(2);
    }

    /** Label switching router. */
    public Ipv4Address lsrId() {
        return Ipv4Address.read(bytes(), 4);
    }

    public int labelSpace() {
        return bytes().u16(8);
    }

    @Override
    public Bytes contents() {
        return bytes().clip(declaredLength() + UNCOUNTED);
    }

    /** Further PDUs. */
    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public dev.toami.protocols.LayerParser next(dev.toami.protocols.Dissector dissector) {
        return LdpPdu::parseSegment;
    }

    @Override
    public boolean isTruncated() {
        return declaredLength() + UNCOUNTED > bytes().length();
    }

    private static String type(int value) {
        return switch (value) {
            case 0x0001 -> "Notification";
            case 0x0100 -> "Hello";
            case 0x0200 -> "Initialization";
            case 0x0201 -> "Keep Alive";
            case 0x0202 -> "Capability";
            case 0x0300 -> "Address";
            case 0x0301 -> "Address Withdraw";
            case 0x0400 -> "Label Mapping";
            case 0x0401 -> "Label Request";
            case 0x0402 -> "Label Withdraw";
            case 0x0403 -> "Label Release";
            case 0x0404 -> "Label Abort Request";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes all = contents();
        u16(visitor, "Version", all, 0);
        u16(visitor, "PDULength", all, 2);
        ipv4(visitor, "LSRID", all, 4);
        u16(visitor, "LabelSpaceID", all, 8);
        Elements messages = Elements.of(all, HEADER_LENGTH, 8, (in, at) -> 4 + in.u16(at + 2));
        messages.describe(visitor, "Messages", (to, in, at, length) -> {
            int type = in.u16(at) & 0x7fff;
            to.flag("UBit", at, 1, (in.u8(at) & 0x80) != 0);
            to.code("MessageType", at, 2, type, type(type));
            u16(to, "MessageLength", in, at + 2);
            u32(to, "MessageID", in, at + 4);
            Elements.of(in.clip(at + length), at + 8, 4, (bytes, tlv) -> 4 + bytes.u16(tlv + 2))
                    .describe(to, "TLVs", LdpPdu::describeTlv);
        });
        messages.describeRest(visitor, "Trailing");
    }

    private static void describeTlv(FieldVisitor visitor, Bytes in, int at, int length) {
        visitor.number("Type", at, 2, in.u16(at) & 0x3fff);
        u16(visitor, "Length", in, at + 2);
        visitor.bytes("Value", at + 4, length - 4, in.slice(at + 4, length - 4));
    }
}
