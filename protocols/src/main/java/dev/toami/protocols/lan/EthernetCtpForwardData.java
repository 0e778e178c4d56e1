package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * The function of a configuration test that sends the frame on (Ethernet 2.0, section 8). Immutable.
 *
 * <pre>
 *  0               15                                      63
 * +------------------+---------------------------------------+-------------
 * |   Function (2)   |            Forward Address            | functions...
 * +------------------+---------------------------------------+-------------
 * </pre>
 */
public final class EthernetCtpForwardData extends Layer {
    public static final int HEADER_LENGTH = 8;
    private static final int FORWARD_ADDRESS = 2;

    private EthernetCtpForwardData(Bytes in) {
        super(in);
    }

    /** Takes bytes that begin with the function's number. */
    static EthernetCtpForwardData parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ETHERNET_CTP_FORWARD_DATA);
        return new EthernetCtpForwardData(in);
    }

    /** Where to. */
    public MacAddress forwardAddress() {
        return MacAddress.read(bytes(), FORWARD_ADDRESS);
    }

    @Override
    public LayerType type() {
        return LayerType.ETHERNET_CTP_FORWARD_DATA;
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
        return EthernetCtp::parseFunction;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EthernetCtpForwardDataHeader(forwardAddress()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Function", 0, 2, EthernetCtp.FORWARD_DATA);
        Bytes address = bytes().slice(FORWARD_ADDRESS, MacAddress.LENGTH);
        visitor.bytes("ForwardAddress", FORWARD_ADDRESS, MacAddress.LENGTH, address);
        if (visitor.wantsDetail()) {
            visitor.address("ForwardMAC", FORWARD_ADDRESS, MacAddress.LENGTH, forwardAddress());
        }
    }
}
