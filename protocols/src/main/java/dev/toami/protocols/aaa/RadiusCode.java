package dev.toami.protocols.aaa;

/** What a RADIUS packet is (RFC 2865, section 3; RFC 5176). */
public record RadiusCode(int value) {
    public static final RadiusCode ACCESS_REQUEST = new RadiusCode(1);
    public static final RadiusCode ACCESS_ACCEPT = new RadiusCode(2);
    public static final RadiusCode ACCESS_REJECT = new RadiusCode(3);
    public static final RadiusCode ACCOUNTING_REQUEST = new RadiusCode(4);
    public static final RadiusCode ACCOUNTING_RESPONSE = new RadiusCode(5);
    public static final RadiusCode ACCESS_CHALLENGE = new RadiusCode(11);
    public static final RadiusCode DISCONNECT_REQUEST = new RadiusCode(40);
    public static final RadiusCode COA_REQUEST = new RadiusCode(43);

    /** {@code Unknown(n)} if it is none of RFC 2865's, as in gopacket. */
    @Override
    public String toString() {
        return switch (value) {
            case 1 -> "Access-Request";
            case 2 -> "Access-Accept";
            case 3 -> "Access-Reject";
            case 4 -> "Accounting-Request";
            case 5 -> "Accounting-Response";
            case 11 -> "Access-Challenge";
            case 12 -> "Status-Server";
            case 13 -> "Status-Client";
            case 255 -> "Reserved";
            default -> "Unknown(" + value + ")";
        };
    }
}
