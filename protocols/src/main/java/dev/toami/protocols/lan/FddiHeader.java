package dev.toami.protocols.lan;

import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the header of an FDDI frame is built with.
 *
 * @param frameControl 0x50 and a priority for LLC
 */
public record FddiHeader(int frameControl, MacAddress destination, MacAddress source) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(FddiFrame.HEADER_LENGTH)
                .u8(0, frameControl)
                .bytes(1, destination.toArray())
                .bytes(7, source.toArray());
    }
}
