package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.link.EthernetFrame;

/**
 * VXLAN header with the Generic Protocol Extension (draft-ietf-nvo3-vxlan-gpe). Immutable.
 *
 * <pre>
 *  0   2   4 5 6 7 8                       24      31
 * +---+---+-+-+-+-+-----------------------+----------+
 * |R R|Ver|I|P|B|O|       Reserved        |Next Proto|
 * +---+---+-+-+-+-+-----------------------+----------+
 * |     VXLAN Network Identifier (VNI)    | Reserved |
 * +---------------------------------------+----------+
 * </pre>
 */
public final class VxlanGpePacket extends Layer {
    public static final int HEADER_LENGTH = 8;

    private static final int NEXT_PROTOCOL = 3;
    private static final int VNI = 4;

    private VxlanGpePacket(Bytes in) {
        super(in);
    }

    public static VxlanGpePacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.VXLAN_GPE,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "VXLAN-GPE header of " + in.length() + " bytes, not 8");
        }
        return new VxlanGpePacket(in);
    }

    public int flags() {
        return bytes().u8(0);
    }

    /** True if the next protocol is said; otherwise an Ethernet frame follows, as in VXLAN. */
    public boolean hasNextProtocol() {
        return (flags() & 4) != 0;
    }

    /** 1 for IPv4, 2 for IPv6, 3 for Ethernet, 4 for NSH, 5 for MPLS. */
    public int nextProtocol() {
        return bytes().u8(NEXT_PROTOCOL);
    }

    public int vni() {
        return bytes().u24(VNI);
    }

    @Override
    public LayerType type() {
        return LayerType.VXLAN_GPE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return hasNextProtocol() ? parser(nextProtocol()) : EthernetFrame::parse;
    }

    /** NSH has the same numbers for what follows it. */
    static LayerParser parser(int nextProtocol) {
        return switch (nextProtocol) {
            case 1 -> Ipv4Packet::parse;
            case 2 -> Ipv6Packet::parse;
            case 3 -> EthernetFrame::parse;
            case 4 -> NshPacket::parse;
            case 5 -> MplsLabel::parse;
            default -> LayerParser.PAYLOAD;
        };
    }

    static String label(int nextProtocol) {
        return switch (nextProtocol) {
            case 1 -> "IPv4";
            case 2 -> "IPv6";
            case 3 -> "Ethernet";
            case 4 -> "NSH";
            case 5 -> "MPLS";
            default -> "Unknown(" + nextProtocol + ")";
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new VxlanGpeHeader(flags(), bytes().u16(1), nextProtocol(), vni(), bytes().u8(7)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Flags", 0, 1, flags());
        visitor.number("Version", 0, 1, flags() >> 4 & 3);
        visitor.flag("ValidIDFlag", 0, 1, (flags() & 8) != 0);
        visitor.flag("NextProtocolFlag", 0, 1, hasNextProtocol());
        visitor.flag("OAM", 0, 1, (flags() & 1) != 0);
        visitor.code("NextProtocol", NEXT_PROTOCOL, 1, nextProtocol(), label(nextProtocol()));
        visitor.number("VNI", VNI, 3, vni());
        visitor.number("Reserved", 7, 1, bytes().u8(7));
    }
}
