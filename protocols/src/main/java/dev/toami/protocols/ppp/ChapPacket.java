package dev.toami.protocols.ppp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Packet of the Challenge Handshake Authentication Protocol (RFC 1994). Immutable.
 *
 * <pre>
 *  0      7 8      15 16           31
 * +--------+---------+---------------+
 * |  Code  |Identif. |    Length     |
 * +--------+---------+---------------+
 * |  size  | Value   | Name              (challenge, response)
 * +--------+---------+--------------
 * | Message                              (success, failure)
 * +---------------------------------
 * </pre>
 */
public final class ChapPacket extends Layer {
    public static final int HEADER_LENGTH = 4;
    public static final int CHALLENGE = 1;
    public static final int RESPONSE = 2;
    public static final int SUCCESS = 3;
    public static final int FAILURE = 4;

    private ChapPacket(Bytes in) {
        super(in);
    }

    public static ChapPacket parse(Bytes in) throws MalformedPacketException {
        AuthenticationHeader.check(in, LayerType.CHAP);
        ChapPacket packet = new ChapPacket(in);
        if (packet.hasValue() && !packet.isTruncated()) {
            int rest = packet.contents().length() - HEADER_LENGTH;
            int required = rest < 1 ? 1 : 1 + in.u8(HEADER_LENGTH);
            if (rest < required) {
                throw MalformedPacketException.invalid(
                        LayerType.CHAP,
                        HEADER_LENGTH,
                        required,
                        rest,
                        "CHAP value of " + rest + " bytes, not " + required);
            }
        }
        return packet;
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

    private boolean hasValue() {
        return code() == CHALLENGE || code() == RESPONSE;
    }

    /** The challenge, or the response to it, as far as it is there; empty otherwise. */
    public Bytes value() {
        Bytes all = contents();
        return hasValue() && all.length() > HEADER_LENGTH
                ? all.slice(HEADER_LENGTH + 1).clip(all.u8(HEADER_LENGTH))
                : Bytes.empty();
    }

    /** The sender's name of a challenge or response, the message of a success or failure. */
    public Bytes text() {
        int start = HEADER_LENGTH + (hasValue() ? 1 + value().length() : 0);
        return contents().slice(Math.min(start, contents().length()));
    }

    @Override
    public LayerType type() {
        return LayerType.CHAP;
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
                PppProtocol.CHAP, code(), identifier(), contents().slice(HEADER_LENGTH)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        AuthenticationHeader.describe(bytes(), label(), visitor);
        if (hasValue() && contents().length() > HEADER_LENGTH) {
            visitor.number("ValueSize", HEADER_LENGTH, 1, bytes().u8(HEADER_LENGTH));
            visitor.bytes("Value", HEADER_LENGTH + 1, value().length(), value());
        }
        Bytes text = text();
        if (!text.isEmpty()) {
            AuthenticationHeader.text(
                    hasValue() ? "Name" : "Message", contents().length() - text.length(), text, visitor);
        }
    }

    private String label() {
        return switch (code()) {
            case CHALLENGE -> "Challenge";
            case RESPONSE -> "Response";
            case SUCCESS -> "Success";
            case FAILURE -> "Failure";
            default -> "Unknown(" + code() + ")";
        };
    }
}
