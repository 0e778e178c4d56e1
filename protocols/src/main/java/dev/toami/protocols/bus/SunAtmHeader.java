package dev.toami.protocols.bus;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a SunATM header is built with. */
public record SunAtmHeader(boolean transmitted, int trafficType, int vpi, int vci) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(SunAtmFrame.HEADER_LENGTH);
        out.u8(0, (transmitted ? 0x80 : 0) | FieldBits.check(trafficType, 4, "TrafficType"));
        out.u8(1, vpi);
        out.u16(2, vci);
    }
}
