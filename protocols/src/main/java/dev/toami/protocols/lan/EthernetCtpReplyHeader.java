package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What the reply function of a configuration test is built with. */
public record EthernetCtpReplyHeader(int receiptNumber, Bytes data) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(data);
        out.prepend(EthernetCtpReply.HEADER_LENGTH);
        EthernetCtpHeader.u16(out, 0, EthernetCtp.REPLY);
        EthernetCtpHeader.u16(out, 2, receiptNumber);
    }
}
