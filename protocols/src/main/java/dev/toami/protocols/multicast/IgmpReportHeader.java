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
 * What an IGMPv3 membership report is built with.
 *
 * @param checksum computed if empty
 */
public record IgmpReportHeader(List<IgmpGroupRecord> records, OptionalInt checksum) implements LayerValue, IpCarried {
    public IgmpReportHeader {
        records = List.copyOf(records);
    }

    /** A report without records, with the checksum filled in. */
    public static IgmpReportHeader empty() {
        return of();
    }

    public static IgmpReportHeader of(IgmpGroupRecord... records) {
        return new IgmpReportHeader(List.of(records), OptionalInt.empty());
    }

    public IgmpReportHeader withChecksum(int value) {
        return new IgmpReportHeader(records, OptionalInt.of(value));
    }

    @Override
    public IpProtocol protocol() {
        return IpProtocol.IGMP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = records.stream().mapToInt(IgmpGroupRecord::encodedLength).sum();
        out.prepend(IgmpReport.HEADER_LENGTH + length);
        out.u8(0, IgmpType.MEMBERSHIP_REPORT_V3.value()).u16(6, records.size());
        int at = IgmpReport.HEADER_LENGTH;
        for (IgmpGroupRecord group : records) {
            encode(group, out, at);
            at += group.encodedLength();
        }
        out.u16(2, checksum.orElseGet(() -> Checksums.finish(Checksums.add(0, out.view()))));
    }

    private static void encode(IgmpGroupRecord group, PacketBuffer out, int start) {
        out.u8(start, group.type().value()).u8(start + 1, group.auxiliaryData().length() / 4);
        out.u16(start + 2, group.sources().size())
                .bytes(start + 4, group.group().toArray());
        int at = start + IgmpReport.RECORD_LENGTH;
        for (Ipv4Address source : group.sources()) {
            out.bytes(at, source.toArray());
            at += Ipv4Address.LENGTH;
        }
        out.bytes(at, group.auxiliaryData().toArray());
    }
}
