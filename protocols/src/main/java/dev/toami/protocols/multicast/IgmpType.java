package dev.toami.protocols.multicast;

/**
 * The type of an IGMP message.
 *
 * @param value 8 bits
 */
public record IgmpType(int value) {
    public static final IgmpType MEMBERSHIP_QUERY = new IgmpType(0x11);
    public static final IgmpType MEMBERSHIP_REPORT_V1 = new IgmpType(0x12);
    public static final IgmpType DVMRP = new IgmpType(0x13);
    public static final IgmpType PIM_V1 = new IgmpType(0x14);
    public static final IgmpType MEMBERSHIP_REPORT_V2 = new IgmpType(0x16);
    public static final IgmpType LEAVE_GROUP = new IgmpType(0x17);
    public static final IgmpType MEMBERSHIP_REPORT_V3 = new IgmpType(0x22);

    public IgmpType {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("an IGMP type has 8 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    static String label(int value) {
        return switch (value) {
            case 0x11 -> "IGMP Membership Query";
            case 0x12 -> "IGMPv1 Membership Report";
            case 0x16 -> "IGMPv2 Membership Report";
            case 0x17 -> "Leave Group";
            case 0x22 -> "IGMPv3 Membership Report";
            default -> "";
        };
    }

    @Override
    public String toString() {
        String label = label(value);
        return label.isEmpty() ? "Unknown(" + value + ")" : label;
    }
}
