package dev.toami.protocols.numbers;

/**
 * An EtherType (IEEE 802.3, RFC 9542).
 *
 * @param value 16 bits
 */
public record EtherType(int value) {
    public static final EtherType IPV4 = new EtherType(0x0800);
    public static final EtherType ARP = new EtherType(0x0806);
    public static final EtherType DOT1Q = new EtherType(0x8100);
    public static final EtherType IPV6 = new EtherType(0x86dd);
    public static final EtherType QINQ = new EtherType(0x88a8);

    /** The least value: a smaller number in its place is the length of an 802.3 frame. */
    public static final int MINIMUM = 0x0600;

    public EtherType {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("an EtherType has 16 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    public static String label(int value) {
        return switch (value) {
            case 0 -> "LLC";
            case 0x01a2 -> "NortelDiscovery";
            case 0x0800 -> "IPv4";
            case 0x0806 -> "ARP";
            case 0x2000 -> "CiscoDiscovery";
            case 0x6558 -> "TransparentEthernetBridging";
            case 0x8100, 0x88a8 -> "Dot1Q";
            case 0x86dd -> "IPv6";
            case 0x880b -> "PPP";
            case 0x8847 -> "MPLSUnicast";
            case 0x8848 -> "MPLSMulticast";
            case 0x8863 -> "PPPoEDiscovery";
            case 0x8864 -> "PPPoESession";
            case 0x888e -> "EAPOL";
            case 0x88be -> "ERSPAN Type II";
            case 0x88cc -> "LinkLayerDiscovery";
            case 0x9000 -> "EthernetCTP";
            default -> "UnknownEthernetType";
        };
    }

    @Override
    public String toString() {
        return label(value);
    }
}
