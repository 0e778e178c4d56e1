package dev.toami.protocols.bus;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * ARCNET header of Linux captures (LINKTYPE_ARCNET_LINUX). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+---------------+-------------------------------+
 * |      Src      |      Dst      |             Offset            |
 * +---------------+---------------+-------------------------------+
 * |   ProtocolID  |
 * +---------------+
 * </pre>
 */
public final class LinuxArcnetFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 5;
    private static final int SRC = 0;
    private static final int DST = 1;
    private static final int OFFSET = 2;
    private static final int PROTOCOL_ID = 4;

    private LinuxArcnetFrame(Bytes in) {
        super(in);
    }

    public static LinuxArcnetFrame parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ARCNET_LINUX);
        return new LinuxArcnetFrame(in);
    }

    public int src() {
        return bytes().u8(SRC);
    }

    public int dst() {
        return bytes().u8(DST);
    }

    public int offset() {
        return bytes().u16(OFFSET);
    }

    public int protocolID() {
        return bytes().u8(PROTOCOL_ID);
    }

    @Override
    public LayerType type() {
        return LayerType.ARCNET_LINUX;
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
        return ArcnetProtocols.next(dissector, protocolID());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new LinuxArcnetHeader(src(), dst(), offset(), protocolID()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Src", SRC, 1, src());
        visitor.number("Dst", DST, 1, dst());
        visitor.number("Offset", OFFSET, 2, offset());
        visitor.code("ProtocolID", PROTOCOL_ID, 1, protocolID(), protocolIDLabel(protocolID()));
    }

    private static String protocolIDLabel(int protocolID) {
        return switch (protocolID) {
            case 240 -> "IP (RFC 1051)";
            case 241 -> "ARP (RFC 1051)";
            case 212 -> "IP (RFC 1201)";
            case 213 -> "ARP (RFC 1201)";
            case 214 -> "RARP (RFC 1201)";
            case 221 -> "AppleTalk";
            case 250 -> "Novell IPX";
            case 196 -> "IPv6";
            default -> "Unknown(" + protocolID + ")";
        };
    }
}
