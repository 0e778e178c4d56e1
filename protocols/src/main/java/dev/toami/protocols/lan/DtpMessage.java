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
 * Dynamic trunking protocol message (Cisco; SNAP 00-00-0C, 0x2004). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+
 * |    Version    |
 * +---------------+
 * </pre>
 */
public final class DtpMessage extends Layer {
    public static final int HEADER_LENGTH = 1;
    private static final int VERSION = 0;

    private DtpMessage(Bytes in) {
        super(in);
    }

    public static DtpMessage parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.DTP);
        return new DtpMessage(in);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    @Override
    public LayerType type() {
        return LayerType.DTP;
    }

    /** Type, length and value of domain, status, type and neighbor. */
    public Bytes elements() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new DtpHeader(version(), elements()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        CiscoTlv.describe(contents(), HEADER_LENGTH, visitor);
    }
}
