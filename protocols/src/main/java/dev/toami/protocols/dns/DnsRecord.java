package dev.toami.protocols.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;

/**
 * A resource record (RFC 1035, section 4.1.3).
 *
 * @param timeToLive 32 bits: seconds, but extended flags in an OPT record
 */
public record DnsRecord(DnsName name, DnsType type, DnsClass dnsClass, long timeToLive, DnsData data) {
    /** A record of the Internet class. */
    public static DnsRecord of(DnsName name, DnsType type, long timeToLive, DnsData data) {
        return new DnsRecord(name, type, DnsClass.IN, timeToLive, data);
    }

    /** An A or AAAA record, by the family of {@code address}. */
    public static DnsRecord address(DnsName name, long timeToLive, IpAddress address) {
        DnsType type = address instanceof Ipv4Address ? DnsType.A : DnsType.AAAA;
        return of(name, type, timeToLive, new DnsData.Address(address));
    }

    /** A record of type {@code NS}, {@code CNAME} or {@code PTR}. */
    public static DnsRecord domain(DnsName name, DnsType type, long timeToLive, DnsName target) {
        return of(name, type, timeToLive, new DnsData.Domain(target));
    }

    public static DnsRecord mailExchange(DnsName name, long timeToLive, int preference, DnsName exchange) {
        return of(name, DnsType.MX, timeToLive, new DnsData.MailExchange(preference, exchange));
    }

    /** A TXT record of strings in UTF-8. */
    public static DnsRecord text(DnsName name, long timeToLive, String... strings) {
        List<Bytes> bytes = Arrays.stream(strings)
                .map(string -> Bytes.wrap(string.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return of(name, DnsType.TXT, timeToLive, new DnsData.Text(bytes));
    }

    /** An OPT record (RFC 6891) of version 0 and without flags. */
    public static DnsRecord options(int udpPayloadSize, DnsOption... options) {
        DnsData data = new DnsData.Options(List.of(options));
        return new DnsRecord(DnsName.ROOT, DnsType.OPT, new DnsClass(udpPayloadSize), 0, data);
    }
}
