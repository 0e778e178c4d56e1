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
 * High-availability seamless redundancy tag (IEC 62439-3, clause 5). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------+-----------------------+-------------------------------+
 * |  Path |        LsduSize       |         SequenceNumber        |
 * +-------------------------------+-------------------------------+
 * |           EtherType           |
 * +-------------------------------+
 * </pre>
 */
public final class HsrTag extends Layer {
    public static final int HEADER_LENGTH = 6;
    private static final int PATH = 0;
    private static final int SEQUENCE_NUMBER = 2;
    private static final int ETHER_TYPE = 4;

    private HsrTag(Bytes in) {
        super(in);
    }

    public static HsrTag parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.HSR);
        return new HsrTag(in);
    }

    public int path() {
        return bytes().u16(PATH) >> 12;
    }

    /** The tag and what it carries, in bytes. */
    public int lsduSize() {
        return bytes().u16(PATH) & 0xfff;
    }

    public int sequenceNumber() {
        return bytes().u16(SEQUENCE_NUMBER);
    }

    public int etherType() {
        return bytes().u16(ETHER_TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.HSR;
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
        return Optional.of(new HsrHeader(path(), OptionalInt.empty(), sequenceNumber(), OptionalInt.of(etherType())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Path", PATH, 1, path());
        visitor.number("LsduSize", PATH, 2, lsduSize());
        visitor.number("SequenceNumber", SEQUENCE_NUMBER, 2, sequenceNumber());
        visitor.code("EtherType", ETHER_TYPE, 2, etherType(), EtherType.label(etherType()));
    }
}
