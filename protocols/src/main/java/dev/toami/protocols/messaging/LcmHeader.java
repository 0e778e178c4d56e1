package dev.toami.protocols.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an LCM message is built with.
 *
 * @param channel its name; not sent in later fragments
 * @param part what a fragment says of itself; empty for a whole message
 */
public record LcmHeader(long sequenceNumber, String channel, Optional<Part> part) implements LayerValue {
    /** A fragment's place in the whole message. */
    public record Part(long messageSize, long offset, int number, int total) {}

    public LcmHeader {
        if (channel.indexOf(0) >= 0) {
            throw new IllegalArgumentException("an LCM channel's name has no zero byte within it");
        }
    }

    public static LcmHeader of(long sequenceNumber, String channel) {
        return new LcmHeader(sequenceNumber, channel, Optional.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (part.map(Part::number).orElse(0) == 0) {
            out.prepend(1).prepend(Bytes.wrap(channel.getBytes(StandardCharsets.UTF_8)));
        }
        part.ifPresentOrElse(
                fields -> out.prepend(LcmMessage.FRAGMENT_LENGTH)
                        .u32(0, LcmMessage.MAGIC_FRAGMENT)
                        .u32(8, fields.messageSize)
                        .u32(12, fields.offset)
                        .u16(16, fields.number)
                        .u16(18, fields.total),
                () -> out.prepend(LcmMessage.SHORT_LENGTH).u32(0, LcmMessage.MAGIC_SHORT));
        out.u32(4, sequenceNumber);
    }
}
