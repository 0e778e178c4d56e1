package dev.toami.protocols.lan;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What the header of a configuration test is built with. */
public record EthernetCtpHeader(int skipCount) implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x9000);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        u16(out.prepend(EthernetCtp.HEADER_LENGTH), 0, skipCount);
    }

    static void u16(PacketBuffer out, int offset, int value) {
        out.u16(offset, value).u16(offset, Integer.reverseBytes(value) >>> 16);
    }
}
