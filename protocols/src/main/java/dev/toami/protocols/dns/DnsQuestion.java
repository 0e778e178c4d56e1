package dev.toami.protocols.dns;

/** What a query asks for: records of a name. */
public record DnsQuestion(DnsName name, DnsType type, DnsClass dnsClass) {
    /** A question of the Internet class. */
    public static DnsQuestion of(DnsName name, DnsType type) {
        return new DnsQuestion(name, type, DnsClass.IN);
    }
}
