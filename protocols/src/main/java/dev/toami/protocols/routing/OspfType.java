package dev.toami.protocols.routing;

/**
 * The type of an OSPF packet (RFC 2328, appendix A.3.1).
 *
 * @param value 8 bits
 */
public record OspfType(int value) {
    public static final OspfType HELLO = new OspfType(1);
    public static final OspfType DATABASE_DESCRIPTION = new OspfType(2);
    public static final OspfType LINK_STATE_REQUEST = new OspfType(3);
    public static final OspfType LINK_STATE_UPDATE = new OspfType(4);
    public static final OspfType LINK_STATE_ACKNOWLEDGMENT = new OspfType(5);

    public OspfType {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("an OSPF type has 8 bits: " + value);
        }
    }

    /** The name that gopacket prints. */
    static String label(int value) {
        return switch (value) {
            case 1 -> "Hello";
            case 2 -> "Database Description";
            case 3 -> "Link State Request";
            case 4 -> "Link State Update";
            case 5 -> "Link State Acknowledgment";
            default -> "";
        };
    }

    @Override
    public String toString() {
        return label(value).isEmpty() ? Message.unknown(value) : label(value);
    }
}
