package dev.toami.protocols.dhcp;

import dev.toami.protocols.format.CodeNames;

/** The number of a DHCPv6 option (RFC 8415, section 21, and later). */
public record Dhcpv6OptionCode(int value) {
    public static final Dhcpv6OptionCode CLIENT_ID = new Dhcpv6OptionCode(1);
    public static final Dhcpv6OptionCode SERVER_ID = new Dhcpv6OptionCode(2);
    public static final Dhcpv6OptionCode IA_NA = new Dhcpv6OptionCode(3);
    public static final Dhcpv6OptionCode IA_TA = new Dhcpv6OptionCode(4);
    public static final Dhcpv6OptionCode IA_ADDRESS = new Dhcpv6OptionCode(5);
    public static final Dhcpv6OptionCode OPTION_REQUEST = new Dhcpv6OptionCode(6);
    public static final Dhcpv6OptionCode PREFERENCE = new Dhcpv6OptionCode(7);
    public static final Dhcpv6OptionCode ELAPSED_TIME = new Dhcpv6OptionCode(8);
    public static final Dhcpv6OptionCode RELAY_MESSAGE = new Dhcpv6OptionCode(9);
    public static final Dhcpv6OptionCode STATUS_CODE = new Dhcpv6OptionCode(13);
    public static final Dhcpv6OptionCode RAPID_COMMIT = new Dhcpv6OptionCode(14);
    public static final Dhcpv6OptionCode INTERFACE_ID = new Dhcpv6OptionCode(18);
    public static final Dhcpv6OptionCode DNS_SERVERS = new Dhcpv6OptionCode(23);
    public static final Dhcpv6OptionCode DOMAIN_LIST = new Dhcpv6OptionCode(24);
    public static final Dhcpv6OptionCode IA_PD = new Dhcpv6OptionCode(25);
    public static final Dhcpv6OptionCode IA_PREFIX = new Dhcpv6OptionCode(26);

    private static final CodeNames NAMES = CodeNames.load(Dhcpv6OptionCode.class, "dhcpv6-options.txt");

    /** What an option's data is. */
    public enum Form {
        BYTES,
        ADDRESSES,
        /** A number of one, two or four bytes. */
        NUMBER,
        TEXT,
        /** Numbers of options. */
        CODES,
        DUID,
        /** An identity association: identifier, two times, options. */
        IA,
        /** One for temporary addresses: identifier, options. */
        IA_TA,
        IA_ADDRESS,
        IA_PREFIX,
        STATUS,
        /** A whole DHCPv6 message. */
        MESSAGE
    }

    public Dhcpv6OptionCode {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("a DHCPv6 option's code has 16 bits: " + value);
        }
    }

    public Form form() {
        return Form.valueOf(NAMES.word(value, Form.BYTES.name()));
    }

    @Override
    public String toString() {
        return NAMES.name(value);
    }
}
