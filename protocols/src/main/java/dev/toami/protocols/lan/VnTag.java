package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;
import dev.toami.protocols.numbers.EtherType;

/**
 * Tag of a virtual interface (Cisco VN-tag). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-+-+---------------------------+-+-+---+-----------------------+
 * |F|V|       DestinationVif      |L|R| V |       SourceVif       |
 * +-------------------------------+-+-+---+-----------------------+
 * |           EtherType           |
 * +-------------------------------+
 * </pre>
 */
public final class VnTag extends Layer {
    public static final int HEADER_LENGTH = 6;
    private static final int FROM_BRIDGE = 0;
    private static final int LOOPED = 2;
    private static final int ETHER_TYPE = 4;

    private VnTag(Bytes in) {
        super(in);
    }

    public static VnTag parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.VNTAG);
        return new VnTag(in);
    }

    public boolean fromBridge() {
        return (bytes().u16(FROM_BRIDGE) & 0x8000) != 0;
    }

    /** True if the destination is a list of interfaces. */
    public boolean vifListPointer() {
        return (bytes().u16(FROM_BRIDGE) & 0x4000) != 0;
    }

    public int destinationVif() {
        return bytes().u16(FROM_BRIDGE) & 0x3fff;
    }

    public boolean looped() {
        return (bytes().u16(LOOPED) & 0x8000) != 0;
    }

    public int version() {
        return bytes().u16(LOOPED) >> 12 & 0x3;
    }

    public int sourceVif() {
        return bytes().u16(LOOPED) & 0xfff;
    }

    public int etherType() {
        return bytes().u16(ETHER_TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.VNTAG;
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
        return dissector.afterEtherType(etherType());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new VnTagHeader(
                fromBridge(),
                vifListPointer(),
                destinationVif(),
                looped(),
                version(),
                sourceVif(),
                OptionalInt.of(etherType())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.flag("FromBridge", FROM_BRIDGE, 1, fromBridge());
        visitor.flag("VifListPointer", FROM_BRIDGE, 1, vifListPointer());
        visitor.number("DestinationVif", FROM_BRIDGE, 2, destinationVif());
        visitor.flag("Looped", LOOPED, 1, looped());
        visitor.number("Version", LOOPED, 1, version());
        visitor.number("SourceVif", LOOPED, 2, sourceVif());
        visitor.code("EtherType", ETHER_TYPE, 2, etherType(), EtherType.label(etherType()));
    }
}
