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
    public static final DnsType RP = new DnsType(17);
    public static final DnsType LOC = new DnsType(29);
    public static final DnsType NAPTR = new DnsType(35);
    public static final DnsType CERT = new DnsType(37);
    public static final DnsType DNAME = new DnsType(39);
    public static final DnsType DS = new DnsType(43);
    public static final DnsType SSHFP = new DnsType(44);
    public static final DnsType RRSIG = new DnsType(46);
    public static final DnsType NSEC = new DnsType(47);
    public static final DnsType DNSKEY = new DnsType(48);
    public static final DnsType NSEC3 = new DnsType(50);
    public static final DnsType NSEC3PARAM = new DnsType(51);
    public static final DnsType TLSA = new DnsType(52);
    public static final DnsType CDS = new DnsType(59);
    public static final DnsType CDNSKEY = new DnsType(60);
    public static final DnsType OPENPGPKEY = new DnsType(61);
    public static final DnsType ZONEMD = new DnsType(63);
    public static final DnsType SVCB = new DnsType(64);
    public static final DnsType HTTPS = new DnsType(65);
    public static final DnsType EUI48 = new DnsType(108);
    public static final DnsType EUI64 = new DnsType(109);
    public static final DnsType TKEY = new DnsType(249);
    public static final DnsType TSIG = new DnsType(250);
    public static final DnsType ANY = new DnsType(255);
    public static final DnsType URI = new DnsType(256);
    public static final DnsType CAA = new DnsType(257);

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

    /** The name that IANA lists, or the number if there is none. */
    static String name(int value) {
        String label = label(value);
        if (!label.equals("Unknown")) {
            return label;
        }
        return switch (value) {
            case 17 -> "RP";
            case 18 -> "AFSDB";
            case 19 -> "X25";
            case 20 -> "ISDN";
            case 21 -> "RT";
            case 22 -> "NSAP";
            case 23 -> "NSAP-PTR";
            case 24 -> "SIG";
            case 25 -> "KEY";
            case 26 -> "PX";
            case 27 -> "GPOS";
            case 29 -> "LOC";
            case 30 -> "NXT";
            case 35 -> "NAPTR";
            case 36 -> "KX";
            case 37 -> "CERT";
            case 38 -> "A6";
            case 39 -> "DNAME";
            case 42 -> "APL";
            case 43 -> "DS";
            case 44 -> "SSHFP";
            case 45 -> "IPSECKEY";
            case 46 -> "RRSIG";
            case 47 -> "NSEC";
            case 48 -> "DNSKEY";
            case 49 -> "DHCID";
            case 50 -> "NSEC3";
            case 51 -> "NSEC3PARAM";
            case 52 -> "TLSA";
            case 53 -> "SMIMEA";
            case 55 -> "HIP";
            case 59 -> "CDS";
            case 60 -> "CDNSKEY";
            case 61 -> "OPENPGPKEY";
            case 62 -> "CSYNC";
            case 63 -> "ZONEMD";
            case 64 -> "SVCB";
            case 65 -> "HTTPS";
            case 99 -> "SPF";
            case 104 -> "NID";
            case 105 -> "L32";
            case 106 -> "L64";
            case 107 -> "LP";
            case 108 -> "EUI48";
            case 109 -> "EUI64";
            case 249 -> "TKEY";
            case 250 -> "TSIG";
            case 251 -> "IXFR";
            case 252 -> "AXFR";
            case 253 -> "MAILB";
            case 254 -> "MAILA";
            case 255 -> "ANY";
            case 257 -> "CAA";
            case 32768 -> "TA";
            case 32769 -> "DLV";
            default -> "TYPE" + value;
        };
    }

    /** The name, or the number if there is none. */
    @Override
    public String toString() {
        return name(value);
    }
}
