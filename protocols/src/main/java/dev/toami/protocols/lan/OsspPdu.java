package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Organization-specific slow protocol header, behind the slow protocol subtype (IEEE 802.3, annex 57B). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-----------------------------------------------+
 * |                      OUI                      |
 * +-----------------------------------------------+
 * </pre>
 */
public final class OsspPdu extends Layer {
    public static final int HEADER_LENGTH = 3;
    private static final int OUI = 0;

    private OsspPdu(Bytes in) {
        super(in);
    }

    public static OsspPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.OSSP);
        return new OsspPdu(in);
    }

    /** The organization whose protocol follows, 24 bits. */
    public int oui() {
        return bytes().u24(OUI);
    }

    private static final int ITU_T = 0x0019a7;

    @Override
    public LayerType type() {
        return LayerType.OSSP;
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
        return oui() == ITU_T ? EsmcPdu::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new OsspHeader(oui()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("OUI", OUI, 3, oui());
    }
}
