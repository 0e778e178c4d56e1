package dev.toami.protocols.industrial;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;

/**
 * ISO transport packet on top of TCP (RFC 1006, section 6). Immutable.
 *
 * <pre>
 *  0        1        2                 4
 * +--------+--------+-----------------+-----------
 * | vrsn 3 |reserved|  packet length  |   TPDU
 * +--------+--------+-----------------+-----------
 * </pre>
 */
public final class Tpkt extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    static final int VERSION = 3;
    private static final int LENGTH = 2;
    /** A TPDU has at least a length, a code and one byte more. */
    private static final int LEAST = HEADER_LENGTH + 3;

    private Tpkt(Bytes in) {
        super(in, LayerType.TPKT, HEADER_LENGTH, in.u16(LENGTH));
    }

    public static Tpkt parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.TPKT, HEADER_LENGTH);
        if (in.u8(0) != VERSION) {
            throw invalid(LayerType.TPKT, 0, VERSION, in.u8(0), "version");
        }
        if (in.u16(LENGTH) < LEAST) {
            throw tooSmall(LayerType.TPKT, LENGTH, LEAST, in.u16(LENGTH), "length");
        }
        return new Tpkt(in);
    }

    /** A packet, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        boolean isPacket =
                in.length() >= HEADER_LENGTH && in.u8(0) == VERSION && in.u8(1) == 0 && in.u16(LENGTH) >= LEAST;
        return isPacket ? parse(in) : Payload.of(in);
    }

    /** With the header. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return Cotp::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(TpktHeader.empty());
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(bytes(), 0, visitor);
        cursor.number("Version", 1);
        cursor.number("Reserved", 1);
        cursor.number("Length", 2);
    }
}
