package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Subtype of a slow protocol (IEEE 802.3, annex 57A): link aggregation, OAM and others. Immutable.
 *
 * <pre>
 *  0        7
 * +----------+---------------------------
 * | Subtype  | the protocol's data unit...
 * +----------+---------------------------
 * </pre>
 */
public final class SlowProtocol extends Layer {
    public static final int HEADER_LENGTH = 1;
    public static final int LACP = 1;
    public static final int MARKER = 2;
    public static final int OAM = 3;
    public static final int OSSP = 10;

    private SlowProtocol(Bytes in) {
        super(in);
    }

    public static SlowProtocol parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.SLOW);
        return new SlowProtocol(in);
    }

    public int subtype() {
        return bytes().u8(0);
    }

    @Override
    public LayerType type() {
        return LayerType.SLOW;
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
        LayerParser parser = dissector.find(DispatchTable.SLOW_PROTOCOL, subtype());
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new SlowProtocolHeader(subtype()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Subtype", 0, 1, subtype(), label(subtype()));
    }

    private static String label(int subtype) {
        return switch (subtype) {
            case LACP -> "LACP";
            case MARKER -> "Marker Protocol";
            case OAM -> "OAM";
            case OSSP -> "Organization Specific Slow Protocol";
            default -> "Unknown(" + subtype + ")";
        };
    }
}
