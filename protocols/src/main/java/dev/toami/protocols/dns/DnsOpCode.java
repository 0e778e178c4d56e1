package dev.toami.protocols.dns;

/**
 * The kind of a query (RFC 1035, section 4.1.1; IANA).
 *
 * @param value 4 bits
 */
public record DnsOpCode(int value) {
    public static final DnsOpCode QUERY = new DnsOpCode(0);
    public static final DnsOpCode STATUS = new DnsOpCode(2);
    public static final DnsOpCode NOTIFY = new DnsOpCode(4);
    public static final DnsOpCode UPDATE = new DnsOpCode(5);

    public DnsOpCode {
        if (value < 0 || value > 0xf) {
            throw new IllegalArgumentException("a DNS operation code has 4 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(int value) {
        return switch (value) {
            case 0 -> "Query";
            case 1 -> "Inverse Query";
            case 2 -> "Status";
            case 4 -> "Notify";
            case 5 -> "Update";
            default -> "Unknown";
        };
    }

    /** The name, or the number if there is none here. */
    @Override
    public String toString() {
        String label = label(value);
        return label.equals("Unknown") ? Integer.toString(value) : label;
    }
}
