package dev.toami.protocols.dhcp;

import dev.toami.protocols.format.CodeNames;

/** The number of a DHCP option (RFC 2132 and later). */
public record DhcpOptionCode(int value) {
    public static final DhcpOptionCode PAD = new DhcpOptionCode(0);
    public static final DhcpOptionCode SUBNET_MASK = new DhcpOptionCode(1);
    public static final DhcpOptionCode ROUTER = new DhcpOptionCode(3);
    public static final DhcpOptionCode DNS = new DhcpOptionCode(6);
    public static final DhcpOptionCode HOST_NAME = new DhcpOptionCode(12);
    public static final DhcpOptionCode DOMAIN_NAME = new DhcpOptionCode(15);
    public static final DhcpOptionCode INTERFACE_MTU = new DhcpOptionCode(26);
    public static final DhcpOptionCode BROADCAST_ADDRESS = new DhcpOptionCode(28);
    public static final DhcpOptionCode NTP_SERVERS = new DhcpOptionCode(42);
    public static final DhcpOptionCode REQUESTED_ADDRESS = new DhcpOptionCode(50);
    public static final DhcpOptionCode LEASE_TIME = new DhcpOptionCode(51);
    public static final DhcpOptionCode OVERLOAD = new DhcpOptionCode(52);
    public static final DhcpOptionCode MESSAGE_TYPE = new DhcpOptionCode(53);
    public static final DhcpOptionCode SERVER_ID = new DhcpOptionCode(54);
    public static final DhcpOptionCode PARAMETER_REQUEST = new DhcpOptionCode(55);
    public static final DhcpOptionCode MESSAGE = new DhcpOptionCode(56);
    public static final DhcpOptionCode MAX_MESSAGE_SIZE = new DhcpOptionCode(57);
    public static final DhcpOptionCode RENEWAL_TIME = new DhcpOptionCode(58);
    public static final DhcpOptionCode REBINDING_TIME = new DhcpOptionCode(59);
    public static final DhcpOptionCode VENDOR_CLASS = new DhcpOptionCode(60);
    public static final DhcpOptionCode CLIENT_ID = new DhcpOptionCode(61);
    public static final DhcpOptionCode RELAY_AGENT_INFORMATION = new DhcpOptionCode(82);
    public static final DhcpOptionCode CLASSLESS_STATIC_ROUTE = new DhcpOptionCode(121);
    public static final DhcpOptionCode END = new DhcpOptionCode(255);

    private static final CodeNames NAMES = CodeNames.load(DhcpOptionCode.class, "dhcp-options.txt");

    /** What an option's data is. */
    public enum Form {
        BYTES,
        ADDRESSES,
        /** A number of one, two or four bytes. */
        NUMBER,
        TEXT,
        FLAG,
        /** Numbers of options. */
        CODES,
        MESSAGE_TYPE
    }

    public DhcpOptionCode {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("a DHCP option's code has 8 bits: " + value);
        }
    }

    public Form form() {
        return Form.valueOf(NAMES.word(value, Form.BYTES.name()));
    }

    /** Padding and end have neither length nor data. */
    boolean isSingle() {
        return value == 0 || value == 0xff;
    }

    /** The name as gopacket has it, which knows the options of RFC 2132 and three more. */
    String plainName() {
        boolean known = value <= 61 || (value >= 119 && value <= 121) || value == 0xff;
        return known ? NAMES.name(value, "Unknown") : "Unknown";
    }

    @Override
    public String toString() {
        return NAMES.name(value);
    }
}
