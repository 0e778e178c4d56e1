package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

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
import dev.toami.protocols.numbers.EtherType;

/**
 * Backbone service instance tag with the customer addresses (IEEE 802.1ah, now IEEE 802.1Q, clause 9.7). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-----+-+-+-----+-----------------------------------------------+
 * |  P  |D|U|  R  |               ServiceIdentifier               |
 * +---------------------------------------------------------------+
 * |                    CustomerDstMAC (6 bytes)                   |
 * +---------------------------------------------------------------+
 * |                    CustomerSrcMAC (6 bytes)                   |
 * +-------------------------------+-------------------------------+
 * |           EtherType           |
 * +-------------------------------+
 * </pre>
 */
public final class BackboneServiceTag extends Layer {
    public static final int HEADER_LENGTH = 18;
    private static final int PRIORITY = 0;
    private static final int SERVICE_IDENTIFIER = 1;
    private static final int CUSTOMER_DST_MAC = 4;
    private static final int CUSTOMER_SRC_MAC = 10;
    private static final int ETHER_TYPE = 16;

    private BackboneServiceTag(Bytes in) {
        super(in);
    }

    public static BackboneServiceTag parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.PBB);
        return new BackboneServiceTag(in);
    }

    public int priority() {
        return bytes().u8(PRIORITY) >> 5;
    }

    public boolean dropEligible() {
        return (bytes().u8(PRIORITY) & 0x10) != 0;
    }

    public boolean useCustomerAddresses() {
        return (bytes().u8(PRIORITY) & 0x8) != 0;
    }

    /** The I-SID: which service instance, of 24 bits. */
    public int serviceIdentifier() {
        return bytes().u24(SERVICE_IDENTIFIER);
    }

    public MacAddress customerDstMAC() {
        return MacAddress.read(bytes(), CUSTOMER_DST_MAC);
    }

    public MacAddress customerSrcMAC() {
        return MacAddress.read(bytes(), CUSTOMER_SRC_MAC);
    }

    public int etherType() {
        return bytes().u16(ETHER_TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.PBB;
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
        return Optional.of(new BackboneServiceHeader(
                priority(),
                dropEligible(),
                useCustomerAddresses(),
                serviceIdentifier(),
                customerDstMAC(),
                customerSrcMAC(),
                OptionalInt.of(etherType())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Priority", PRIORITY, 1, priority());
        visitor.flag("DropEligible", PRIORITY, 1, dropEligible());
        visitor.flag("UseCustomerAddresses", PRIORITY, 1, useCustomerAddresses());
        visitor.number("ServiceIdentifier", SERVICE_IDENTIFIER, 3, serviceIdentifier());
        visitor.address("CustomerDstMAC", CUSTOMER_DST_MAC, 6, customerDstMAC());
        visitor.address("CustomerSrcMAC", CUSTOMER_SRC_MAC, 6, customerSrcMAC());
        visitor.code("EtherType", ETHER_TYPE, 2, etherType(), EtherType.label(etherType()));
    }
}
