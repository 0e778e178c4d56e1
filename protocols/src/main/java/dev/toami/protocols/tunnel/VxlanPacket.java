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
 * VXLAN header (RFC 7348) with the group policy of draft-smith-vxlan-group-policy. Immutable.
 *
 * <pre>
 *  0       4        9     12       16              24     31
 * +-+-----+-+------+-+---+-+------+------------------------+
 * |G|R R R|I|R ... |D|R R|A|R R R |    Group Policy ID     |
 * +-+-----+-+------+-+---+-+------+---------------+--------+
 * |         VXLAN Network Identifier (VNI)        |Reserved|
 * +-----------------------------------------------+--------+
 * </pre>
 */
public final class VxlanPacket extends Layer {
    public static final int HEADER_LENGTH = 8;

    static final int GROUP_POLICY_BIT = 0x8000;
    static final int IDENTIFIER_BIT = 0x0800;
    static final int DONT_LEARN_BIT = 0x0040;
    static final int POLICY_APPLIED_BIT = 0x0008;

    private static final int GROUP_POLICY_ID = 2;
    private static final int VNI = 4;
    private static final int RESERVED = 7;

    private VxlanPacket(Bytes in) {
        super(in);
    }

    public static VxlanPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.VXLAN, 0, HEADER_LENGTH, in.length(), "vxlan packet too small");
        }
        return new VxlanPacket(in);
    }

    /** The first 16 bits. */
    public int flags() {
        return bytes().u16(0);
    }

    /** 24 bits; valid if {@link #hasVni()}. */
    public int vni() {
        return bytes().u24(VNI);
    }

    public boolean hasVni() {
        return (flags() & IDENTIFIER_BIT) != 0;
    }

    public boolean hasGroupPolicy() {
        return (flags() & GROUP_POLICY_BIT) != 0;
    }

    /** True if the receiver must not learn the address of the frame's sender. */
    public boolean isDontLearn() {
        return (flags() & DONT_LEARN_BIT) != 0;
    }

    public boolean isPolicyApplied() {
        return (flags() & POLICY_APPLIED_BIT) != 0;
    }

    public int groupPolicyId() {
        return bytes().u16(GROUP_POLICY_ID);
    }

    @Override
    public LayerType type() {
        return LayerType.VXLAN;
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
        return Optional.of(new VxlanHeader(flags(), groupPolicyId(), vni(), bytes().u8(RESERVED)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (visitor.wantsDetail()) {
            visitor.number("Flags", 0, 2, flags());
        }
        visitor.flag("ValidIDFlag", 0, 1, hasVni());
        visitor.number("VNI", VNI, 3, vni());
        visitor.flag("GBPExtension", 0, 1, hasGroupPolicy());
        visitor.flag("GBPDontLearn", 1, 1, isDontLearn());
        // gopacket takes another bit, one that is reserved, for this one.
        boolean isApplied = visitor.wantsDetail() ? isPolicyApplied() : (flags() & 0x80) != 0;
        visitor.flag("GBPApplied", 1, 1, isApplied);
        visitor.number("GBPGroupPolicyID", GROUP_POLICY_ID, 2, groupPolicyId());
        if (visitor.wantsDetail()) {
            visitor.number("Reserved", RESERVED, 1, bytes().u8(RESERVED));
        }
    }
}
