package dev.toami.protocols.dns;

/**
 * What an EDNS option is (RFC 6891, section 6.1.2; IANA).
 *
 * @param value 16 bits
 */
public record DnsOptionCode(int value) {
    public static final DnsOptionCode NSID = new DnsOptionCode(3);
    public static final DnsOptionCode CLIENT_SUBNET = new DnsOptionCode(8);
    public static final DnsOptionCode COOKIE = new DnsOptionCode(10);
    public static final DnsOptionCode KEEPALIVE = new DnsOptionCode(11);
    public static final DnsOptionCode PADDING = new DnsOptionCode(12);
    public static final DnsOptionCode CHAIN = new DnsOptionCode(13);
    public static final DnsOptionCode EXTENDED_ERROR = new DnsOptionCode(15);

    public DnsOptionCode {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("a DNS option code has 16 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(int value) {
        return switch (value) {
            case 3 -> "NSID";
            case 5 -> "DAU";
            case 6 -> "DHU";
            case 7 -> "N3U";
            case 8 -> "EDNSClientSubnet";
            case 9 -> "EDNSExpire";
            case 10 -> "Cookie";
            case 11 -> "EDNSKeepAlive";
            case 12 -> "CodePadding";
            case 13 -> "CodeChain";
            case 14 -> "CodeEDNSKeyTag";
            case 16 -> "EDNSClientTag";
            case 17 -> "EDNSServerTag";
            case 26946 -> "DeviceID";
            default -> "Unknown";
        };
    }

    static String name(int value) {
        String label = label(value);
        return !label.equals("Unknown") ? label : value == 15 ? "ExtendedError" : Integer.toString(value);
    }

    /** The name, or the number if there is none here. */
    @Override
    public String toString() {
        return name(value);
    }
}
