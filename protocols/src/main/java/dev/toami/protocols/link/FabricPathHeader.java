package dev.toami.protocols.link;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a FabricPath tag is built with; an Ethernet header follows.
 *
 * @param forwardingTag ten bits
 * @param timeToLive six bits
 */
public record FabricPathHeader(int forwardingTag, int timeToLive) implements LayerValue, EtherTyped {
    public static final EtherType ETHER_TYPE = new EtherType(0x8903);

    public FabricPathHeader {
        if (forwardingTag < 0 || forwardingTag > 0x3ff) {
            throw new IllegalArgumentException("a FabricPath forwarding tag has 10 bits: " + forwardingTag);
        }
        if (timeToLive < 0 || timeToLive > 0x3f) {
            throw new IllegalArgumentException("a FabricPath time to live has 6 bits: " + timeToLive);
        }
    }

    @Override
    public EtherType announcedBy() {
        return ETHER_TYPE;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(FabricPathTag.HEADER_LENGTH).u16(0, forwardingTag << 6 | timeToLive);
    }
}
