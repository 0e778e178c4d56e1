package dev.toami.protocols.bus;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a HCI H4 header is built with. */
public record HciHeader(int typeCode) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(HciPacket.HEADER_LENGTH);
        out.u8(0, typeCode);
    }
}
