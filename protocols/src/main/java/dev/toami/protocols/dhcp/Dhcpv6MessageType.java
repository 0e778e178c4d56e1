package dev.toami.protocols.dhcp;

/** What a DHCPv6 message is for (RFC 8415, section 7.3). */
public record Dhcpv6MessageType(int value) {
    public static final Dhcpv6MessageType SOLICIT = new Dhcpv6MessageType(1);
    public static final Dhcpv6MessageType ADVERTISE = new Dhcpv6MessageType(2);
    public static final Dhcpv6MessageType REQUEST = new Dhcpv6MessageType(3);
    public static final Dhcpv6MessageType CONFIRM = new Dhcpv6MessageType(4);
    public static final Dhcpv6MessageType RENEW = new Dhcpv6MessageType(5);
    public static final Dhcpv6MessageType REBIND = new Dhcpv6MessageType(6);
    public static final Dhcpv6MessageType REPLY = new Dhcpv6MessageType(7);
    public static final Dhcpv6MessageType RELEASE = new Dhcpv6MessageType(8);
    public static final Dhcpv6MessageType DECLINE = new Dhcpv6MessageType(9);
    public static final Dhcpv6MessageType RECONFIGURE = new Dhcpv6MessageType(10);
    public static final Dhcpv6MessageType INFORMATION_REQUEST = new Dhcpv6MessageType(11);
    public static final Dhcpv6MessageType RELAY_FORWARD = new Dhcpv6MessageType(12);
    public static final Dhcpv6MessageType RELAY_REPLY = new Dhcpv6MessageType(13);

    /** True for messages between relay agents and servers, which carry another one. */
    public boolean isRelay() {
        return equals(RELAY_FORWARD) || equals(RELAY_REPLY);
    }

    /** As gopacket spells it; {@code Unknown} if it is none of RFC 8415's. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "Unspecified";
            case 1 -> "Solicit";
            case 2 -> "Adverstise";
            case 3 -> "Request";
            case 4 -> "Confirm";
            case 5 -> "Renew";
            case 6 -> "Rebind";
            case 7 -> "Reply";
            case 8 -> "Release";
            case 9 -> "Decline";
            case 10 -> "Reconfigure";
            case 11 -> "InformationRequest";
            case 12 -> "RelayForward";
            case 13 -> "RelayReply";
            default -> "Unknown";
        };
    }
}
