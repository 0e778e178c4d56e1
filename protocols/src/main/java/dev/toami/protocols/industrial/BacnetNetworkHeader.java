package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a BACnet network layer header is built with.
 *
 * @param control the octet that says which of the other fields there are
 * @param rest the addresses and the hop count, or a network message
 */
public record BacnetNetworkHeader(int control, Bytes rest) implements LayerValue {
    /** For a message within one network. */
    public static BacnetNetworkHeader local(boolean expectsReply) {
        return new BacnetNetworkHeader(expectsReply ? 0x04 : 0, Bytes.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(rest).prepend(2).u8(0, 1).u8(1, control);
    }
}
