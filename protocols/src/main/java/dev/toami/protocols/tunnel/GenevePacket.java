package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * Geneve header (RFC 8926). Immutable.
 *
 * <pre>
 *  0   2       8 9 10        16                       31
 * +---+-------+-+-+---------+---------------------------+
 * |Ver|Opt Len|O|C| Rsvd.   |       Protocol Type       |
 * +---+-------+-+-+---------+----------------+----------+
 * |     Virtual Network Identifier (VNI)     | Reserved |
 * +------------------------------------------+----------+
 * |              Variable-Length Options                |
 * +-----------------------------------------------------+
 * </pre>
 */
public final class GenevePacket extends Layer {
    /** Without options. */
    public static final int HEADER_LENGTH = 8;

    private static final int PROTOCOL = 2;
    private static final int VNI = 4;

    private GenevePacket(Bytes in) {
        super(in);
    }

    public static GenevePacket parse(Bytes in) throws MalformedPacketException {
        int required = in.length() < HEADER_LENGTH ? HEADER_LENGTH : headerLength(in);
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.GENEVE, 0, required, in.length(), "geneve packet too short");
        }
        GeneveOption.check(in.slice(0, required));
        return new GenevePacket(in);
    }

    private static int headerLength(Bytes in) {
        return HEADER_LENGTH + (in.u8(0) & 0x3f) * 4;
    }

    public int version() {
        return bytes().u8(0) >> 6;
    }

    /** In bytes. */
    public int optionsLength() {
        return headerLength(bytes()) - HEADER_LENGTH;
    }

    /** True for a packet of operations and management, without a frame in it. */
    public boolean isOam() {
        return (bytes().u8(1) & 0x80) != 0;
    }

    /** True if a receiver that does not know all options must drop the packet. */
    public boolean hasCriticalOptions() {
        return (bytes().u8(1) & 0x40) != 0;
    }

    public EtherType protocol() {
        return new EtherType(bytes().u16(PROTOCOL));
    }

    /** 24 bits. */
    public int vni() {
        return bytes().u24(VNI);
    }

    public List<GeneveOption> options() {
        return GeneveOption.list(contents());
    }

    @Override
    public LayerType type() {
        return LayerType.GENEVE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength(bytes()));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength(bytes()));
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser = dissector.byEtherType(bytes().u16(PROTOCOL));
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new GeneveHeader(version(), bytes().u8(1), Optional.of(protocol()), vni(), bytes().u8(7), options()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int protocol = bytes().u16(PROTOCOL);
        // gopacket reads one bit of the version's two.
        visitor.number("Version", 0, 1, visitor.wantsDetail() ? version() : version() >> 1);
        visitor.number("OptionsLength", 0, 1, optionsLength());
        visitor.flag("OAMPacket", 1, 1, isOam());
        visitor.flag("CriticalOption", 1, 1, hasCriticalOptions());
        visitor.code("Protocol", PROTOCOL, 2, protocol, EtherType.label(protocol));
        visitor.number("VNI", VNI, 3, vni());
        if (visitor.wantsDetail()) {
            visitor.number("Flags", 1, 1, bytes().u8(1));
            visitor.number("Reserved", 7, 1, bytes().u8(7));
        }
        GeneveOption.describe(options(), visitor);
    }
}
