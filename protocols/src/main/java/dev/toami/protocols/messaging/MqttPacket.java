package dev.toami.protocols.messaging;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.format.BytesText;

/**
 * MQTT control packet, of version 3.1.1 or 5 (OASIS, section 2). Immutable.
 *
 * <pre>
 *  0             1                2 to 5
 * +------+------+----------------+-----------------+-----------------+
 * | Type | Flags| Remaining Length (1 to 4 bytes)  | Variable Header | Payload
 * +------+------+----------------+-----------------+-----------------+
 * </pre>
 *
 * <p>The next packet of a segment is the payload. Only a CONNECT tells the version: behind the fields that both versions
 * have, properties are left as they are.
 */
public final class MqttPacket extends Layer implements ApplicationLayer {
    public static final int CONNECT = 1;
    public static final int CONNACK = 2;
    public static final int PUBLISH = 3;
    public static final int PUBACK = 4;
    public static final int SUBSCRIBE = 8;
    public static final int PINGREQ = 12;
    public static final int PINGRESP = 13;
    public static final int DISCONNECT = 14;
    public static final int AUTH = 15;

    private static final int MAX_LENGTH_BYTES = 4;

    private final int headerLength;
    private final int remainingLength;

    private MqttPacket(Bytes in, int headerLength, int remainingLength) {
        super(in);
        this.headerLength = headerLength;
        this.remainingLength = remainingLength;
    }

    public static MqttPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < 2) {
            throw MalformedPacketException.truncated(
                    LayerType.MQTT, 0, 2, in.length(), "MQTT packet needs 2 bytes, not " + in.length());
        }
        if (!isFirstByte(in.u8(0))) {
            throw MalformedPacketException.invalid(
                    LayerType.MQTT, 0, 1, in.u8(0), "MQTT type and flags cannot be " + in.u8(0));
        }
        int length = 0;
        for (int i = 0; i < MAX_LENGTH_BYTES && 1 + i < in.length(); i++) {
            length |= (in.u8(1 + i) & 0x7f) << (7 * i);
            if (in.u8(1 + i) < 0x80) {
                return checked(in, 2 + i, length);
            }
        }
        throw MalformedPacketException.invalid(
                LayerType.MQTT, 1, MAX_LENGTH_BYTES, in.length() - 1, "MQTT remaining length does not end");
    }

    private static MqttPacket checked(Bytes in, int header, int remaining) throws MalformedPacketException {
        int type = in.u8(0) >> 4;
        int least =
                switch (type) {
                    case CONNECT -> 10;
                    case PINGREQ, PINGRESP, DISCONNECT, AUTH -> 0;
                    default -> 2;
                };
        boolean empty = type == PINGREQ || type == PINGRESP;
        if (remaining < least || (empty && remaining > 0)) {
            throw MalformedPacketException.invalid(
                    LayerType.MQTT, 1, least, remaining, "MQTT packet " + label(type) + " with length " + remaining);
        }
        return new MqttPacket(in, header, remaining);
    }

    /** Table 2-2: only PUBLISH has flags that vary. */
    private static boolean isFirstByte(int first) {
        int type = first >> 4;
        int flags = first & 0xf;
        return switch (type) {
            case 0 -> false;
            case PUBLISH -> (flags & 6) != 6;
            case 6, SUBSCRIBE, 10 -> flags == 2;
            default -> flags == 0;
        };
    }

    /** A packet at the beginning of a segment, or a payload if none begins there. */
    public static Layer parseSegment(Bytes in) {
        try {
            MqttPacket packet = parse(in);
            boolean strange = packet.packetType() == CONNECT && !packet.hasProtocolName();
            return strange ? Payload.of(in) : packet;
        } catch (MalformedPacketException e) {
            return Payload.of(in);
        }
    }

    private boolean hasProtocolName() {
        String name = string(0);
        return name.isEmpty() || name.equals("MQTT") || name.equals("MQIsdp");
    }

    /** Such as {@link #PUBLISH}. */
    public int packetType() {
        return bytes().u8(0) >> 4;
    }

    public int flags() {
        return bytes().u8(0) & 0xf;
    }

    /** Variable header and payload. */
    public int remainingLength() {
        return remainingLength;
    }

    /** Of a PUBLISH: 0, 1 or 2; 0 in the others. */
    public int qualityOfService() {
        return packetType() == PUBLISH ? flags() >> 1 & 3 : 0;
    }

    /** Of a PUBLISH; empty in the others, or if it was cut off. */
    public Optional<String> topic() {
        return packetType() == PUBLISH && isString(0) ? Optional.of(string(0)) : Optional.empty();
    }

    /** Of a CONNECT, as on the wire: 4 is version 3.1.1, 5 is version 5; empty in the others, or if it was cut off. */
    public OptionalInt protocolLevel() {
        int at = 2 + stringLength(0);
        return packetType() == CONNECT && body().length() > at ? OptionalInt.of(body().u8(at)) : OptionalInt.empty();
    }

    /** Variable header and payload, as far as they are there. */
    public Bytes body() {
        return bytes().slice(headerLength).clip(remainingLength);
    }

    private boolean isString(int at) {
        return body().length() >= at + 2 && body().length() >= at + 2 + body().u16(at);
    }

    private int stringLength(int at) {
        return body().length() < at + 2 ? 0 : body().u16(at);
    }

    private String string(int at) {
        return isString(at) ? BytesText.utf8(body().slice(at + 2, body().u16(at))) : "";
    }

    @Override
    public LayerType type() {
        return LayerType.MQTT;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(headerLength + remainingLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < headerLength + remainingLength;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return MqttPacket::parseSegment;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("PacketType", 0, 1, packetType(), label(packetType()));
        visitor.number("Flags", 0, 1, flags());
        visitor.number("RemainingLength", 1, headerLength - 1, remainingLength);
        switch (packetType()) {
            case CONNECT -> describeConnect(visitor);
            case CONNACK -> describeConnack(visitor);
            case PUBLISH -> describePublish(visitor);
            case PINGREQ, PINGRESP, DISCONNECT, AUTH -> rest(0, visitor);
            default -> {
                int at = number("PacketIdentifier", 0, 2, visitor);
                rest(at, visitor);
            }
        }
    }

    private void describeConnect(FieldVisitor visitor) {
        int at = text("ProtocolName", 0, visitor);
        at = number("ProtocolLevel", at, 1, visitor);
        at = number("ConnectFlags", at, 1, visitor);
        at = number("KeepAlive", at, 2, visitor);
        if (protocolLevel().orElse(0) < 5) {
            at = text("ClientID", at, visitor);
        }
        rest(at, visitor);
    }

    private void describeConnack(FieldVisitor visitor) {
        int at = number("AcknowledgeFlags", 0, 1, visitor);
        at = number("ReasonCode", at, 1, visitor);
        rest(at, visitor);
    }

    private void describePublish(FieldVisitor visitor) {
        visitor.flag("DUP", 0, 1, (flags() & 8) != 0);
        visitor.number("QoS", 0, 1, qualityOfService());
        visitor.flag("Retain", 0, 1, (flags() & 1) != 0);
        int at = text("Topic", 0, visitor);
        if (qualityOfService() > 0) {
            at = number("PacketIdentifier", at, 2, visitor);
        }
        rest(at, visitor);
    }

    /** Where the next field begins: behind the end if this one was cut off. */
    private int number(String name, int at, int length, FieldVisitor visitor) {
        if (at + length <= body().length()) {
            visitor.number(name, headerLength + at, length, length == 1 ? body().u8(at) : body().u16(at));
        }
        return at + length;
    }

    private int text(String name, int at, FieldVisitor visitor) {
        if (isString(at)) {
            visitor.text(name, headerLength + at + 2, body().u16(at), string(at));
        }
        return isString(at) ? at + 2 + body().u16(at) : body().length();
    }

    private void rest(int at, FieldVisitor visitor) {
        if (at < body().length()) {
            visitor.bytes("Data", headerLength + at, body().length() - at, body().slice(at));
        }
    }

    private static String label(int type) {
        return switch (type) {
            case CONNECT -> "CONNECT";
            case CONNACK -> "CONNACK";
            case PUBLISH -> "PUBLISH";
            case PUBACK -> "PUBACK";
            case 5 -> "PUBREC";
            case 6 -> "PUBREL";
            case 7 -> "PUBCOMP";
            case SUBSCRIBE -> "SUBSCRIBE";
            case 9 -> "SUBACK";
            case 10 -> "UNSUBSCRIBE";
            case 11 -> "UNSUBACK";
            case PINGREQ -> "PINGREQ";
            case PINGRESP -> "PINGRESP";
            case DISCONNECT -> "DISCONNECT";
            default -> "AUTH";
        };
    }
}
