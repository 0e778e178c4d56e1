package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Ethernet operations, administration and maintenance header, behind the slow protocol subtype (IEEE 802.3, clause
 * 57.4). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------------------------------+---------------+
 * |             Flags             |      Code     |
 * +-------------------------------+---------------+
 * </pre>
 */
public final class OamPdu extends Layer {
    public static final int HEADER_LENGTH = 3;
    private static final int FLAGS = 0;
    private static final int CODE = 2;

    private OamPdu(Bytes in) {
        super(in);
    }

    public static OamPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.OAM);
        return new OamPdu(in);
    }

    /** Bits from the lowest: link fault, dying gasp, critical event, local evaluating and stable, remote evaluating and stable. */
    public int flags() {
        return bytes().u16(FLAGS);
    }

    public int code() {
        return bytes().u8(CODE);
    }

    @Override
    public LayerType type() {
        return LayerType.OAM;
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
    public Optional<LayerValue> toValue() {
        return Optional.of(new OamHeader(flags(), code()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Flags", FLAGS, 2, flags());
        visitor.code("Code", CODE, 1, code(), codeLabel(code()));
        visitor.flag("LinkFault", FLAGS + 1, 1, (flags() & 0x1) != 0);
        visitor.flag("DyingGasp", FLAGS + 1, 1, (flags() & 0x2) != 0);
        visitor.flag("CriticalEvent", FLAGS + 1, 1, (flags() & 0x4) != 0);
        visitor.flag("LocalEvaluating", FLAGS + 1, 1, (flags() & 0x8) != 0);
        visitor.flag("LocalStable", FLAGS + 1, 1, (flags() & 0x10) != 0);
        visitor.flag("RemoteEvaluating", FLAGS + 1, 1, (flags() & 0x20) != 0);
        visitor.flag("RemoteStable", FLAGS + 1, 1, (flags() & 0x40) != 0);
    }

    private static String codeLabel(int code) {
        return switch (code) {
            case 0 -> "Information";
            case 1 -> "Event Notification";
            case 2 -> "Variable Request";
            case 3 -> "Variable Response";
            case 4 -> "Loopback Control";
            case 254 -> "Organization Specific";
            default -> "Unknown(" + code + ")";
        };
    }
}
