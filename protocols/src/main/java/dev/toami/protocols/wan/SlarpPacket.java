package dev.toami.protocols.wan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Packet of Cisco's Serial Line Address Resolution Protocol, which also keeps a line alive. Immutable.
 *
 * <pre>
 *  0               4                8                12          14
 * +---------------+----------------+----------------+-----------+
 * | 0 or 1 (reply)| IPv4 Address   | Netmask        |           |
 * | 2 (keepalive) | Sequence Number| Sequence Seen  |Reliability|
 * +---------------+----------------+----------------+-----------+
 * </pre>
 */
public final class SlarpPacket extends Layer {
    /** Of a request or reply; a keepalive has two bytes more. */
    public static final int LENGTH = 12;

    public static final int REQUEST = 0;
    public static final int REPLY = 1;
    public static final int KEEPALIVE = 2;

    private static final int KEEPALIVE_LENGTH = 14;

    private SlarpPacket(Bytes in) {
        super(in);
    }

    public static SlarpPacket parse(Bytes in) throws MalformedPacketException {
        int required = in.length() >= 4 && in.u32(0) == KEEPALIVE ? KEEPALIVE_LENGTH : LENGTH;
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.SLARP,
                    0,
                    required,
                    in.length(),
                    "SLARP packet of " + in.length() + " bytes, not " + required);
        }
        return new SlarpPacket(in);
    }

    /** {@link #REQUEST}, {@link #REPLY} or {@link #KEEPALIVE}. */
    public long packetType() {
        return bytes().u32(0);
    }

    public boolean isKeepalive() {
        return packetType() == KEEPALIVE;
    }

    /** Of a request or reply; of a keepalive, the sequence number in its bits. */
    public Ipv4Address address() {
        return Ipv4Address.read(bytes(), 4);
    }

    /** Of a keepalive. */
    public long sequenceNumber() {
        return bytes().u32(4);
    }

    /** The last one that came from the other side. */
    public long sequenceNumberSeen() {
        return bytes().u32(8);
    }

    @Override
    public LayerType type() {
        return LayerType.SLARP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, isKeepalive() ? KEEPALIVE_LENGTH : LENGTH);
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        // What follows may be zeros or the time the line is up: it is kept as it is.
        return Optional.of(new SlarpHeader(packetType(), bytes().slice(4)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("PacketType", 0, 4, packetType(), label());
        if (isKeepalive()) {
            visitor.number("Sequence", 4, 4, sequenceNumber());
            visitor.number("SequenceSeen", 8, 4, sequenceNumberSeen());
            visitor.number("Reliability", 12, 2, bytes().u16(12));
        } else {
            visitor.address("Address", 4, 4, address());
            visitor.address("Netmask", 8, 4, Ipv4Address.read(bytes(), 8));
        }
    }

    private String label() {
        return isKeepalive()
                ? "Keepalive"
                : packetType() == REQUEST
                        ? "Request"
                        : packetType() == REPLY ? "Reply" : "Unknown(" + packetType() + ")";
    }
}
