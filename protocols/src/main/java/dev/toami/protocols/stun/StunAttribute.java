package dev.toami.protocols.stun;

import dev.toami.engine.Bytes;

/** A STUN attribute (RFC 8489, section 14), its value without padding. */
public record StunAttribute(int type, Bytes value) {
    public static final int MAPPED_ADDRESS = 0x0001;
    public static final int USERNAME = 0x0006;
    public static final int MESSAGE_INTEGRITY = 0x0008;
    public static final int ERROR_CODE = 0x0009;
    public static final int REALM = 0x0014;
    public static final int NONCE = 0x0015;
    public static final int XOR_MAPPED_ADDRESS = 0x0020;
    public static final int SOFTWARE = 0x8022;
    public static final int FINGERPRINT = 0x8028;
    static final int HEADER_LENGTH = 4;

    public StunAttribute {
        if (type < 0 || type > 0xffff || value.length() > 0xffff) {
            throw new IllegalArgumentException(
                    "no STUN attribute: type " + type + " with " + value.length() + " bytes");
        }
    }

    /** With type, length and padding. */
    int encodedLength() {
        return HEADER_LENGTH + (value.length() + 3 & ~3);
    }

    static String label(int type) {
        return switch (type) {
            case MAPPED_ADDRESS -> "MAPPED-ADDRESS";
            case USERNAME -> "USERNAME";
            case MESSAGE_INTEGRITY -> "MESSAGE-INTEGRITY";
            case ERROR_CODE -> "ERROR-CODE";
            case 0x000a -> "UNKNOWN-ATTRIBUTES";
            case 0x000c -> "CHANNEL-NUMBER";
            case 0x000d -> "LIFETIME";
            case 0x0012 -> "XOR-PEER-ADDRESS";
            case 0x0013 -> "DATA";
            case REALM -> "REALM";
            case NONCE -> "NONCE";
            case 0x0016 -> "XOR-RELAYED-ADDRESS";
            case 0x0019 -> "REQUESTED-TRANSPORT";
            case XOR_MAPPED_ADDRESS -> "XOR-MAPPED-ADDRESS";
            case 0x0024 -> "PRIORITY";
            case 0x0025 -> "USE-CANDIDATE";
            case SOFTWARE -> "SOFTWARE";
            case 0x8023 -> "ALTERNATE-SERVER";
            case FINGERPRINT -> "FINGERPRINT";
            case 0x8029 -> "ICE-CONTROLLED";
            case 0x802a -> "ICE-CONTROLLING";
            default -> "Unknown(" + type + ")";
        };
    }
}
