package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.build.PacketBuffer;

/**
 * An entry of a RIP message. Mask and next hop are zero in version 1; with family 0xffff all fields are authentication
 * data.
 *
 * @param family 2 for IP
 * @param metric 16 means unreachable
 */
public record RipEntry(
        int family, int routeTag, Ipv4Address address, Ipv4Address mask, Ipv4Address nextHop, long metric) {
    /** A route of version 2 to a network whose next hop is the sender. */
    public static RipEntry of(Ipv4Address address, Ipv4Address mask, int metric) {
        return new RipEntry(2, 0, address, mask, Ipv4Address.ANY, metric);
    }

    static RipEntry read(Bytes in) {
        return new RipEntry(
                in.u16(0),
                in.u16(2),
                Ipv4Address.read(in, 4),
                Ipv4Address.read(in, 8),
                Ipv4Address.read(in, 12),
                in.u32(16));
    }

    void prepend(PacketBuffer out) {
        out.prepend(RipMessage.ENTRY_LENGTH).u16(0, family).u16(2, routeTag);
        out.bytes(4, address.toArray()).bytes(8, mask.toArray()).bytes(12, nextHop.toArray());
        out.u32(16, metric);
    }
}
