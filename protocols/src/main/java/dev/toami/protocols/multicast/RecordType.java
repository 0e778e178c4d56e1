package dev.toami.protocols.multicast;

/**
 * What a group record of IGMPv3, or an address record of MLDv2, reports (RFC 3376, section 4.2.12).
 *
 * @param value 8 bits
 */
public record RecordType(int value) {
    public static final RecordType MODE_IS_INCLUDE = new RecordType(1);
    public static final RecordType MODE_IS_EXCLUDE = new RecordType(2);
    public static final RecordType CHANGE_TO_INCLUDE_MODE = new RecordType(3);
    public static final RecordType CHANGE_TO_EXCLUDE_MODE = new RecordType(4);
    public static final RecordType ALLOW_NEW_SOURCES = new RecordType(5);
    public static final RecordType BLOCK_OLD_SOURCES = new RecordType(6);

    public RecordType {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("a record's type has 8 bits: " + value);
        }
    }

    static String label(int value, String unknown) {
        return switch (value) {
            case 1 -> "MODE_IS_INCLUDE";
            case 2 -> "MODE_IS_EXCLUDE";
            case 3 -> "CHANGE_TO_INCLUDE_MODE";
            case 4 -> "CHANGE_TO_EXCLUDE_MODE";
            case 5 -> "ALLOW_NEW_SOURCES";
            case 6 -> "BLOCK_OLD_SOURCES";
            default -> unknown;
        };
    }

    @Override
    public String toString() {
        return label(value, "UNKNOWN(" + value + ")");
    }
}
