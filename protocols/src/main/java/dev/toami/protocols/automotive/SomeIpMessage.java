package dev.toami.protocols.automotive;

import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Describable;
import dev.toami.protocols.FieldVisitor;

/** One of the SOME/IP messages of a datagram or segment, as far as it is there. Immutable. */
public final class SomeIpMessage implements Describable {
    static final int HEADER_LENGTH = 16;
    /** What the length field covers begins here. */
    static final int COVERED = 8;

    /** Set in the types of messages that carry a segment of a longer payload. */
    private static final int TP_FLAG = 0x20;

    private static final int TP_LENGTH = 4;

    private final Bytes layer;
    private final int offset;
    private final int end;

    SomeIpMessage(Bytes layer, int offset, int end) {
        this.layer = layer;
        this.offset = offset;
        this.end = end;
    }

    /** What it was built with, or can be built again with. */
    public SomeIpHeader header() {
        return new SomeIpHeader(
                layer.u16(offset),
                layer.u16(offset + 2),
                OptionalLong.empty(),
                layer.u16(offset + 8),
                layer.u16(offset + 10),
                layer.u8(offset + 12),
                layer.u8(offset + 13),
                layer.u8(offset + 14),
                layer.u8(offset + 15));
    }

    /** What follows the length field. */
    public long declaredLength() {
        return layer.u32(offset + 4);
    }

    public Bytes body() {
        return layer.slice(offset + HEADER_LENGTH, end - offset - HEADER_LENGTH);
    }

    public boolean isTruncated() {
        return end - offset < COVERED + declaredLength();
    }

    private static String messageType(int type) {
        String name =
                switch (type & ~TP_FLAG) {
                    case 0x00 -> "REQUEST";
                    case 0x01 -> "REQUEST_NO_RETURN";
                    case 0x02 -> "NOTIFICATION";
                    case 0x40 -> "REQUEST_ACK";
                    case 0x41 -> "REQUEST_NO_RETURN_ACK";
                    case 0x42 -> "NOTIFICATION_ACK";
                    case 0x80 -> "RESPONSE";
                    case 0x81 -> "ERROR";
                    case 0xc0 -> "RESPONSE_ACK";
                    case 0xc1 -> "ERROR_ACK";
                    default -> "Unknown(" + type + ")";
                };
        return (type & TP_FLAG) != 0 && !name.startsWith("Unknown") ? "TP_" + name : name;
    }

    private static String returnCode(int code) {
        return switch (code) {
            case 0 -> "E_OK";
            case 1 -> "E_NOT_OK";
            case 2 -> "E_UNKNOWN_SERVICE";
            case 3 -> "E_UNKNOWN_METHOD";
            case 4 -> "E_NOT_READY";
            case 5 -> "E_NOT_REACHABLE";
            case 6 -> "E_TIMEOUT";
            case 7 -> "E_WRONG_PROTOCOL_VERSION";
            case 8 -> "E_WRONG_INTERFACE_VERSION";
            case 9 -> "E_MALFORMED_MESSAGE";
            case 10 -> "E_WRONG_MESSAGE_TYPE";
            default -> "Unknown(" + code + ")";
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        SomeIpHeader header = header();
        visitor.beginStruct("", offset, end - offset);
        visitor.number("ServiceID", offset, 2, header.serviceId());
        visitor.number("MethodID", offset + 2, 2, header.methodId());
        visitor.number("Length", offset + 4, 4, declaredLength());
        visitor.number("ClientID", offset + 8, 2, header.clientId());
        visitor.number("SessionID", offset + 10, 2, header.sessionId());
        visitor.number("ProtocolVersion", offset + 12, 1, header.protocolVersion());
        visitor.number("InterfaceVersion", offset + 13, 1, header.interfaceVersion());
        visitor.code("MessageType", offset + 14, 1, header.messageType(), messageType(header.messageType()));
        visitor.code("ReturnCode", offset + 15, 1, header.returnCode(), returnCode(header.returnCode()));
        int data = offset + HEADER_LENGTH;
        if ((header.messageType() & TP_FLAG) != 0 && end - data >= TP_LENGTH) {
            visitor.number("TPOffset", data, TP_LENGTH, layer.u32(data) & ~0xfL);
            visitor.flag("TPMoreSegments", data + 3, 1, (layer.u8(data + 3) & 1) != 0);
            data += TP_LENGTH;
        }
        if (data < end) {
            visitor.bytes("Data", data, end - data, layer.slice(data, end - data));
        }
        visitor.endStruct();
    }
}
