package dev.toami.protocols.dns;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a DNS message is built with that goes over TCP, behind two bytes with its length. */
public record DnsOverTcp(DnsContents message) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(message.encodeTcp());
    }
}
