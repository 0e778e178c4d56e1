package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.flow.Endpoint;
import dev.toami.protocols.flow.Flow;
import dev.toami.protocols.numbers.EtherType;

/**
 * Ethernet frame (IEEE 802.3), without preamble and frame check sequence. Immutable.
 *
 * <pre>
 *  0                   6                  12          14
 * +-------------------+-------------------+-----------+---------
 * |    Destination    |      Source       | Type or   | Payload
 * |    MAC Address    |    MAC Address    | Length    |
 * +-------------------+-------------------+-----------+---------
 * </pre>
 */
public final class EthernetFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 14;
    private static final int DESTINATION = 0;
    private static final int SOURCE = 6;
    private static final int TYPE = 12;

    private EthernetFrame(Bytes in) {
        super(in);
    }

    public static EthernetFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.ETHERNET, 0, HEADER_LENGTH, in.length(), "Ethernet packet too small");
        }
        return new EthernetFrame(in);
    }

    public MacAddress destination() {
        return MacAddress.read(bytes(), DESTINATION);
    }

    public MacAddress source() {
        return MacAddress.read(bytes(), SOURCE);
    }

    @Override
    public Optional<Flow> flow() {
        return Optional.of(new Flow(Endpoint.of(source()), Endpoint.of(destination())));
    }

    /** The EtherType; 0, which is not one, for an 802.3 frame with a length. */
    public EtherType etherType() {
        return new EtherType(etherTypeValue());
    }

    private int etherTypeValue() {
        return isLength() ? 0 : bytes().u16(TYPE);
    }

    /** The payload length that an 802.3 frame declares, 0 for a frame with an EtherType. */
    public int declaredLength() {
        return isLength() ? bytes().u16(TYPE) : 0;
    }

    private boolean isLength() {
        return bytes().u16(TYPE) < EtherType.MINIMUM;
    }

    @Override
    public LayerType type() {
        return LayerType.ETHERNET;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        Bytes rest = bytes().slice(HEADER_LENGTH);
        return isLength() ? rest.clip(declaredLength()) : rest;
    }

    @Override
    public boolean isTruncated() {
        return isLength() && bytes().length() - HEADER_LENGTH < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return dissector.afterEtherType(etherTypeValue());
    }

    @Override
    public Optional<LayerValue> toValue() {
        EthernetHeader header = EthernetHeader.of(source(), destination());
        return Optional.of(isLength() ? header : header.withEtherType(etherType()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.address("SrcMAC", SOURCE, MacAddress.LENGTH, source());
        visitor.address("DstMAC", DESTINATION, MacAddress.LENGTH, destination());
        visitor.code("EthernetType", TYPE, 2, etherTypeValue(), EtherType.label(etherTypeValue()));
        visitor.number("Length", TYPE, isLength() ? 2 : 0, declaredLength());
        if (visitor.wantsDetail()) {
            visitor.number(isLength() ? "LengthField" : "TypeField", TYPE, 2, bytes().u16(TYPE));
        }
    }
}
