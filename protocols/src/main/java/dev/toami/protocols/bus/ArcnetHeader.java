package dev.toami.protocols.bus;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What an ARCNET header is built with. */
public record ArcnetHeader(int src, int dst, int protocolID) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(ArcnetFrame.HEADER_LENGTH);
        out.u8(0, src);
        out.u8(1, dst);
        out.u8(2, protocolID);
    }
}
