package dev.toami.protocols.ppp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Packet of the Password Authentication Protocol (RFC 1334, section 2). Immutable.
 *
 * <pre>
 *  0      7 8      15 16           31
 * +--------+---------+---------------+
 * |  Code  |Identif. |    Length     |
 * +--------+---------+---------------+
 * | length | Peer-ID | length | Password   (request)
 * +--------+---------+--------+------
 * | length | Message                      (answer)
 * +--------+-------------------------
 * </pre>
 */
public final class PapPacket extends Layer {
    public static final int HEADER_LENGTH = 4;
    public static final int REQUEST = 1;
    public static final int ACK = 2;
    public static final int NAK = 3;

    private PapPacket(Bytes in) {
        super(in);
    }

    public static PapPacket parse(Bytes in) throws MalformedPacketException {
        AuthenticationHeader.check(in, LayerType.PAP);
        PapPacket packet = new PapPacket(in);
        if (!packet.isTruncated()) {
            Bytes all = packet.contents();
            int end = checkString(all, HEADER_LENGTH);
            if (packet.code() == REQUEST) {
                checkString(all, end);
            }
        }
        return packet;
    }

    private static int checkString(Bytes packet, int at) throws MalformedPacketException {
        int rest = packet.length() - at;
        int required = rest < 1 ? 1 : 1 + packet.u8(at);
        if (rest < required) {
            throw MalformedPacketException.invalid(
                    LayerType.PAP, at, required, rest, "PAP string of " + rest + " bytes, not " + required);
        }
        return at + required;
    }

    public int code() {
        return bytes().u8(0);
    }

    public int identifier() {
        return bytes().u8(1);
    }

    /** Of the whole packet. */
    public int declaredLength() {
        return bytes().u16(2);
    }

    /** The peer of a request or the message of an answer: the first string, as far as it is there. */
    public Bytes first() {
        return string(HEADER_LENGTH);
    }

    /** The password of a request, as far as it is there; empty otherwise. */
    public Bytes password() {
        return code() == REQUEST ? string(HEADER_LENGTH + 1 + first().length()) : Bytes.empty();
    }

    private Bytes string(int at) {
        Bytes all = contents();
        return at < all.length() ? all.slice(at + 1).clip(all.u8(at)) : Bytes.empty();
    }

    @Override
    public LayerType type() {
        return LayerType.PAP;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(declaredLength());
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new AuthenticationHeader(
                PppProtocol.PAP, code(), identifier(), contents().slice(HEADER_LENGTH)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        AuthenticationHeader.describe(bytes(), label(), visitor);
        Bytes first = first();
        if (contents().length() > HEADER_LENGTH) {
            boolean isRequest = code() == REQUEST;
            visitor.number(isRequest ? "PeerIDLength" : "MessageLength", HEADER_LENGTH, 1, bytes().u8(HEADER_LENGTH));
            AuthenticationHeader.text(isRequest ? "PeerID" : "Message", HEADER_LENGTH + 1, first, visitor);
        }
        int at = HEADER_LENGTH + 1 + first.length();
        if (code() == REQUEST && contents().length() > at) {
            visitor.number("PasswordLength", at, 1, bytes().u8(at));
            AuthenticationHeader.text("Password", at + 1, password(), visitor);
        }
    }

    private String label() {
        return switch (code()) {
            case REQUEST -> "AuthenticateRequest";
            case ACK -> "AuthenticateAck";
            case NAK -> "AuthenticateNak";
            default -> "Unknown(" + code() + ")";
        };
    }
}
