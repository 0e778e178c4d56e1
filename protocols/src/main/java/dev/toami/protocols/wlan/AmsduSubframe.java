package dev.toami.protocols.wlan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * Subframe of an aggregate of MSDUs (IEEE 802.11-2020, 9.3.2.2.2), whose length is in network byte order. Immutable.
 *
 * <pre>
 *  0             6          12        14
 * +-------------+----------+--------+------+--------------+
 * | Destination |  Source  | Length | MSDU | Padding to 4 |
 * +-------------+----------+--------+------+--------------+
 * </pre>
 *
 * <p>A packet flows on into the first subframe; {@link #nextSubframe()} leads to the others.
 */
public final class AmsduSubframe extends Layer {
    public static final int HEADER_LENGTH = 14;
    private static final int SOURCE = 6;
    private static final int LENGTH = 12;

    private AmsduSubframe(Bytes in) {
        super(in);
    }

    public static AmsduSubframe parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DOT11_AMSDU,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "A-MSDU subframe of " + in.length() + " bytes, " + HEADER_LENGTH + " required");
        }
        return new AmsduSubframe(in);
    }

    public MacAddress destination() {
        return MacAddress.read(bytes(), 0);
    }

    public MacAddress source() {
        return MacAddress.read(bytes(), SOURCE);
    }

    /** Of the MSDU. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    /** The subframe behind this one, empty if this is the last one. */
    public Optional<AmsduSubframe> nextSubframe() {
        int end = HEADER_LENGTH + declaredLength() + 3 & ~3;
        return end + HEADER_LENGTH <= bytes().length()
                ? Optional.of(new AmsduSubframe(bytes().slice(end)))
                : Optional.empty();
    }

    @Override
    public LayerType type() {
        return LayerType.DOT11_AMSDU;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(declaredLength());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < HEADER_LENGTH + declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return dissector.afterEtherType(0);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.address("Destination", 0, MacAddress.LENGTH, destination());
        visitor.address("Source", SOURCE, MacAddress.LENGTH, source());
        visitor.number("Length", LENGTH, 2, declaredLength());
    }
}
