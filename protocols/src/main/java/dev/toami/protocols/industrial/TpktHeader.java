package dev.toami.protocols.industrial;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an ISO transport packet's header is built with.
 *
 * @param length with the header; computed if empty
 */
public record TpktHeader(OptionalInt length) implements LayerValue {
    public static TpktHeader empty() {
        return new TpktHeader(OptionalInt.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(Tpkt.HEADER_LENGTH).u8(0, Tpkt.VERSION).u16(2, length.orElse(out.length()));
    }
}
