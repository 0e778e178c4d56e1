package dev.toami.protocols.dns;

import java.util.Optional;

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

/**
 * Packet of the NetBIOS session service (RFC 1002, section 4.3), and the same header without NetBIOS on port 445.
 * Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+-----------------------------------------------+
 * |     TYPE      |          LENGTH, its upper bits as flags      |
 * +---------------+-----------------------------------------------+
 * |                            Trailer                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The payload of a session message is its data; nothing is told of packets behind it in the same segment.
 */
public final class NbssPacket extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    private static final int MESSAGE = 0x00;
    private static final int REQUEST = 0x81;
    private static final int NEGATIVE = 0x83;
    private static final int RETARGET = 0x84;

    private NbssPacket(Bytes in) {
        super(in);
    }

    public static NbssPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.NBSS,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "a NetBIOS session header has 4 bytes; there are " + in.length());
        }
        return new NbssPacket(in);
    }

    /** The packet that a TCP segment begins with; a payload if it does not begin with one. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return isPlausible(in) ? parse(in) : Payload.of(in);
    }

    private static boolean isPlausible(Bytes in) {
        if (in.length() < HEADER_LENGTH) {
            return false;
        }
        int type = in.u8(0);
        // What a message carries is SMB of either version, encrypted, or compressed: 0xff, 0xfe, 0xfd or 0xfc, "SMB".
        return type == MESSAGE
                ? in.length() >= 8 && in.u8(4) >= 0xfc && in.u24(5) == 0x534d42
                : type >= REQUEST && type <= 0x85 && in.u8(1) <= 1;
    }

    public int packetType() {
        return bytes().u8(0);
    }

    /** Of what follows the header: 17 bits in NetBIOS, 24 on port 445. */
    public int declaredLength() {
        return bytes().u24(1);
    }

    private Bytes trailer() {
        return bytes().slice(HEADER_LENGTH).clip(declaredLength());
    }

    @Override
    public LayerType type() {
        return LayerType.NBSS;
    }

    /** The header, with the trailer of all but messages. */
    @Override
    public Bytes contents() {
        return bytes().slice(
                        0,
                        HEADER_LENGTH + (packetType() == MESSAGE ? 0 : trailer().length()));
    }

    @Override
    public Bytes payload() {
        return packetType() == MESSAGE ? trailer() : bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < HEADER_LENGTH + declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return packetType() == MESSAGE ? LayerParser.PAYLOAD : NbssPacket::parseSegment;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return packetType() == MESSAGE ? Optional.of(new NbssHeader()) : Optional.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Type", 0, 1, packetType(), label(packetType()));
        visitor.number("Length", 1, 3, declaredLength());
        Bytes trailer = trailer();
        switch (packetType()) {
            case REQUEST -> describeNames(trailer, visitor);
            case NEGATIVE -> {
                if (!trailer.isEmpty()) {
                    visitor.number("ErrorCode", HEADER_LENGTH, 1, trailer.u8(0));
                }
            }
            case RETARGET -> {
                if (trailer.length() >= 6) {
                    visitor.address("RetargetIP", HEADER_LENGTH, 4, Ipv4Address.read(trailer, 0));
                    visitor.port("RetargetPort", HEADER_LENGTH + 4, 2, trailer.u16(4), null);
                }
            }
            default -> {
                // No trailer, or one that is the payload.
            }
        }
    }

    private static void describeNames(Bytes trailer, FieldVisitor visitor) {
        try {
            int called = NameReader.check(trailer, trailer.length(), 0);
            int calling = NameReader.check(trailer, trailer.length(), called);
            visitor.text("CalledName", HEADER_LENGTH, called, NetbiosName.text(trailer, 0));
            visitor.text("CallingName", HEADER_LENGTH + called, calling - called, NetbiosName.text(trailer, called));
        } catch (MalformedPacketException e) {
            visitor.bytes("Trailer", HEADER_LENGTH, trailer.length(), trailer);
        }
    }

    private static String label(int type) {
        return switch (type) {
            case MESSAGE -> "SessionMessage";
            case REQUEST -> "SessionRequest";
            case 0x82 -> "PositiveSessionResponse";
            case NEGATIVE -> "NegativeSessionResponse";
            case RETARGET -> "RetargetSessionResponse";
            case 0x85 -> "SessionKeepAlive";
            default -> "Unknown(" + type + ")";
        };
    }
}
