package dev.toami.protocols.link;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a SNAP header is built with.
 *
 * @param organization 24 bits
 * @param protocol 16 bits; if empty it is the EtherType of the layer that follows
 */
public record SnapHeader(int organization, OptionalInt protocol) implements LayerValue {
    /** A header whose protocol is the EtherType of what follows. */
    public static SnapHeader empty() {
        return new SnapHeader(SnapFrame.ENCAPSULATED_ETHERNET, OptionalInt.empty());
    }

    public static SnapHeader of(int organization, int protocol) {
        return new SnapHeader(organization, OptionalInt.of(protocol));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (organization < 0 || organization > 0xffffff) {
            throw new IllegalArgumentException("an organization has 24 bits: " + organization);
        }
        out.prepend(SnapFrame.HEADER_LENGTH)
                .u8(0, organization >> 16)
                .u16(1, organization & 0xffff)
                .u16(3, protocol.orElseGet(() -> EtherTyped.of(context)));
    }
}
