package dev.toami.protocols.tunnel;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.numbers.EtherType;

/**
 * Associated channel header of a pseudowire or label switched path (RFC 5586). Immutable.
 *
 * <pre>
 *  0    3 4     7 8        15 16                 31
 * +------+-------+-----------+--------------------+
 * | 0001 |Version| Reserved  |    Channel Type    |
 * +------+-------+-----------+--------------------+
 * </pre>
 */
public final class PseudowireChannel extends Layer {
    public static final int HEADER_LENGTH = 4;

    private PseudowireChannel(Bytes in) {
        super(in);
    }

    public static PseudowireChannel parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.PW_ACH,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "associated channel header of " + in.length() + " bytes, not 4");
        }
        return new PseudowireChannel(in);
    }

    public int version() {
        return bytes().u8(0) & 0xf;
    }

    public int channelType() {
        return bytes().u16(2);
    }

    @Override
    public LayerType type() {
        return LayerType.PW_ACH;
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
        LayerParser parser =
                switch (channelType()) {
                    case 0x0021 -> dissector.byEtherType(EtherType.IPV4.value());
                    case 0x0057 -> dissector.byEtherType(EtherType.IPV6.value());
                    default -> null;
                };
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.number("Reserved", 1, 1, bytes().u8(1));
        visitor.code("ChannelType", 2, 2, channelType(), label(channelType()));
    }

    private static String label(int channelType) {
        return switch (channelType) {
            case 0x0007 -> "BFD";
            case 0x0021 -> "IPv4";
            case 0x0057 -> "IPv6";
            case 0x000a -> "DirectLossMeasurement";
            case 0x000c -> "DelayMeasurement";
            case 0x0022 -> "CV";
            case 0x0025 -> "OnDemandCV";
            case 0x0058 -> "FaultOAM";
            case 0x7ff8 -> "PSC";
            case 0x8902 -> "Y1731";
            default -> "Unknown(" + channelType + ")";
        };
    }
}
