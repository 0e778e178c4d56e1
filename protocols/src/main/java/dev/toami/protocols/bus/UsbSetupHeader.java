package dev.toami.protocols.bus;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/** What the setup packet of a USB control transfer is built with. */
public record UsbSetupHeader(int requestType, int request, int value, int index, int length) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(UsbSetup.HEADER_LENGTH).u8(0, requestType).u8(1, request);
        LittleEndian.u16(out, 2, value);
        LittleEndian.u16(out, 4, index);
        LittleEndian.u16(out, 6, length);
    }
}
