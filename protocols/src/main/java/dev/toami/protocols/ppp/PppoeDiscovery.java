package dev.toami.protocols.ppp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * PPPoE discovery packet (RFC 2516, section 5). Immutable.
 *
 * <pre>
 *  0     4     8            16                     31
 * +-----+-----+------------+------------------------+
 * | Ver | Type|    Code    |       Session ID       |
 * +-----+-----+------------+------------------------+
 * |         Length         |          Tags
 * +------------------------+---------------
 * </pre>
 */
public final class PppoeDiscovery extends Layer {
    /** Initiation: who offers the service? */
    public static final int PADI = 0x09;
    /** Offer. */
    public static final int PADO = 0x07;
    /** Request. */
    public static final int PADR = 0x19;
    /** Session confirmation. */
    public static final int PADS = 0x65;
    /** Terminate. */
    public static final int PADT = 0xa7;

    private PppoeDiscovery(Bytes in) {
        super(in);
    }

    public static PppoeDiscovery parse(Bytes in) throws MalformedPacketException {
        PppoeSession.requireHeader(in, LayerType.PPPOE_DISCOVERY);
        PppoeDiscovery packet = new PppoeDiscovery(in);
        PppoeTag.check(packet.contents(), packet.isTruncated());
        return packet;
    }

    public int version() {
        return bytes().u8(0) >> 4;
    }

    public int pppoeType() {
        return bytes().u8(0) & 0xf;
    }

    public int code() {
        return bytes().u8(1);
    }

    /** Zero until a session is confirmed. */
    public int sessionId() {
        return bytes().u16(2);
    }

    /** Of the tags. */
    public int declaredLength() {
        return bytes().u16(4);
    }

    /** Those that are there as a whole, up to the one that ends them. */
    public List<PppoeTag> tags() {
        return PppoeTag.list(contents());
    }

    @Override
    public LayerType type() {
        return LayerType.PPPOE_DISCOVERY;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(PppoeSession.HEADER_LENGTH + declaredLength());
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - PppoeSession.HEADER_LENGTH < declaredLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new PppoeHeader(version(), pppoeType(), code(), sessionId(), OptionalInt.empty(), Optional.of(tags())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        PppoeSession.describe(bytes(), label(), visitor);
        PppoeTag.describe(tags(), visitor);
    }

    private String label() {
        return switch (code()) {
            case PADI -> "PADI";
            case PADO -> "PADO";
            case PADR -> "PADR";
            case PADS -> "PADS";
            case PADT -> "PADT";
            case 0xd3 -> "PADM";
            case 0xd4 -> "PADN";
            case 0x0a -> "PADG";
            case 0x0b -> "PADC";
            case 0x0c -> "PADQ";
            default -> "Unknown(" + code() + ")";
        };
    }
}
