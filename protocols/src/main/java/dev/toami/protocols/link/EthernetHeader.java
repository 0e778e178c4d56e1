package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What an Ethernet frame is built with.
 *
 * @param source the sender
 * @param destination the receiver
 * @param etherType what follows; if empty it is taken from the layer that follows, or is the length if that is LLC
 */
public record EthernetHeader(MacAddress source, MacAddress destination, Optional<EtherType> etherType)
        implements LayerValue {
    /** A header of zeros, whose EtherType is taken from what follows. */
    public static EthernetHeader empty() {
        return of(MacAddress.ZERO, MacAddress.ZERO);
    }

    public static EthernetHeader of(MacAddress source, MacAddress destination) {
        return new EthernetHeader(source, destination, Optional.empty());
    }

    public EthernetHeader withEtherType(EtherType type) {
        return new EthernetHeader(source, destination, Optional.of(type));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int payloadLength = out.length();
        int type = etherType.map(EtherType::value).orElseGet(() -> EtherTypes.announce(context, payloadLength));
        out.prepend(EthernetFrame.HEADER_LENGTH)
                .bytes(0, destination.toArray())
                .bytes(6, source.toArray())
                .u16(12, type);
    }
}
