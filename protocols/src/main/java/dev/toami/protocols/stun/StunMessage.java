package dev.toami.protocols.stun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.format.BytesText;

/**
 * STUN or TURN message (RFC 8489, section 5; RFC 8656). Immutable.
 *
 * <pre>
 *  0 0                          16                          31
 * +---+--------------------------+----------------------------+
 * |0 0|  Type: method and class  |       Message Length       |
 * +---+--------------------------+----------------------------+
 * |                 Magic Cookie 0x2112A442                   |
 * +-----------------------------------------------------------+
 * |                   Transaction ID (12)                     |
 * +-----------------------------------------------------------+
 * |  Attributes: Type (2), Length (2), Value, Padding     ... |
 * +-----------------------------------------------------------+
 * </pre>
 */
public final class StunMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 20;
    static final int MAGIC_COOKIE = 0x2112_a442;
    static final int LENGTH = 2;
    static final int COOKIE = 4;
    static final int TRANSACTION_ID = 8;
    static final int TRANSACTION_ID_LENGTH = 12;

    private StunMessage(Bytes in) {
        super(in);
    }

    public static StunMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.STUN,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "STUN header needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        if (in.u8(0) > 0x3f || in.i32(COOKIE) != MAGIC_COOKIE || (in.u16(LENGTH) & 3) != 0) {
            throw MalformedPacketException.invalid(
                    LayerType.STUN,
                    COOKIE,
                    MAGIC_COOKIE,
                    in.i32(COOKIE),
                    "STUN message of type " + in.u16(0) + " and length " + in.u16(LENGTH)
                            + " without its magic cookie");
        }
        return new StunMessage(in);
    }

    /** Recognizes a message on any port. */
    public static LayerParser recognize(Bytes in) {
        boolean stun = in.length() >= HEADER_LENGTH
                && in.i32(COOKIE) == MAGIC_COOKIE
                && in.u8(0) <= 0x3f
                && (in.u16(LENGTH) & 3) == 0;
        return stun ? StunMessage::parse : null;
    }

    /** Method and class together, as on the wire. */
    public int messageType() {
        return bytes().u16(0);
    }

    /** Such as 1 for Binding: the bits of the type without those of the class. */
    public int method() {
        int type = messageType();
        return (type & 0xf) | ((type >> 1) & 0x70) | ((type >> 2) & 0xf80);
    }

    /** 0 request, 1 indication, 2 success response, 3 error response. */
    public int messageClass() {
        return ((messageType() >> 7) & 2) | ((messageType() >> 4) & 1);
    }

    /** Of the attributes. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    public Bytes transactionId() {
        return bytes().slice(TRANSACTION_ID, TRANSACTION_ID_LENGTH);
    }

    /** As far as they are there whole. */
    public List<StunAttribute> attributes() {
        List<StunAttribute> list = new ArrayList<>();
        int end = contents().length();
        int at = HEADER_LENGTH;
        while (at + StunAttribute.HEADER_LENGTH <= end) {
            int length = bytes().u16(at + 2);
            if (at + StunAttribute.HEADER_LENGTH + length > end) {
                break;
            }
            StunAttribute attribute =
                    new StunAttribute(bytes().u16(at), bytes().slice(at + StunAttribute.HEADER_LENGTH, length));
            list.add(attribute);
            at += attribute.encodedLength();
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.STUN;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(HEADER_LENGTH + declaredLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < HEADER_LENGTH + declaredLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new StunHeader(messageType(), OptionalInt.empty(), transactionId(), attributes()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Type", 0, 2, messageType());
        visitor.code("Method", 0, 2, method(), methodLabel());
        visitor.code("Class", 0, 2, messageClass(), classLabel());
        visitor.number("Length", LENGTH, 2, declaredLength());
        visitor.number("Cookie", COOKIE, 4, bytes().u32(COOKIE));
        visitor.bytes("TransactionID", TRANSACTION_ID, TRANSACTION_ID_LENGTH, transactionId());
        List<StunAttribute> attributes = attributes();
        if (visitor.beginList("Attributes", HEADER_LENGTH, contents().length() - HEADER_LENGTH, attributes.size())) {
            int at = HEADER_LENGTH;
            for (StunAttribute attribute : attributes) {
                describe(attribute, at, visitor);
                at += attribute.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describe(StunAttribute attribute, int at, FieldVisitor visitor) {
        Bytes value = attribute.value();
        int valueAt = at + StunAttribute.HEADER_LENGTH;
        visitor.beginStruct("", at, StunAttribute.HEADER_LENGTH + value.length());
        visitor.code("Type", at, 2, attribute.type(), StunAttribute.label(attribute.type()));
        visitor.number("Length", at + 2, 2, value.length());
        switch (attribute.type()) {
            case StunAttribute.USERNAME, StunAttribute.REALM, StunAttribute.NONCE, StunAttribute.SOFTWARE ->
                visitor.text("Text", valueAt, value.length(), BytesText.utf8(value));
            case StunAttribute.MAPPED_ADDRESS, 0x8023 -> address(value, Bytes.wrap(new byte[16]), valueAt, visitor);
            case StunAttribute.XOR_MAPPED_ADDRESS, 0x0012, 0x0016 ->
                address(value, bytes().slice(COOKIE, 16), valueAt, visitor);
            default -> visitor.bytes("Value", valueAt, value.length(), value);
        }
        visitor.endStruct();
    }

    /** RFC 8489, section 14.2: port and address are combined with the magic cookie and the transaction ID. */
    private static void address(Bytes value, Bytes mask, int at, FieldVisitor visitor) {
        int length = value.length() - 4;
        if (length != Ipv4Address.LENGTH && length != Ipv6Address.LENGTH) {
            visitor.bytes("Value", at, value.length(), value);
            return;
        }
        byte[] address = new byte[length];
        for (int i = 0; i < length; i++) {
            address[i] = (byte) (value.u8(4 + i) ^ mask.u8(i));
        }
        Bytes plain = Bytes.wrap(address);
        visitor.number("Family", at + 1, 1, value.u8(1));
        visitor.number("Port", at + 2, 2, value.u16(2) ^ mask.u16(0));
        visitor.address(
                "Address",
                at + 4,
                length,
                length == Ipv4Address.LENGTH ? Ipv4Address.read(plain, 0) : Ipv6Address.read(plain, 0));
    }

    private String methodLabel() {
        return switch (method()) {
            case 1 -> "Binding";
            case 3 -> "Allocate";
            case 4 -> "Refresh";
            case 6 -> "Send";
            case 7 -> "Data";
            case 8 -> "CreatePermission";
            case 9 -> "ChannelBind";
            default -> "Unknown(" + method() + ")";
        };
    }

    private String classLabel() {
        return switch (messageClass()) {
            case 0 -> "Request";
            case 1 -> "Indication";
            case 2 -> "SuccessResponse";
            default -> "ErrorResponse";
        };
    }
}
