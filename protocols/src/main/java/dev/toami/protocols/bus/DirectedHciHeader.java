package dev.toami.protocols.bus;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a HCI H4 with direction header is built with. */
public record DirectedHciHeader(long direction, int typeCode) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(DirectedHciPacket.HEADER_LENGTH);
        out.u32(0, direction);
        out.u8(4, typeCode);
    }
}
