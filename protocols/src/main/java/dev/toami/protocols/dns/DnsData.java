package dev.toami.protocols.dns;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;

/** The data of a resource record, by its form; what has no form here is kept as bytes. */
public sealed interface DnsData {
    /** A or AAAA. */
    record Address(IpAddress address) implements DnsData {}

    /** NS, CNAME or PTR. */
    record Domain(DnsName name) implements DnsData {}

    /**
     * SOA (RFC 1035, section 3.3.13); numbers of 32 bits, times in seconds.
     *
     * @param primary the name server that the zone comes from
     * @param mailbox of the person in charge, its first label before the at sign
     */
    record StartOfAuthority(
            DnsName primary, DnsName mailbox, long serial, long refresh, long retry, long expire, long minimum)
            implements DnsData {}

    /** MX (RFC 1035, section 3.3.9). */
    record MailExchange(int preference, DnsName exchange) implements DnsData {}

    /** TXT or HINFO: strings of at most 255 bytes each. */
    record Text(List<Bytes> strings) implements DnsData {
        public Text {
            strings = List.copyOf(strings);
        }
    }

    /** SRV (RFC 2782). */
    record Service(int priority, int weight, int port, DnsName target) implements DnsData {}

    /** URI (RFC 7553). */
    record Uri(int priority, int weight, Bytes target) implements DnsData {}

    /** OPT (RFC 6891). */
    record Options(List<DnsOption> options) implements DnsData {
        public Options {
            options = List.copyOf(options);
        }
    }

    /** Any other type, or data whose length its type does not allow. */
    record Opaque(Bytes bytes) implements DnsData {}
}
