package dev.toami.protocols.multicast;

import java.util.OptionalInt;

import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IGMP message of version 1 or 2 is built with.
 *
 * @param maxResponseTimeCode of a query of version 2, in tenths of a second
 * @param checksum computed if empty
 */
public record IgmpHeader(IgmpType type, int maxResponseTimeCode, Ipv4Address group, OptionalInt checksum)
        implements LayerValue, IpCarried {
    /** A query of version 1 about all groups, with the checksum filled in. */
    public static IgmpHeader empty() {
        return of(IgmpType.MEMBERSHIP_QUERY, Ipv4Address.ANY);
    }

    public static IgmpHeader of(IgmpType type, Ipv4Address group) {
        return new IgmpHeader(type, 0, group, OptionalInt.empty());
    }

    public IgmpHeader withMaxResponseTimeCode(int tenths) {
        return new IgmpHeader(type, tenths, group, checksum);
    }

    public IgmpHeader withChecksum(int value) {
        return new IgmpHeader(type, maxResponseTimeCode, group, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.IGMP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(IgmpMessage.LENGTH).u8(0, type.value()).u8(1, maxResponseTimeCode);
        out.bytes(4, group.toArray());
        out.u16(2, checksum.orElseGet(() -> Checksums.finish(Checksums.add(0, out.view()))));
    }
}
