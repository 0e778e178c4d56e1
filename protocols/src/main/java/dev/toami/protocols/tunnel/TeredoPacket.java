package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.ip.Ipv6Packet;

/**
 * Teredo (RFC 4380, section 5.1.1): an IPv6 packet in UDP, perhaps with an authentication and an origin indication before
 * it; often there is neither, and the layer is empty. Immutable.
 *
 * <pre>
 *  0       8      16      24      31
 * +-------+-------+-------+-------+
 * |   0   |   1   | ID-len| AU-len|   authentication, then identifier, value,
 * +-------+-------+-------+-------+   nonce (8 bytes), confirmation (1 byte)
 * +-------+-------+---------------+
 * |   0   |   0   | Obfusc. Port  |   origin indication
 * +-------+-------+---------------+
 * |  Obfuscated IPv4 Address      |
 * +-------------------------------+
 * </pre>
 */
public final class TeredoPacket extends Layer {
    private static final int AUTHENTICATION = 0x0001;
    private static final int ORIGIN = 0x0000;
    private static final int ORIGIN_LENGTH = 8;
    private static final int NONCE_LENGTH = 8;

    private final int originAt;
    private final int headerLength;

    private TeredoPacket(Bytes in, int originAt, int headerLength) {
        super(in);
        this.originAt = originAt;
        this.headerLength = headerLength;
    }

    public static TeredoPacket parse(Bytes in) throws MalformedPacketException {
        int at = 0;
        if (in.length() >= 2 && in.u16(0) == AUTHENTICATION) {
            int length = in.length() < 4 ? 4 : 4 + in.u8(2) + in.u8(3) + NONCE_LENGTH + 1;
            require(in, 0, length);
            at = length;
        }
        int end = at;
        if (in.length() - at >= 2 && in.u16(at) == ORIGIN) {
            require(in, at, ORIGIN_LENGTH);
            end = at + ORIGIN_LENGTH;
        }
        return new TeredoPacket(in, at, end);
    }

    private static void require(Bytes in, int at, int length) throws MalformedPacketException {
        if (in.length() - at < length) {
            throw MalformedPacketException.truncated(
                    LayerType.TEREDO,
                    at,
                    length,
                    in.length() - at,
                    "Teredo header of " + (in.length() - at) + " bytes, not " + length);
        }
    }

    public boolean hasAuthentication() {
        return originAt > 0;
    }

    public boolean hasOrigin() {
        return headerLength > originAt;
    }

    /** The address from which the packet came to the server, if it says so. */
    public Optional<Ipv4Address> originAddress() {
        return hasOrigin() ? Optional.of(new Ipv4Address(~bytes().i32(originAt + 4))) : Optional.empty();
    }

    /** The port to it, 0 without an origin indication. */
    public int originPort() {
        return hasOrigin() ? ~bytes().u16(originAt + 2) & 0xffff : 0;
    }

    @Override
    public LayerType type() {
        return LayerType.TEREDO;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        Bytes payload = payload();
        return !payload.isEmpty() && payload.u8(0) >> 4 == 6 ? Ipv6Packet::parse : LayerParser.PAYLOAD;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (hasAuthentication()) {
            int id = bytes().u8(2);
            int value = bytes().u8(3);
            int nonce = 4 + id + value;
            visitor.number("IDLength", 2, 1, id);
            visitor.number("AULength", 3, 1, value);
            visitor.bytes("ClientID", 4, id, bytes().slice(4, id));
            visitor.bytes("AuthenticationValue", 4 + id, value, bytes().slice(4 + id, value));
            visitor.bytes("Nonce", nonce, NONCE_LENGTH, bytes().slice(nonce, NONCE_LENGTH));
            visitor.bytes("Confirmation", nonce + NONCE_LENGTH, 1, bytes().slice(nonce + NONCE_LENGTH, 1));
        }
        if (hasOrigin()) {
            visitor.number("OriginPort", originAt + 2, 2, originPort());
            visitor.address("OriginAddress", originAt + 4, 4, originAddress().orElse(null));
        }
    }
}
