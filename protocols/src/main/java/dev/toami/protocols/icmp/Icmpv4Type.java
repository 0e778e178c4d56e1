package dev.toami.protocols.icmp;

/**
 * The type of an ICMPv4 message (RFC 792 and its successors).
 *
 * @param value 8 bits
 */
public record Icmpv4Type(int value) {
    public static final Icmpv4Type ECHO_REPLY = new Icmpv4Type(0);
    public static final Icmpv4Type DESTINATION_UNREACHABLE = new Icmpv4Type(3);
    public static final Icmpv4Type SOURCE_QUENCH = new Icmpv4Type(4);
    public static final Icmpv4Type REDIRECT = new Icmpv4Type(5);
    public static final Icmpv4Type ECHO_REQUEST = new Icmpv4Type(8);
    public static final Icmpv4Type ROUTER_ADVERTISEMENT = new Icmpv4Type(9);
    public static final Icmpv4Type ROUTER_SOLICITATION = new Icmpv4Type(10);
    public static final Icmpv4Type TIME_EXCEEDED = new Icmpv4Type(11);
    public static final Icmpv4Type PARAMETER_PROBLEM = new Icmpv4Type(12);
    public static final Icmpv4Type TIMESTAMP_REQUEST = new Icmpv4Type(13);
    public static final Icmpv4Type TIMESTAMP_REPLY = new Icmpv4Type(14);
    public static final Icmpv4Type INFO_REQUEST = new Icmpv4Type(15);
    public static final Icmpv4Type INFO_REPLY = new Icmpv4Type(16);
    public static final Icmpv4Type ADDRESS_MASK_REQUEST = new Icmpv4Type(17);
    public static final Icmpv4Type ADDRESS_MASK_REPLY = new Icmpv4Type(18);

    public Icmpv4Type {
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
            case 0 -> "EchoReply";
            case 3 -> "DestinationUnreachable";
            case 4 -> "SourceQuench";
            case 5 -> "Redirect";
            case 8 -> "EchoRequest";
            case 9 -> "RouterAdvertisement";
            case 10 -> "RouterSolicitation";
            case 11 -> "TimeExceeded";
            case 12 -> "ParameterProblem";
            case 13 -> "TimestampRequest";
            case 14 -> "TimestampReply";
            case 15 -> "InfoRequest";
            case 16 -> "InfoReply";
            case 17 -> "AddressMaskRequest";
            case 18 -> "AddressMaskReply";
            default -> null;
        };
    }

    private static boolean hasCodes(int type) {
        return switch (type) {
            case 3, 5, 11, 12 -> true;
            default -> false;
        };
    }

    private static String codeName(int type, int code) {
        return switch (type) {
            case 3 ->
                switch (code) {
                    case 0 -> "Net";
                    case 1 -> "Host";
                    case 2 -> "Protocol";
                    case 3 -> "Port";
                    case 4 -> "FragmentationNeeded";
                    case 5 -> "SourceRoutingFailed";
                    case 6 -> "NetUnknown";
                    case 7 -> "HostUnknown";
                    case 8 -> "SourceIsolated";
                    case 9 -> "NetAdminProhibited";
                    case 10 -> "HostAdminProhibited";
                    case 11 -> "NetTOS";
                    case 12 -> "HostTOS";
                    case 13 -> "CommAdminProhibited";
                    case 14 -> "HostPrecedence";
                    case 15 -> "PrecedenceCutoff";
                    default -> null;
                };
            case 5 ->
                switch (code) {
                    case 0 -> "Net";
                    case 1 -> "Host";
                    case 2 -> "TOS+Net";
                    case 3 -> "TOS+Host";
                    default -> null;
                };
            case 11 ->
                switch (code) {
                    case 0 -> "TTLExceeded";
                    case 1 -> "FragmentReassemblyTimeExceeded";
                    default -> null;
                };
            case 12 ->
                switch (code) {
                    case 0 -> "PointerIndicatesError";
                    case 1 -> "MissingOption";
                    case 2 -> "BadLength";
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
