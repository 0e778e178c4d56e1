package dev.toami.protocols.tunnel;

import java.util.Base64;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * WireGuard message (Donenfeld, "WireGuard: Next Generation Kernel Network Tunnel", section 5.4). Numbers are little-endian;
 * all that is encrypted stays so. Immutable.
 *
 * <pre>
 *  0       1               4               8              12             16
 * +-------+---------------+---------------+---------------+---------------
 * | 1 or 2|   Reserved    | Sender Index  | (2: Receiver) | Ephemeral, ...
 * |   3   |   Reserved    | Receiver Index| Nonce, Encrypted Cookie
 * |   4   |   Reserved    | Receiver Index|    Counter, Encrypted Packet
 * +-------+---------------+---------------+---------------+---------------
 * </pre>
 */
public final class WireguardMessage extends Layer implements ApplicationLayer {
    public static final int INITIATION = 1;
    public static final int RESPONSE = 2;
    public static final int COOKIE_REPLY = 3;
    public static final int TRANSPORT_DATA = 4;

    /** The port that most examples use. */
    public static final int PORT = 51820;

    private WireguardMessage(Bytes in) {
        super(in);
    }

    public static WireguardMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < 4) {
            throw MalformedPacketException.truncated(
                    LayerType.WIREGUARD, 0, 4, in.length(), "WireGuard message of " + in.length() + " bytes, not 4");
        }
        int type = in.u8(0);
        int required = leastLength(type);
        if (required == 0) {
            throw MalformedPacketException.invalid(
                    LayerType.WIREGUARD, 0, INITIATION, type, "WireGuard message of type " + type + ", not 1 to 4");
        }
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.WIREGUARD,
                    0,
                    required,
                    in.length(),
                    "WireGuard message of " + in.length() + " bytes, not " + required);
        }
        return new WireguardMessage(in);
    }

    private static int leastLength(int type) {
        return switch (type) {
            case INITIATION -> 148;
            case RESPONSE -> 92;
            case COOKIE_REPLY -> 64;
            case TRANSPORT_DATA -> 32;
            default -> 0;
        };
    }

    /** Recognizes a message by its type, the zeros behind it, and its length. */
    public static LayerParser recognize(Bytes payload) {
        if (payload.length() < 32 || payload.u24(1) != 0) {
            return null;
        }
        int type = payload.u8(0);
        boolean isRight = type == TRANSPORT_DATA
                ? payload.length() % 16 == 0 && payload.i32(4) != 0
                : leastLength(type) == payload.length();
        return isRight ? WireguardMessage::parse : null;
    }

    public int messageType() {
        return bytes().u8(0);
    }

    /** The sender's index, or the receiver's in a cookie reply or data. */
    public long index() {
        return littleEndian(4);
    }

    private long littleEndian(int offset) {
        return Integer.reverseBytes(bytes().i32(offset)) & 0xffff_ffffL;
    }

    @Override
    public LayerType type() {
        return LayerType.WIREGUARD;
    }

    @Override
    public Bytes contents() {
        return messageType() == TRANSPORT_DATA ? bytes() : bytes().clip(leastLength(messageType()));
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Type", 0, 1, messageType(), label());
        bytes(visitor, "Reserved", 1, 3);
        switch (messageType()) {
            case INITIATION -> {
                visitor.number("Sender", 4, 4, index());
                ephemeral(visitor, 8);
                bytes(visitor, "EncryptedStatic", 40, 48);
                bytes(visitor, "EncryptedTimestamp", 88, 28);
                bytes(visitor, "MAC1", 116, 16);
                bytes(visitor, "MAC2", 132, 16);
            }
            case RESPONSE -> {
                visitor.number("Sender", 4, 4, index());
                visitor.number("Receiver", 8, 4, littleEndian(8));
                ephemeral(visitor, 12);
                bytes(visitor, "EncryptedEmpty", 44, 16);
                bytes(visitor, "MAC1", 60, 16);
                bytes(visitor, "MAC2", 76, 16);
            }
            case COOKIE_REPLY -> {
                visitor.number("Receiver", 4, 4, index());
                bytes(visitor, "Nonce", 8, 24);
                bytes(visitor, "EncryptedCookie", 32, 32);
            }
            default -> {
                visitor.number("Receiver", 4, 4, index());
                visitor.number("Counter", 8, 8, Long.reverseBytes(bytes().i64(8)));
                bytes(visitor, "EncryptedPacket", 16, bytes().length() - 16);
            }
        }
    }

    /** A public key, as the tools write it. */
    private void ephemeral(FieldVisitor visitor, int offset) {
        byte[] key = bytes().slice(offset, 32).toArray();
        visitor.text("Ephemeral", offset, key.length, Base64.getEncoder().encodeToString(key));
    }

    private void bytes(FieldVisitor visitor, String name, int offset, int length) {
        visitor.bytes(name, offset, length, bytes().slice(offset, length));
    }

    private String label() {
        return switch (messageType()) {
            case INITIATION -> "HandshakeInitiation";
            case RESPONSE -> "HandshakeResponse";
            case COOKIE_REPLY -> "CookieReply";
            default -> "TransportData";
        };
    }
}
