package dev.toami.protocols.tunnel;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a VXLAN-GPE header is built with; UDP port 4790 is before it.
 *
 * @param flags the first 8 bits, the version among them
 * @param reserved the 16 bits behind them, which are zero
 * @param nextProtocol 1 for IPv4, 2 for IPv6, 3 for Ethernet, 4 for NSH, 5 for MPLS
 * @param vni 24 bits
 * @param lastByte 8 bits, which are zero
 */
public record VxlanGpeHeader(int flags, int reserved, int nextProtocol, int vni, int lastByte) implements LayerValue {
    public static VxlanGpeHeader of(int vni, int nextProtocol) {
        return new VxlanGpeHeader(0x0c, 0, nextProtocol, vni, 0);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (vni < 0 || vni > 0xff_ffff) {
            throw new IllegalArgumentException("a VXLAN network identifier is 0 to 16777215, not " + vni);
        }
        out.prepend(VxlanGpePacket.HEADER_LENGTH)
                .u8(0, flags)
                .u16(1, reserved)
                .u8(3, nextProtocol)
                .u32(4, (long) vni << 8)
                .u8(7, lastByte);
    }
}
