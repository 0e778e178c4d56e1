package dev.toami.protocols.multicast;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IGMPv3 membership query is built with.
 *
 * @param robustness 3 bits
 * @param checksum computed if empty
 */
public record IgmpQueryHeader(
        int maxResponseCode,
        Ipv4Address group,
        boolean suppressRouterProcessing,
        int robustness,
        int queryIntervalCode,
        List<Ipv4Address> sources,
        OptionalInt checksum)
        implements LayerValue, IpCarried {
    public IgmpQueryHeader {
        sources = List.copyOf(sources);
        if (robustness < 0 || robustness > 7) {
            throw new IllegalArgumentException("a robustness variable has 3 bits: " + robustness);
        }
    }

    /** A query of zeros, with the checksum filled in. */
    public static IgmpQueryHeader empty() {
        return of(Ipv4Address.ANY);
    }

    /** A query with the times of RFC 3376: ten seconds to answer, 125 to the next query. */
    public static IgmpQueryHeader of(Ipv4Address group, Ipv4Address... sources) {
        return new IgmpQueryHeader(100, group, false, 2, 125, List.of(sources), OptionalInt.empty());
    }

    public IgmpQueryHeader withChecksum(int value) {
        return new IgmpQueryHeader(
                maxResponseCode,
                group,
                suppressRouterProcessing,
                robustness,
                queryIntervalCode,
                sources,
                OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.IGMP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(IgmpQuery.HEADER_LENGTH + Ipv4Address.LENGTH * sources.size());
        out.u8(0, IgmpType.MEMBERSHIP_QUERY.value()).u8(1, maxResponseCode).bytes(4, group.toArray());
        out.u8(8, (suppressRouterProcessing ? 8 : 0) | robustness).u8(9, queryIntervalCode);
        out.u16(10, sources.size());
        int at = IgmpQuery.HEADER_LENGTH;
        for (Ipv4Address source : sources) {
            out.bytes(at, source.toArray());
            at += Ipv4Address.LENGTH;
        }
        out.u16(2, checksum.orElseGet(() -> Checksums.finish(Checksums.add(0, out.view()))));
    }
}
