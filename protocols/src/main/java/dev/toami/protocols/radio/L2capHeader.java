package dev.toami.protocols.radio;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What an L2CAP frame is built with.
 *
 * @param channel 16 bits
 * @param length of the information; computed if empty
 */
public record L2capHeader(int channel, OptionalInt length) implements LayerValue {
    public static L2capHeader of(int channel) {
        return new L2capHeader(channel, OptionalInt.empty());
    }

    public L2capHeader withLength(int bytes) {
        return new L2capHeader(channel, OptionalInt.of(bytes));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int declared = length.orElse(out.length());
        if (declared >>> 16 != 0 || channel >>> 16 != 0) {
            throw new IllegalArgumentException(
                    "an L2CAP frame has a length and a channel of 16 bits: " + declared + ", " + channel);
        }
        out.prepend(L2capFrame.HEADER_LENGTH)
                .bytes(0, LittleEndian.bytes(declared, 2))
                .bytes(2, LittleEndian.bytes(channel, 2));
    }
}
