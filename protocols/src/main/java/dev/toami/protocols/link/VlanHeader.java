package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a VLAN tag is built with.
 *
 * @param tagProtocol the EtherType that announces the tag: 802.1Q, or 802.1ad for a service tag
 * @param priority 0 to 7
 * @param vlanId 0 to 4095
 * @param etherType what follows; if empty it is taken from the layer that follows, or is the length if that is LLC
 */
public record VlanHeader(
        EtherType tagProtocol, int priority, boolean dropEligible, int vlanId, Optional<EtherType> etherType)
        implements LayerValue, EtherTyped {
    /** An 802.1Q tag of priority 0. */
    public static VlanHeader of(int vlanId) {
        return new VlanHeader(EtherType.DOT1Q, 0, false, vlanId, Optional.empty());
    }

    /** A service tag (IEEE 802.1ad) of priority 0. */
    public static VlanHeader service(int vlanId) {
        return of(vlanId).withTagProtocol(EtherType.QINQ);
    }

    public VlanHeader withTagProtocol(EtherType type) {
        return new VlanHeader(type, priority, dropEligible, vlanId, etherType);
    }

    public VlanHeader withPriority(int value) {
        return new VlanHeader(tagProtocol, value, dropEligible, vlanId, etherType);
    }

    public VlanHeader withDropEligible(boolean value) {
        return new VlanHeader(tagProtocol, priority, value, vlanId, etherType);
    }

    public VlanHeader withEtherType(EtherType type) {
        return new VlanHeader(tagProtocol, priority, dropEligible, vlanId, Optional.of(type));
    }

    @Override
    public EtherType announcedBy() {
        return tagProtocol;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (priority < 0 || priority > 7) {
            throw new IllegalArgumentException("a VLAN priority is 0 to 7, not " + priority);
        }
        if (vlanId < 0 || vlanId > 0xfff) {
            throw new IllegalArgumentException("a VLAN identifier is 0 to 4095, not " + vlanId);
        }
        int payloadLength = out.length();
        int type = etherType.map(EtherType::value).orElseGet(() -> EtherTypes.announce(context, payloadLength));
        int control = priority << 13 | (dropEligible ? 0x1000 : 0) | vlanId;
        out.prepend(VlanTag.HEADER_LENGTH).u16(0, control).u16(2, type);
    }
}
