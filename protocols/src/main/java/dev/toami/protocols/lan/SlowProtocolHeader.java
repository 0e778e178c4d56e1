package dev.toami.protocols.lan;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What the subtype of a slow protocol is built with. */
public record SlowProtocolHeader(int subtype) implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x8809);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(SlowProtocol.HEADER_LENGTH).u8(0, subtype);
    }
}
