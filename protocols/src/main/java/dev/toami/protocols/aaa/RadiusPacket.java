package dev.toami.protocols.aaa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.format.BytesText;
import dev.toami.protocols.lan.EapPacket;

/**
 * RADIUS packet (RFC 2865, section 3). Immutable.
 *
 * <pre>
 *  0             8             16                          31
 * +-------------+-------------+-----------------------------+
 * |    Code     | Identifier  |           Length            |
 * +-------------+-------------+-----------------------------+
 * |                   Authenticator (16)                    |
 * +---------------------------------------------------------+
 * |    Attributes: Type (1), Length (1), Value          ... |
 * +---------------------------------------------------------+
 * </pre>
 *
 * <p>The EAP messages among the attributes, one behind the other, are the payload.
 */
public final class RadiusPacket extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 20;
    public static final int MAX_LENGTH = 4096;
    static final int IDENTIFIER = 1;
    static final int LENGTH = 2;
    static final int AUTHENTICATOR = 4;

    private final Bytes payload;

    private RadiusPacket(Bytes in, Bytes payload) {
        super(in);
        this.payload = payload;
    }

    public static RadiusPacket parse(Bytes in) throws MalformedPacketException {
        checkLength(in.length(), in.length(), 0);
        int declared = in.u16(LENGTH);
        checkLength(declared, in.length(), LENGTH);
        if (declared > in.length()) {
            throw failure("length " + declared + " too big", LENGTH, declared, in.length());
        }
        for (int at = HEADER_LENGTH; at < declared; at += in.u8(at + 1)) {
            int rest = declared - at;
            int length = rest < RadiusAttribute.HEADER_LENGTH ? rest : in.u8(at + 1);
            if (length > rest) {
                throw failure("attributes length " + length + " too big", at, length, rest);
            }
            if (length < RadiusAttribute.HEADER_LENGTH) {
                throw failure("attributes length " + length + " too short", at, RadiusAttribute.HEADER_LENGTH, length);
            }
        }
        return new RadiusPacket(in, eapMessage(in.clip(declared)));
    }

    /** A packet on a port where others come, too: a payload if its length says that it is none. */
    public static Layer parseDatagram(Bytes in) throws MalformedPacketException {
        boolean fits = in.length() >= HEADER_LENGTH && in.u16(LENGTH) >= HEADER_LENGTH && in.u16(LENGTH) <= in.length();
        return fits ? parse(in) : Payload.of(in);
    }

    private static void checkLength(int length, int available, int offset) throws MalformedPacketException {
        if (length > MAX_LENGTH) {
            throw failure("length " + length + " too big", offset, MAX_LENGTH, length);
        }
        if (length < HEADER_LENGTH) {
            throw failure("length " + length + " too short", offset, HEADER_LENGTH, Math.min(length, available));
        }
    }

    private static MalformedPacketException failure(String message, int offset, int required, int available) {
        return MalformedPacketException.truncated(LayerType.RADIUS, offset, required, available, "RADIUS " + message);
    }

    /** RFC 3579, section 3.1: a message of more than 253 bytes is in several attributes. */
    private static Bytes eapMessage(Bytes packet) {
        Bytes first = Bytes.empty();
        byte[] joined = null;
        for (int at = HEADER_LENGTH; at < packet.length(); at += packet.u8(at + 1)) {
            int length = packet.u8(at + 1) - RadiusAttribute.HEADER_LENGTH;
            if (packet.u8(at) != RadiusAttribute.EAP_MESSAGE || length == 0) {
                continue;
            }
            if (first.isEmpty() && joined == null) {
                first = packet.slice(at + RadiusAttribute.HEADER_LENGTH, length);
            } else {
                byte[] before = joined != null ? joined : first.toArray();
                joined = Arrays.copyOf(before, before.length + length);
                packet.copyTo(at + RadiusAttribute.HEADER_LENGTH, joined, before.length, length);
            }
        }
        return joined != null ? Bytes.wrap(joined) : first;
    }

    public RadiusCode code() {
        return new RadiusCode(bytes().u8(0));
    }

    /** Matches requests and replies. */
    public int identifier() {
        return bytes().u8(IDENTIFIER);
    }

    /** Header and attributes; what follows is padding. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    public Bytes authenticator() {
        return bytes().slice(AUTHENTICATOR, 16);
    }

    public List<RadiusAttribute> attributes() {
        List<RadiusAttribute> list = new ArrayList<>();
        for (int at = HEADER_LENGTH; at < declaredLength(); at += bytes().u8(at + 1)) {
            list.add(new RadiusAttribute(bytes().u8(at), value(at)));
        }
        return list;
    }

    private Bytes value(int at) {
        return bytes().slice(at + RadiusAttribute.HEADER_LENGTH, bytes().u8(at + 1) - RadiusAttribute.HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.RADIUS;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    /** An EAP packet, or nothing. */
    @Override
    public Bytes payload() {
        return payload;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return EapPacket::parse;
    }

    /** Empty if the packet carries EAP, which would be there twice: among the attributes and as a layer. */
    @Override
    public Optional<LayerValue> toValue() {
        return payload.isEmpty()
                ? Optional.of(
                        new RadiusHeader(code(), identifier(), OptionalInt.empty(), authenticator(), attributes()))
                : Optional.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Code", 0, 1, code().value(), code().toString());
        visitor.number("Identifier", IDENTIFIER, 1, identifier());
        visitor.number("Length", LENGTH, 2, declaredLength());
        if (visitor.wantsDetail()) {
            visitor.bytes("Authenticator", AUTHENTICATOR, 16, authenticator());
        } else {
            visitor.text("Authenticator", AUTHENTICATOR, 16, BytesText.decimals(authenticator()));
        }
        List<RadiusAttribute> shown =
                attributes().stream().filter(each -> !each.value().isEmpty()).toList();
        if (visitor.beginList("Attributes", HEADER_LENGTH, declaredLength() - HEADER_LENGTH, shown.size())) {
            for (int at = HEADER_LENGTH; at < declaredLength(); at += bytes().u8(at + 1)) {
                describeAttribute(at, visitor);
            }
        }
        visitor.endList();
    }

    /** An attribute without a value is none, in gopacket too. */
    private void describeAttribute(int at, FieldVisitor visitor) {
        int type = bytes().u8(at);
        Bytes value = value(at);
        if (value.isEmpty()) {
            return;
        }
        int length = RadiusAttribute.HEADER_LENGTH + value.length();
        visitor.beginStruct("", at, length);
        visitor.code("Type", at, 1, type, RadiusAttribute.label(type));
        visitor.number("Length", at + 1, 1, length);
        visitor.bytes("Value", at + RadiusAttribute.HEADER_LENGTH, value.length(), value);
        if (visitor.wantsDetail()) {
            describeValue(RadiusAttribute.form(type), at + RadiusAttribute.HEADER_LENGTH, value, type, visitor);
        }
        visitor.endStruct();
    }

    private static void describeValue(String form, int at, Bytes value, int type, FieldVisitor visitor) {
        String name = RadiusAttribute.label(type).replace("-", "");
        if (form.equals("TEXT")) {
            visitor.text(name, at, value.length(), BytesText.utf8(value));
        } else if (form.equals("NUMBER") && value.length() == 4) {
            visitor.number(name, at, 4, value.u32(0));
        } else if (form.equals("ADDRESS") && value.length() == 4) {
            visitor.address(name, at, 4, Ipv4Address.read(value, 0));
        }
    }
}
