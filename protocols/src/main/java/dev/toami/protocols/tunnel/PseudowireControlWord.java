package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.link.EthernetFrame;

/**
 * Control word of an Ethernet pseudowire (RFC 4448, section 4.6). Immutable.
 *
 * <pre>
 *  0    3 4           15 16                   31
 * +------+--------------+----------------------+
 * | 0000 |   Reserved   |   Sequence Number    |
 * +------+--------------+----------------------+
 * </pre>
 */
public final class PseudowireControlWord extends Layer {
    public static final int HEADER_LENGTH = 4;

    private PseudowireControlWord(Bytes in) {
        super(in);
    }

    public static PseudowireControlWord parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.PW_ETHERNET,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "pseudowire control word of " + in.length() + " bytes, not 4");
        }
        return new PseudowireControlWord(in);
    }

    /** Zero if frames are not numbered. */
    public int sequenceNumber() {
        return bytes().u16(2);
    }

    @Override
    public LayerType type() {
        return LayerType.PW_ETHERNET;
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
        return EthernetFrame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PseudowireHeader(bytes().u16(0) & 0xfff, sequenceNumber()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Reserved", 0, 2, bytes().u16(0) & 0xfff);
        visitor.number("SequenceNumber", 2, 2, sequenceNumber());
    }
}
