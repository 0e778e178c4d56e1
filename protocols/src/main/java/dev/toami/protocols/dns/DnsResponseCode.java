package dev.toami.protocols.dns;

/**
 * How a query was answered: 4 bits of the header, under 8 more of an OPT record (RFC 6891).
 *
 * @param value 12 bits
 */
public record DnsResponseCode(int value) {
    public static final DnsResponseCode NO_ERROR = new DnsResponseCode(0);
    public static final DnsResponseCode FORMAT_ERROR = new DnsResponseCode(1);
    public static final DnsResponseCode SERVER_FAILURE = new DnsResponseCode(2);
    public static final DnsResponseCode NAME_ERROR = new DnsResponseCode(3);
    public static final DnsResponseCode NOT_IMPLEMENTED = new DnsResponseCode(4);
    public static final DnsResponseCode REFUSED = new DnsResponseCode(5);
    public static final DnsResponseCode BAD_VERSION = new DnsResponseCode(16);

    public DnsResponseCode {
        if (value < 0 || value > 0xfff) {
            throw new IllegalArgumentException("a DNS response code has 12 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(int value) {
        return switch (value) {
            case 0 -> "No Error";
            case 1 -> "Format Error";
            case 2 -> "Server Failure ";
            case 3 -> "Non-Existent Domain";
            case 4 -> "Not Implemented";
            case 5 -> "Query Refused";
            case 6 -> "Name Exists when it should not";
            case 7 -> "RR Set Exists when it should not";
            case 8 -> "RR Set that should exist does not";
            case 9 -> "Server Not Authoritative for zone";
            case 10 -> "Name not contained in zone";
            case 16 -> "Bad OPT Version";
            case 17 -> "Key not recognized";
            case 18 -> "Signature out of time window";
            case 19 -> "Bad TKEY Mode";
            case 20 -> "Duplicate key name";
            case 21 -> "Algorithm not supported";
            case 22 -> "Bad Truncation";
            case 23 -> "Bad Cookie";
            default -> "Unknown";
        };
    }

    /** The name, or the number if there is none here. */
    @Override
    public String toString() {
        String label = label(value);
        return label.equals("Unknown") ? Integer.toString(value) : label.strip();
    }
}
