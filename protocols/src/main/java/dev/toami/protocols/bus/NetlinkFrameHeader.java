package dev.toami.protocols.bus;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a Netlink header is built with. */
public record NetlinkFrameHeader(int packetType, int hardwareType, int family) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(NetlinkFrame.HEADER_LENGTH);
        out.u16(0, packetType);
        out.u16(2, hardwareType);
        out.u16(14, family);
    }
}
