package dev.toami.protocols.dns;

/**
 * The header of a DNS message (RFC 1035, section 4.1.1) without its counts.
 *
 * @param id 16 bits, the same in query and response
 * @param reserved 3 bits; the lower two are the AD and CD flags of RFC 4035
 * @param responseCode 0 to 15; more bits of it go into an OPT record
 */
public record DnsHeader(
        int id,
        boolean response,
        DnsOpCode opCode,
        boolean authoritative,
        boolean truncated,
        boolean recursionDesired,
        boolean recursionAvailable,
        int reserved,
        DnsResponseCode responseCode) {
    /** A query that asks for recursion. */
    public static DnsHeader query(int id) {
        return new DnsHeader(id, false, DnsOpCode.QUERY, false, false, true, false, 0, DnsResponseCode.NO_ERROR);
    }

    /** A response to {@code query}. */
    public static DnsHeader response(DnsHeader query, DnsResponseCode code) {
        return new DnsHeader(query.id, true, query.opCode, false, false, query.recursionDesired, true, 0, code);
    }

    /** The 16 bits between identifier and counts. */
    int flags() {
        if (reserved < 0 || reserved > 7 || responseCode.value() > 15) {
            throw new IllegalArgumentException(
                    "a DNS header has room for reserved bits up to 7 and a response code up to 15, not " + reserved
                            + " and " + responseCode.value());
        }
        return (response ? 0x8000 : 0)
                | opCode.value() << 11
                | (authoritative ? 0x0400 : 0)
                | (truncated ? 0x0200 : 0)
                | (recursionDesired ? 0x0100 : 0)
                | (recursionAvailable ? 0x0080 : 0)
                | reserved << 4
                | responseCode.value();
    }
}
