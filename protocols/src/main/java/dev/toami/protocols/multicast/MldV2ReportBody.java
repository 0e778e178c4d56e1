package dev.toami.protocols.multicast;

import java.util.List;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.icmp.Icmpv6Body;
import dev.toami.protocols.icmp.Icmpv6Type;

/**
 * What a multicast listener report of version 2 is built with, behind an ICMPv6 header.
 */
public record MldV2ReportBody(List<MldAddressRecord> records) implements Icmpv6Body {
    public MldV2ReportBody {
        records = List.copyOf(records);
    }

    /** A report without records. */
    public static MldV2ReportBody empty() {
        return of();
    }

    public static MldV2ReportBody of(MldAddressRecord... records) {
        return new MldV2ReportBody(List.of(records));
    }

    @Override
    public Icmpv6Type messageType() {
        return Icmpv6Type.MULTICAST_LISTENER_REPORT_V2;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = records.stream().mapToInt(MldAddressRecord::encodedLength).sum();
        out.prepend(MldV2Report.HEADER_LENGTH + length).u16(2, records.size());
        int at = MldV2Report.HEADER_LENGTH;
        for (MldAddressRecord each : records) {
            encode(each, out, at);
            at += each.encodedLength();
        }
    }

    private static void encode(MldAddressRecord each, PacketBuffer out, int start) {
        out.u8(start, each.type().value()).u8(start + 1, each.auxiliaryData().length() / 4);
        out.u16(start + 2, each.sources().size()).bytes(start + 4, each.group().toArray());
        int at = start + MldV2Report.RECORD_LENGTH;
        for (Ipv6Address source : each.sources()) {
            out.bytes(at, source.toArray());
            at += Ipv6Address.LENGTH;
        }
        out.bytes(at, each.auxiliaryData().toArray());
    }
}
