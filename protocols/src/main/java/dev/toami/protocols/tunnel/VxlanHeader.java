package dev.toami.protocols.tunnel;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a VXLAN header is built with; UDP port 4789 is before it.
 *
 * @param flags the first 16 bits
 * @param groupPolicyId 16 bits
 * @param vni 24 bits
 * @param reserved the last 8 bits, which are zero
 */
public record VxlanHeader(int flags, int groupPolicyId, int vni, int reserved) implements LayerValue {
    /** The UDP port that is registered for VXLAN. */
    public static final int PORT = 4789;

    public static VxlanHeader of(int vni) {
        return new VxlanHeader(VxlanPacket.IDENTIFIER_BIT, 0, vni, 0);
    }

    public VxlanHeader withGroupPolicy(int id, boolean isApplied) {
        int policy = VxlanPacket.GROUP_POLICY_BIT | (isApplied ? VxlanPacket.POLICY_APPLIED_BIT : 0);
        return new VxlanHeader(flags | policy, id, vni, reserved);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (vni < 0 || vni > 0xff_ffff) {
            throw new IllegalArgumentException("a VXLAN network identifier is 0 to 16777215, not " + vni);
        }
        out.prepend(VxlanPacket.HEADER_LENGTH)
                .u16(0, flags)
                .u16(2, groupPolicyId)
                .u32(4, (long) vni << 8)
                .u8(7, reserved);
    }
}
