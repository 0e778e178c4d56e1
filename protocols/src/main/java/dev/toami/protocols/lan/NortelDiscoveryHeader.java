package dev.toami.protocols.lan;

import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a message of Nortel's discovery protocol is built with.
 *
 * @param segmentId 24 bits
 */
public record NortelDiscoveryHeader(
        Ipv4Address ipAddress, int segmentId, int chassis, int backplane, int state, int links) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int segment = FieldBits.check(segmentId, 24, "segment ID");
        out.prepend(NortelDiscovery.HEADER_LENGTH)
                .bytes(0, ipAddress.toArray())
                .u8(4, segment >> 16)
                .u16(5, segment & 0xffff)
                .u8(7, chassis)
                .u8(8, backplane)
                .u8(9, state)
                .u8(10, links);
    }
}
