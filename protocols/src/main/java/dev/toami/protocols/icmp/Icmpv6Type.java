package dev.toami.protocols.icmp;

/**
 * The type of an ICMPv6 message (RFC 4443, RFC 4861).
 *
 * @param value 8 bits
 */
public record Icmpv6Type(int value) {
    public static final Icmpv6Type DESTINATION_UNREACHABLE = new Icmpv6Type(1);
    public static final Icmpv6Type PACKET_TOO_BIG = new Icmpv6Type(2);
    public static final Icmpv6Type TIME_EXCEEDED = new Icmpv6Type(3);
    public static final Icmpv6Type PARAMETER_PROBLEM = new Icmpv6Type(4);
    public static final Icmpv6Type ECHO_REQUEST = new Icmpv6Type(128);
    public static final Icmpv6Type ECHO_REPLY = new Icmpv6Type(129);
    public static final Icmpv6Type ROUTER_SOLICITATION = new Icmpv6Type(133);
    public static final Icmpv6Type ROUTER_ADVERTISEMENT = new Icmpv6Type(134);
    public static final Icmpv6Type NEIGHBOR_SOLICITATION = new Icmpv6Type(135);
    public static final Icmpv6Type NEIGHBOR_ADVERTISEMENT = new Icmpv6Type(136);
    public static final Icmpv6Type REDIRECT = new Icmpv6Type(137);

    public Icmpv6Type {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("an ICMP type has 8 bits: " + value);
        }
    }

    /** Type and code as gopacket prints them. */
    static String label(int type, int code) {
        String name = name(type);
        if (name == null) {
            return type + "(" + code + ")";
        }
        String codeName = codeName(type, code);
        if (codeName != null) {
            return name + "(" + codeName + ")";
        }
        return code == 0 && !hasCodes(type) ? name : name + "(Code: " + code + ")";
    }

    private static String name(int type) {
        return switch (type) {
            case 1 -> "DestinationUnreachable";
            case 2 -> "PacketTooBig";
            case 3 -> "TimeExceeded";
            case 4 -> "ParameterProblem";
            case 128 -> "EchoRequest";
            case 129 -> "EchoReply";
            case 133 -> "RouterSolicitation";
            case 134 -> "RouterAdvertisement";
            case 135 -> "NeighborSolicitation";
            case 136 -> "NeighborAdvertisement";
            case 137 -> "Redirect";
            default -> null;
        };
    }

    private static boolean hasCodes(int type) {
        return switch (type) {
            case 1, 3, 4 -> true;
            default -> false;
        };
    }

    private static String codeName(int type, int code) {
        return switch (type) {
            case 1 ->
                switch (code) {
                    case 0 -> "NoRouteToDst";
                    case 1 -> "AdminProhibited";
                    case 2 -> "BeyondScopeOfSrc";
                    case 3 -> "AddressUnreachable";
                    case 4 -> "PortUnreachable";
                    case 5 -> "SrcAddressFailedPolicy";
                    case 6 -> "RejectRouteToDst";
                    default -> null;
                };
            case 3 ->
                switch (code) {
                    case 0 -> "HopLimitExceeded";
                    case 1 -> "FragmentReassemblyTimeExceeded";
                    default -> null;
                };
            case 4 ->
                switch (code) {
                    case 0 -> "ErroneousHeaderField";
                    case 1 -> "UnrecognizedNextHeader";
                    case 2 -> "UnrecognizedIPv6Option";
                    default -> null;
                };
            default -> null;
        };
    }

    @Override
    public String toString() {
        String name = name(value);
        return name == null ? Integer.toString(value) : name;
    }
}
