package dev.toami.protocols.dns;

/**
 * What a resource record holds, or a question asks for (RFC 1035, section 3.2.2; IANA).
 *
 * @param value 16 bits
 */
public record DnsType(int value) {
    public static final DnsType A = new DnsType(1);
    public static final DnsType NS = new DnsType(2);
    public static final DnsType CNAME = new DnsType(5);
    public static final DnsType SOA = new DnsType(6);
    public static final DnsType PTR = new DnsType(12);
    public static final DnsType HINFO = new DnsType(13);
    public static final DnsType MX = new DnsType(15);
    public static final DnsType TXT = new DnsType(16);
    public static final DnsType AAAA = new DnsType(28);
    public static final DnsType SRV = new DnsType(33);
    public static final DnsType OPT = new DnsType(41);
    public static final DnsType ANY = new DnsType(255);
    public static final DnsType URI = new DnsType(256);

    public DnsType {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("a DNS type has 16 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(int value) {
        return switch (value) {
            case 1 -> "A";
            case 2 -> "NS";
            case 3 -> "MD";
            case 4 -> "MF";
            case 5 -> "CNAME";
            case 6 -> "SOA";
            case 7 -> "MB";
            case 8 -> "MG";
            case 9 -> "MR";
            case 10 -> "NULL";
            case 11 -> "WKS";
            case 12 -> "PTR";
            case 13 -> "HINFO";
            case 14 -> "MINFO";
            case 15 -> "MX";
            case 16 -> "TXT";
            case 28 -> "AAAA";
            case 33 -> "SRV";
            case 41 -> "OPT";
            case 256 -> "URI";
            default -> "Unknown";
        };
    }

    /** The name, or the number if there is none here. */
    @Override
    public String toString() {
        String label = label(value);
        return label.equals("Unknown") ? "TYPE" + value : label;
    }
}
