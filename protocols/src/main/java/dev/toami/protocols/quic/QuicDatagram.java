package dev.toami.protocols.quic;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.tls.DtlsDatagram;

/**
 * The QUIC packets that share a datagram (RFC 9000, section 12.2). Immutable.
 *
 * <pre>
 * +----------------------+-----------------------+
 * |  QUIC packet with    |  QUIC packet, perhaps |
 * |  a Length field      |  with a short header  | ...
 * +----------------------+-----------------------+
 * </pre>
 */
public final class QuicDatagram extends Layer implements ApplicationLayer {
    /** RFC 9000, section 10.3: the least that a packet with a short header has, so that a reset looks like one. */
    private static final int LEAST_SHORT = 21;

    private final List<QuicPacket> packets;

    private QuicDatagram(Bytes in, List<QuicPacket> packets) {
        super(in);
        this.packets = packets;
    }

    public static QuicDatagram parse(Bytes in) throws MalformedPacketException {
        if (in.isEmpty()) {
            throw MalformedPacketException.truncated(LayerType.QUIC, 0, 1, 0, "QUIC packet without a first byte");
        }
        List<QuicPacket> packets = new ArrayList<>();
        int at = 0;
        // Zeros behind the last packet are padding: the fixed bit is set in every packet that can follow another.
        while (at < in.length() && (packets.isEmpty() || (in.u8(at) & 0x40) != 0)) {
            QuicPacket packet = QuicPacket.parse(in, at);
            packets.add(packet);
            at = packet.end();
        }
        return new QuicDatagram(in, List.copyOf(packets));
    }

    /** Parses what a datagram to or from port 443 carries: QUIC, what came before it, DTLS, or something else. */
    public static Layer parsePort443(Bytes in) throws MalformedPacketException {
        LayerParser dtls = DtlsDatagram.recognize(in);
        if (dtls != null) {
            return dtls.parse(in);
        }
        boolean isShort = in.length() >= LEAST_SHORT && (in.u8(0) & 0xc0) == 0x40;
        if (isShort || QuicPacket.isLongHeader(in)) {
            return parse(in);
        }
        return GquicPacket.isPublicHeader(in) ? GquicPacket.parse(in) : Payload.of(in);
    }

    /** Recognizes a datagram that begins with a long header of a known version. */
    public static LayerParser recognize(Bytes in) {
        return QuicPacket.isLongHeader(in) ? QuicDatagram::parse : null;
    }

    /** At least one. */
    public List<QuicPacket> packets() {
        return packets;
    }

    private QuicPacket last() {
        return packets.get(packets.size() - 1);
    }

    @Override
    public LayerType type() {
        return LayerType.QUIC;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, last().end());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(last().end());
    }

    @Override
    public boolean isTruncated() {
        return last().isTruncated();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (visitor.beginList("Packets", 0, last().end(), packets.size())) {
            for (QuicPacket packet : packets) {
                visitor.beginStruct("", packet.offset(), packet.end() - packet.offset());
                describe(packet, visitor);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void describe(QuicPacket packet, FieldVisitor visitor) {
        int at = packet.offset();
        boolean isLong = packet.hasLongHeader();
        visitor.code("HeaderForm", at, 1, isLong ? 1 : 0, isLong ? "Long Header" : "Short Header");
        visitor.flag("FixedBit", at, 1, (bytes().u8(at) & 0x40) != 0);
        if (isLong) {
            describeLong(packet, visitor);
        } else {
            visitor.flag("SpinBit", at, 1, (bytes().u8(at) & 0x20) != 0);
        }
        Bytes rest = packet.protectedPart();
        if (packet.type() == QuicPacket.Type.RETRY) {
            visitor.bytes("IntegrityTag", packet.protectedStart, rest.length(), rest);
        } else if (packet.type() != QuicPacket.Type.VERSION_NEGOTIATION) {
            visitor.bytes("ProtectedPayload", packet.protectedStart, rest.length(), rest);
        }
    }

    private void describeLong(QuicPacket packet, FieldVisitor visitor) {
        int at = packet.offset();
        QuicVersion version = packet.version().orElseThrow();
        if (version.isKnown()) {
            String name = version.equals(QuicVersion.V2) ? "PacketTypeV2" : "PacketType";
            visitor.code(name, at, 1, packet.typeCode(), label(packet.type()));
        }
        visitor.code("Version", at + QuicPacket.VERSION, 4, version.value() & 0xffff_ffffL, version.label());
        id("DCID", at + QuicPacket.DESTINATION_LENGTH, packet.destinationId(), visitor);
        id("SCID", packet.sourceLengthOffset(), packet.sourceId(), visitor);
        Bytes token = packet.token();
        switch (packet.type()) {
            case RETRY -> visitor.bytes("RetryToken", packet.tokenStart, token.length(), token);
            case VERSION_NEGOTIATION -> versions(packet, visitor);
            case UNKNOWN, SHORT -> {}
            default -> {
                if (packet.type() == QuicPacket.Type.INITIAL) {
                    number("TokenLength", packet.idsEnd(), packet.tokenStart, visitor);
                    if (!token.isEmpty()) {
                        visitor.bytes("Token", packet.tokenStart, token.length(), token);
                    }
                }
                number("Length", packet.tokenEnd, packet.protectedStart, visitor);
            }
        }
    }

    private static String label(QuicPacket.Type type) {
        return switch (type) {
            case INITIAL -> "Initial";
            case ZERO_RTT -> "0-RTT";
            case HANDSHAKE -> "Handshake";
            default -> "Retry";
        };
    }

    private void number(String name, int start, int end, FieldVisitor visitor) {
        visitor.number(name, start, end - start, QuicPacket.number(bytes(), start));
    }

    private static void id(String name, int at, Bytes id, FieldVisitor visitor) {
        visitor.number(name + "Length", at, 1, id.length());
        if (!id.isEmpty()) {
            visitor.bytes(name, at + 1, id.length(), id);
        }
    }

    private static void versions(QuicPacket packet, FieldVisitor visitor) {
        List<QuicVersion> versions = packet.offeredVersions();
        int at = packet.idsEnd();
        if (visitor.beginList("SupportedVersions", at, 4 * versions.size(), versions.size())) {
            for (QuicVersion version : versions) {
                visitor.code("", at, 4, version.value() & 0xffff_ffffL, version.label());
                at += 4;
            }
        }
        visitor.endList();
    }
}
