package dev.toami.protocols.dns;

/**
 * A class of resource records (RFC 1035, section 3.2.4).
 *
 * @param value 16 bits
 */
public record DnsClass(int value) {
    public static final DnsClass IN = new DnsClass(1);
    public static final DnsClass CH = new DnsClass(3);
    public static final DnsClass HS = new DnsClass(4);
    public static final DnsClass NONE = new DnsClass(254);
    public static final DnsClass ANY = new DnsClass(255);

    public DnsClass {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("a DNS class has 16 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(int value) {
        return switch (value) {
            case 1 -> "IN";
            case 2 -> "CS";
            case 3 -> "CH";
            case 4 -> "HS";
            case 255 -> "Any";
            default -> "Unknown";
        };
    }

    /** The name, or the number if there is none here. */
    @Override
    public String toString() {
        String label = label(value);
        return label.equals("Unknown") ? "CLASS" + value : label;
    }
}
