package dev.toami.protocols.icmp;

/**
 * The type of an ICMPv6 message (IANA ICMPv6 Type Numbers).
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
    public static final Icmpv6Type MULTICAST_LISTENER_QUERY = new Icmpv6Type(130);
    public static final Icmpv6Type MULTICAST_LISTENER_REPORT = new Icmpv6Type(131);
    public static final Icmpv6Type MULTICAST_LISTENER_DONE = new Icmpv6Type(132);
    public static final Icmpv6Type ROUTER_SOLICITATION = new Icmpv6Type(133);
    public static final Icmpv6Type ROUTER_ADVERTISEMENT = new Icmpv6Type(134);
    public static final Icmpv6Type NEIGHBOR_SOLICITATION = new Icmpv6Type(135);
    public static final Icmpv6Type NEIGHBOR_ADVERTISEMENT = new Icmpv6Type(136);
    public static final Icmpv6Type REDIRECT = new Icmpv6Type(137);
    public static final Icmpv6Type ROUTER_RENUMBERING = new Icmpv6Type(138);
    public static final Icmpv6Type NODE_INFORMATION_QUERY = new Icmpv6Type(139);
    public static final Icmpv6Type NODE_INFORMATION_RESPONSE = new Icmpv6Type(140);
    public static final Icmpv6Type INVERSE_NEIGHBOR_SOLICITATION = new Icmpv6Type(141);
    public static final Icmpv6Type INVERSE_NEIGHBOR_ADVERTISEMENT = new Icmpv6Type(142);
    public static final Icmpv6Type MULTICAST_LISTENER_REPORT_V2 = new Icmpv6Type(143);
    public static final Icmpv6Type HOME_AGENT_DISCOVERY_REQUEST = new Icmpv6Type(144);
    public static final Icmpv6Type HOME_AGENT_DISCOVERY_REPLY = new Icmpv6Type(145);
    public static final Icmpv6Type MOBILE_PREFIX_SOLICITATION = new Icmpv6Type(146);
    public static final Icmpv6Type MOBILE_PREFIX_ADVERTISEMENT = new Icmpv6Type(147);
    public static final Icmpv6Type CERTIFICATION_PATH_SOLICITATION = new Icmpv6Type(148);
    public static final Icmpv6Type CERTIFICATION_PATH_ADVERTISEMENT = new Icmpv6Type(149);
    public static final Icmpv6Type FAST_HANDOVER = new Icmpv6Type(154);
    public static final Icmpv6Type RPL_CONTROL = new Icmpv6Type(155);
    public static final Icmpv6Type DUPLICATE_ADDRESS_REQUEST = new Icmpv6Type(157);
    public static final Icmpv6Type DUPLICATE_ADDRESS_CONFIRMATION = new Icmpv6Type(158);
    public static final Icmpv6Type EXTENDED_ECHO_REQUEST = new Icmpv6Type(160);
    public static final Icmpv6Type EXTENDED_ECHO_REPLY = new Icmpv6Type(161);

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

    /** Names of types that gopacket prints as numbers. */
    private static String otherName(int type) {
        return switch (type) {
            case 130 -> "MulticastListenerQuery";
            case 131 -> "MulticastListenerReport";
            case 132 -> "MulticastListenerDone";
            case 138 -> "RouterRenumbering";
            case 139 -> "NodeInformationQuery";
            case 140 -> "NodeInformationResponse";
            case 141 -> "InverseNeighborSolicitation";
            case 142 -> "InverseNeighborAdvertisement";
            case 143 -> "MulticastListenerReportV2";
            case 144 -> "HomeAgentAddressDiscoveryRequest";
            case 145 -> "HomeAgentAddressDiscoveryReply";
            case 146 -> "MobilePrefixSolicitation";
            case 147 -> "MobilePrefixAdvertisement";
            case 148 -> "CertificationPathSolicitation";
            case 149 -> "CertificationPathAdvertisement";
            case 151 -> "MulticastRouterAdvertisement";
            case 152 -> "MulticastRouterSolicitation";
            case 153 -> "MulticastRouterTermination";
            case 154 -> "FastHandover";
            case 155 -> "RPLControl";
            case 156 -> "LocatorUpdate";
            case 157 -> "DuplicateAddressRequest";
            case 158 -> "DuplicateAddressConfirmation";
            case 159 -> "MPLControl";
            case 160 -> "ExtendedEchoRequest";
            case 161 -> "ExtendedEchoReply";
            default -> Integer.toString(type);
        };
    }

    @Override
    public String toString() {
        String name = name(value);
        return name == null ? otherName(value) : name;
    }
}
