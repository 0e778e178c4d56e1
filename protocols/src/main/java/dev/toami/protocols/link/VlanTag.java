package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * VLAN tag (IEEE 802.1Q), behind the EtherType that announces it. Immutable.
 *
 * <pre>
 *  0   2 3 4                      15 16                          31
 * +-----+-+-------------------------+------------------------------+
 * | PCP |D|     VLAN identifier     |        Type or Length        |
 * +-----+-+-------------------------+------------------------------+
 * </pre>
 */
public final class VlanTag extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int CONTROL = 0;
    private static final int TYPE = 2;

    private VlanTag(Bytes in) {
        super(in);
    }

    public static VlanTag parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DOT1Q, 0, HEADER_LENGTH, in.length(), "802.1Q tag length " + in.length() + " too short");
        }
        return new VlanTag(in);
    }

    /** Priority, drop eligibility and VLAN identifier in their 16 bits. */
    public int tagControl() {
        return bytes().u16(CONTROL);
    }

    /** The priority code point, 0 to 7. */
    public int priority() {
        return tagControl() >> 13;
    }

    public boolean isDropEligible() {
        return (tagControl() & 0x1000) != 0;
    }

    /** 0 to 4095; 0 for a tag that only carries a priority. */
    public int vlanId() {
        return tagControl() & 0xfff;
    }

    /** The EtherType; 0, which is not one, for an 802.3 frame with a length. */
    public EtherType etherType() {
        return new EtherType(isLength() ? EtherTypes.LLC : bytes().u16(TYPE));
    }

    /** The payload length that an 802.3 frame declares, 0 for a frame with an EtherType. */
    public int declaredLength() {
        return isLength() ? bytes().u16(TYPE) : 0;
    }

    private boolean isLength() {
        return bytes().u16(TYPE) < EtherType.MINIMUM && bytes().u16(TYPE) != 0;
    }

    @Override
    public LayerType type() {
        return LayerType.DOT1Q;
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
        int type = isLength() ? EtherTypes.LLC : bytes().u16(TYPE);
        return EtherTypes.next(dissector, type, LayerParser.PAYLOAD);
    }

    @Override
    public Optional<LayerValue> toValue() {
        VlanHeader header = VlanHeader.of(vlanId()).withPriority(priority()).withDropEligible(isDropEligible());
        return Optional.of(isLength() ? header : header.withEtherType(etherType()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int type = bytes().u16(TYPE);
        visitor.number("Priority", CONTROL, 1, priority());
        visitor.flag("DropEligible", CONTROL, 1, isDropEligible());
        visitor.number("VLANIdentifier", CONTROL, 2, vlanId());
        visitor.code("Type", TYPE, 2, type, EtherType.label(type));
        if (visitor.wantsDetail()) {
            visitor.number(isLength() ? "LengthField" : "TypeField", TYPE, 2, bytes().u16(TYPE));
        }
    }
}
