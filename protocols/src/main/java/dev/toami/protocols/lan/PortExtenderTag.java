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
 * Tag of a bridge port extender (IEEE 802.1BR, clause 7.5). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-----+-+-----------------------+---+---+-----------------------+
 * |  P  |D|    IngressECIDBase    | R | G |        ECIDBase       |
 * +---------------+---------------+-------------------------------+
 * |     IECIDE    | ECIDExtension |           EtherType           |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public final class PortExtenderTag extends Layer {
    public static final int HEADER_LENGTH = 8;
    private static final int PRIORITY = 0;
    private static final int GROUP = 2;
    private static final int INGRESS_ECID_EXTENSION = 4;
    private static final int ECID_EXTENSION = 5;
    private static final int ETHER_TYPE = 6;

    private PortExtenderTag(Bytes in) {
        super(in);
    }

    public static PortExtenderTag parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ETAG);
        return new PortExtenderTag(in);
    }

    public int priority() {
        return bytes().u16(PRIORITY) >> 13;
    }

    public boolean dropEligible() {
        return (bytes().u16(PRIORITY) & 0x1000) != 0;
    }

    public int ingressECIDBase() {
        return bytes().u16(PRIORITY) & 0xfff;
    }

    public int group() {
        return bytes().u16(GROUP) >> 12 & 0x3;
    }

    public int ecidBase() {
        return bytes().u16(GROUP) & 0xfff;
    }

    public int ingressECIDExtension() {
        return bytes().u8(INGRESS_ECID_EXTENSION);
    }

    public int ecidExtension() {
        return bytes().u8(ECID_EXTENSION);
    }

    public int etherType() {
        return bytes().u16(ETHER_TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.ETAG;
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
        return Optional.of(new PortExtenderHeader(
                priority(),
                dropEligible(),
                ingressECIDBase(),
                group(),
                ecidBase(),
                ingressECIDExtension(),
                ecidExtension(),
                OptionalInt.of(etherType())));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Priority", PRIORITY, 1, priority());
        visitor.flag("DropEligible", PRIORITY, 1, dropEligible());
        visitor.number("IngressECIDBase", PRIORITY, 2, ingressECIDBase());
        visitor.number("Group", GROUP, 1, group());
        visitor.number("ECIDBase", GROUP, 2, ecidBase());
        visitor.number("IngressECIDExtension", INGRESS_ECID_EXTENSION, 1, ingressECIDExtension());
        visitor.number("ECIDExtension", ECID_EXTENSION, 1, ecidExtension());
        visitor.code("EtherType", ETHER_TYPE, 2, etherType(), EtherType.label(etherType()));
    }
}
