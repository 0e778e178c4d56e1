package dev.toami.protocols.management;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an alert standard format message's header is built with.
 *
 * @param length of the data; computed if empty
 */
public record AsfHeader(long enterprise, int messageType, int tag, OptionalInt length) implements LayerValue {
    public static AsfHeader of(long enterprise, int messageType, int tag) {
        return new AsfHeader(enterprise, messageType, tag, OptionalInt.empty());
    }

    /** The question whether anybody is there. */
    public static AsfHeader presencePing(int tag) {
        return of(Asf.ASF_ENTERPRISE, Asf.PRESENCE_PING, tag);
    }

    public AsfHeader withLength(int bytes) {
        return new AsfHeader(enterprise, messageType, tag, OptionalInt.of(bytes));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int following = length.orElse(out.length());
        out.prepend(Asf.HEADER_LENGTH)
                .u32(0, enterprise)
                .u8(4, messageType)
                .u8(5, tag)
                .u8(7, following);
    }
}
