package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What BACnet virtual link control is built with; its length is computed.
 *
 * @param parameters what is between the header and the NPDU, or all there is
 */
public record BacnetLinkHeader(int function, Bytes parameters) implements LayerValue {
    public static BacnetLinkHeader unicast() {
        return new BacnetLinkHeader(BacnetLink.ORIGINAL_UNICAST, Bytes.empty());
    }

    public static BacnetLinkHeader broadcast() {
        return new BacnetLinkHeader(BacnetLink.ORIGINAL_BROADCAST, Bytes.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(parameters).prepend(BacnetLink.HEADER_LENGTH);
        out.u8(0, BacnetLink.TYPE).u8(1, function).u16(2, out.length());
    }
}
