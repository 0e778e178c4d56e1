package dev.toami.protocols.bus;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a Linux ARCNET header is built with. */
public record LinuxArcnetHeader(int src, int dst, int offset, int protocolID) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(LinuxArcnetFrame.HEADER_LENGTH);
        out.u8(0, src);
        out.u8(1, dst);
        out.u16(2, offset);
        out.u8(4, protocolID);
    }
}
