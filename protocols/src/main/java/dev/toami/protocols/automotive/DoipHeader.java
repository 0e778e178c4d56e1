package dev.toami.protocols.automotive;

import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a DoIP message is built with.
 *
 * @param length of all that follows the header; computed if empty
 * @param body what follows the header; behind it comes the payload, as the service of a diagnostic message
 */
public record DoipHeader(int version, int payloadType, OptionalLong length, Bytes body) implements LayerValue {
    public static DoipHeader of(int version, int payloadType, Bytes body) {
        return new DoipHeader(version, payloadType, OptionalLong.empty(), body);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(body);
        long all = length.orElse(out.length());
        out.prepend(DoipMessage.HEADER_LENGTH);
        out.u8(0, version).u8(1, version ^ 0xff).u16(2, payloadType).u32(4, all);
    }
}
