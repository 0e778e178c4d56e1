package dev.toami.protocols.dhcp;

/** Hardware types of ARP as gopacket labels them: with the names of its link types. */
final class HardwareTypes {
    private HardwareTypes() {}

    static String label(int type) {
        return switch (type) {
            case 0 -> "Null";
            case 1 -> "Ethernet";
            case 9 -> "PPP";
            case 10 -> "FDDI";
            case 12, 101 -> "Raw";
            case 105 -> "802.11";
            case 108 -> "Loop";
            case 113 -> "Linux SLL";
            case 117 -> "PFLog";
            case 119 -> "Prism";
            case 127 -> "RadioTap";
            case 220 -> "USB";
            default -> "UnknownLinkType";
        };
    }
}
