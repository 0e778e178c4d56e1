package dev.toami.protocols.wan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/**
 * What a SLARP packet is built with.
 *
 * @param packetType 0 for a request, 1 for a reply, 2 for a keepalive
 * @param data what follows the type
 */
public record SlarpHeader(long packetType, Bytes data) implements LayerValue, EtherTyped {
    /** A keepalive of full reliability. */
    public static SlarpHeader keepalive(int sequence, int seen) {
        return new SlarpHeader(
                SlarpPacket.KEEPALIVE,
                Bytes.of(
                        sequence >> 24,
                        sequence >> 16,
                        sequence >> 8,
                        sequence,
                        seen >> 24,
                        seen >> 16,
                        seen >> 8,
                        seen,
                        0xff,
                        0xff));
    }

    @Override
    public EtherType announcedBy() {
        return new EtherType(0x8035);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(data);
        out.prepend(4).u32(0, packetType);
    }
}
