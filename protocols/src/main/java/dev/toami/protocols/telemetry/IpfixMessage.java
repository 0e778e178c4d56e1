package dev.toami.protocols.telemetry;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * IPFIX message (RFC 7011, section 3.1). Immutable.
 *
 * <pre>
 *  0                16               32
 * +----------------+----------------+
 * |  Version = 10  |     Length     |
 * +----------------+----------------+
 * |           Export Time           |
 * +---------------------------------+
 * |         Sequence Number         |
 * +---------------------------------+
 * |      Observation Domain ID      |
 * +---------------------------------+
 * |              Sets               |
 * </pre>
 */
public final class IpfixMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 16;
    static final int VERSION = 10;
    private static final int LENGTH = 2;

    private IpfixMessage(Bytes in) {
        super(in);
    }

    public static IpfixMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.IPFIX,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "IPFIX header needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        if (!isHeader(in)) {
            throw MalformedPacketException.invalid(
                    LayerType.IPFIX,
                    0,
                    VERSION,
                    in.u16(0),
                    "no IPFIX message has version " + in.u16(0) + " and length " + in.u16(LENGTH));
        }
        return new IpfixMessage(in);
    }

    /** Parses what a TCP segment carries, if it begins with a message. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return isHeader(in) ? parse(in) : Payload.of(in);
    }

    private static boolean isHeader(Bytes in) {
        return in.length() >= HEADER_LENGTH && in.u16(0) == VERSION && in.u16(LENGTH) >= HEADER_LENGTH;
    }

    /** With the header. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    /** In seconds since 1970. */
    public long exportTime() {
        return bytes().u32(4);
    }

    public long sequenceNumber() {
        return bytes().u32(8);
    }

    public long observationDomainId() {
        return bytes().u32(12);
    }

    @Override
    public LayerType type() {
        return LayerType.IPFIX;
    }

    @Override
    public Bytes contents() {
        return bytes().clip(declaredLength());
    }

    /** What follows the message: over TCP perhaps another one. */
    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return IpfixMessage::parseSegment;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 2, VERSION);
        visitor.number("Length", LENGTH, 2, declaredLength());
        visitor.number("ExportTime", 4, 4, exportTime());
        visitor.number("SequenceNumber", 8, 4, sequenceNumber());
        visitor.number("ObservationDomainID", 12, 4, observationDomainId());
        new FlowSets(bytes(), HEADER_LENGTH, contents().length(), true, visitor).describe();
    }
}
