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
 * Pseudo-header of ATM captures on SunOS (LINKTYPE_SUNATM). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-+-----+-------+---------------+-------------------------------+
 * |T|  R  |   TT  |      VPI      |              VCI              |
 * +-+-----+-------+---------------+-------------------------------+
 * </pre>
 */
public final class SunAtmFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 4;
    private static final int TRANSMITTED = 0;
    private static final int VPI = 1;
    private static final int VCI = 2;

    private SunAtmFrame(Bytes in) {
        super(in);
    }

    public static SunAtmFrame parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.SUNATM);
        return new SunAtmFrame(in);
    }

    public boolean transmitted() {
        return (bytes().u8(TRANSMITTED) & 0x80) != 0;
    }

    public int trafficType() {
        return bytes().u8(TRANSMITTED) & 0xf;
    }

    public int vpi() {
        return bytes().u8(VPI);
    }

    public int vci() {
        return bytes().u16(VCI);
    }

    private static final int LLC = 2;

    @Override
    public LayerType type() {
        return LayerType.SUNATM;
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
        return trafficType() == LLC ? dissector.afterEtherType(0) : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new SunAtmHeader(transmitted(), trafficType(), vpi(), vci()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.flag("Transmitted", TRANSMITTED, 1, transmitted());
        visitor.code("TrafficType", TRANSMITTED, 1, trafficType(), trafficTypeLabel(trafficType()));
        visitor.number("VPI", VPI, 1, vpi());
        visitor.number("VCI", VCI, 2, vci());
    }

    private static String trafficTypeLabel(int trafficType) {
        return switch (trafficType) {
            case 0 -> "none";
            case 1 -> "LANE";
            case 2 -> "LLC multiplexed";
            case 3 -> "MARS";
            case 4 -> "IFMP";
            case 5 -> "ILMI";
            case 6 -> "Q.2931";
            default -> "Unknown(" + trafficType + ")";
        };
    }
}
