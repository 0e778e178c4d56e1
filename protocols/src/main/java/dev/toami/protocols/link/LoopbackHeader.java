package dev.toami.protocols.link;

import java.nio.ByteOrder;
import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a BSD loopback header is built with.
 *
 * @param family 0 to 255; taken from what follows if empty: IPv4, or IPv6 as on the BSD systems
 * @param order network byte order for LINKTYPE_LOOP, either for LINKTYPE_NULL
 */
public record LoopbackHeader(OptionalInt family, ByteOrder order) implements LayerValue {
    /** A header in network byte order, whose family is taken from what follows. */
    public static LoopbackHeader empty() {
        return new LoopbackHeader(OptionalInt.empty(), ByteOrder.BIG_ENDIAN);
    }

    public static LoopbackHeader of(int family) {
        return new LoopbackHeader(OptionalInt.of(family), ByteOrder.BIG_ENDIAN);
    }

    public LoopbackHeader withOrder(ByteOrder byteOrder) {
        return new LoopbackHeader(family, byteOrder);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int value = family.orElseGet(() -> announce(EtherTyped.of(context)));
        int offset = order == ByteOrder.BIG_ENDIAN ? LoopbackFrame.HEADER_LENGTH - 1 : 0;
        out.prepend(LoopbackFrame.HEADER_LENGTH).u8(offset, value);
    }

    private static int announce(int etherType) {
        if (etherType == EtherType.IPV4.value()) {
            return LoopbackFrame.FAMILY_IPV4;
        }
        return etherType == EtherType.IPV6.value() ? LoopbackFrame.FAMILY_IPV6_BSD : 0;
    }
}
