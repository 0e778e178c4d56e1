package dev.toami.protocols.dhcp;

/** What a DHCP message is for (RFC 2132, section 9.6): the value of option 53. */
public record DhcpMessageType(int value) {
    public static final DhcpMessageType DISCOVER = new DhcpMessageType(1);
    public static final DhcpMessageType OFFER = new DhcpMessageType(2);
    public static final DhcpMessageType REQUEST = new DhcpMessageType(3);
    public static final DhcpMessageType DECLINE = new DhcpMessageType(4);
    public static final DhcpMessageType ACK = new DhcpMessageType(5);
    public static final DhcpMessageType NAK = new DhcpMessageType(6);
    public static final DhcpMessageType RELEASE = new DhcpMessageType(7);
    public static final DhcpMessageType INFORM = new DhcpMessageType(8);

    /** {@code Unknown} if it is none of RFC 2131's. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "Unspecified";
            case 1 -> "Discover";
            case 2 -> "Offer";
            case 3 -> "Request";
            case 4 -> "Decline";
            case 5 -> "Ack";
            case 6 -> "Nak";
            case 7 -> "Release";
            case 8 -> "Inform";
            default -> "Unknown";
        };
    }
}
