package dev.toami.protocols.dns;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the header of a NetBIOS session message is built with.
 *
 * @param length of what follows; computed if empty
 */
public record NbssHeader(OptionalInt length) implements LayerValue {
    public NbssHeader() {
        this(OptionalInt.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int bytes = length.orElse(out.length());
        out.prepend(NbssPacket.HEADER_LENGTH).u8(1, bytes >> 16).u16(2, bytes & 0xffff);
    }
}
