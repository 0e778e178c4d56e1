package dev.toami.protocols.lan;

import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What the forwarding function of a configuration test is built with. */
public record EthernetCtpForwardDataHeader(MacAddress forwardAddress) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(EthernetCtpForwardData.HEADER_LENGTH).bytes(2, forwardAddress.toArray());
        EthernetCtpHeader.u16(out, 0, EthernetCtp.FORWARD_DATA);
    }
}
