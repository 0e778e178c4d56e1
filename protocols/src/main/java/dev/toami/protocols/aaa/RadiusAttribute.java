package dev.toami.protocols.aaa;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.format.CodeNames;

/**
 * A RADIUS attribute (RFC 2865, section 5).
 *
 * @param value what follows type and length
 */
public record RadiusAttribute(int type, Bytes value) {
    public static final int USER_NAME = 1;
    public static final int NAS_IP_ADDRESS = 4;
    public static final int VENDOR_SPECIFIC = 26;
    public static final int EAP_MESSAGE = 79;
    public static final int MESSAGE_AUTHENTICATOR = 80;
    static final int HEADER_LENGTH = 2;

    private static final CodeNames NAMES = CodeNames.load(RadiusAttribute.class, "radius-attributes.txt");

    public RadiusAttribute {
        if (type < 0 || type > 0xff) {
            throw new IllegalArgumentException("a RADIUS attribute's type has 8 bits: " + type);
        }
        if (value.length() > 0xff - HEADER_LENGTH) {
            throw new IllegalArgumentException("too much for RADIUS attribute " + type + ": " + value.length()
                    + " bytes, the most is " + (0xff - HEADER_LENGTH));
        }
    }

    public static RadiusAttribute text(int type, String value) {
        return new RadiusAttribute(type, Bytes.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    public static RadiusAttribute number(int type, long value) {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException("a number of RADIUS has 32 bits: " + value);
        }
        return new RadiusAttribute(
                type, Bytes.of((int) (value >> 24), (int) (value >> 16), (int) (value >> 8), (int) value));
    }

    public static RadiusAttribute address(int type, Ipv4Address address) {
        return new RadiusAttribute(type, Bytes.wrap(address.toArray()));
    }

    static String label(int type) {
        return NAMES.name(type);
    }

    /** {@code TEXT}, {@code NUMBER}, {@code ADDRESS} or {@code BYTES}. */
    static String form(int type) {
        return NAMES.word(type, "BYTES");
    }
}
