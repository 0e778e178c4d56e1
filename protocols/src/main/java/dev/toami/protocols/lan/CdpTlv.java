package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * An element of a CDP message.
 *
 * @param type a code of two bytes
 * @param value what follows type and length
 */
public record CdpTlv(int type, Bytes value) {
    public static final int DEVICE_ID = 0x01;
    public static final int ADDRESSES = 0x02;
    public static final int PORT_ID = 0x03;
    public static final int CAPABILITIES = 0x04;
    public static final int SOFTWARE_VERSION = 0x05;
    public static final int PLATFORM = 0x06;
    public static final int IP_PREFIX = 0x07;
    public static final int HELLO = 0x08;
    public static final int VTP_DOMAIN = 0x09;
    public static final int NATIVE_VLAN = 0x0a;
    public static final int DUPLEX = 0x0b;
    public static final int VLAN_REPLY = 0x0e;
    public static final int VLAN_QUERY = 0x0f;
    public static final int POWER_CONSUMPTION = 0x10;
    public static final int MTU = 0x11;
    public static final int EXTENDED_TRUST = 0x12;
    public static final int UNTRUSTED_COS = 0x13;
    public static final int SYSTEM_NAME = 0x14;
    public static final int SYSTEM_OID = 0x15;
    public static final int MANAGEMENT_ADDRESSES = 0x16;
    public static final int LOCATION = 0x17;
    public static final int POWER_REQUESTED = 0x19;
    public static final int POWER_AVAILABLE = 0x1a;
    public static final int ENERGY_WISE = 0x1d;
    public static final int SPARE_PAIR_POE = 0x1f;

    public CdpTlv {
        int longest = 0xffff - CiscoTlv.HEADER_LENGTH;
        if (type < 0 || type > 0xffff || value.length() > longest) {
            throw new IllegalArgumentException("a CDP element has a type up to 65535 and up to " + longest
                    + " bytes, not type " + type + " and " + value.length() + " bytes");
        }
    }

    static Bytes value(Bytes in, int at) {
        return in.slice(at + CiscoTlv.HEADER_LENGTH, in.u16(at + 2) - CiscoTlv.HEADER_LENGTH);
    }

    static void describe(Bytes in, int at, FieldVisitor visitor) {
        Bytes value = value(in, at);
        visitor.beginStruct("", at, in.u16(at + 2));
        visitor.code("Type", at, 2, in.u16(at), label(in.u16(at)));
        visitor.number("Length", at + 2, 2, in.u16(at + 2));
        visitor.bytes("Value", at + CiscoTlv.HEADER_LENGTH, value.length(), value);
        visitor.endStruct();
    }

    static String label(int type) {
        return switch (type) {
            case DEVICE_ID -> "Device ID";
            case ADDRESSES -> "Addresses";
            case PORT_ID -> "Port ID";
            case CAPABILITIES -> "Capabilities";
            case SOFTWARE_VERSION -> "Software Version";
            case PLATFORM -> "Platform";
            case IP_PREFIX -> "IP Prefix";
            case HELLO -> "Protocol Hello";
            case VTP_DOMAIN -> "VTP Management Domain";
            case NATIVE_VLAN -> "Native VLAN";
            case DUPLEX -> "Full Duplex";
            case VLAN_REPLY -> "VoIP VLAN Reply";
            case VLAN_QUERY -> "VLANQuery";
            case POWER_CONSUMPTION -> "Power consumption";
            case MTU -> "MTU";
            case EXTENDED_TRUST -> "Extended Trust Bitmap";
            case UNTRUSTED_COS -> "Untrusted Port CoS";
            case SYSTEM_NAME -> "System Name";
            case SYSTEM_OID -> "System OID";
            case MANAGEMENT_ADDRESSES -> "Management Addresses";
            case LOCATION -> "Location";
            case 0x18 -> "External Port ID";
            case POWER_REQUESTED -> "Power Requested";
            case POWER_AVAILABLE -> "Power Available";
            case 0x1b -> "Port Unidirectional";
            case ENERGY_WISE -> "Energy Wise";
            case SPARE_PAIR_POE -> "Spare Pair POE";
            default -> "Unknown";
        };
    }
}
