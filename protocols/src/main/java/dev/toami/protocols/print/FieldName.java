package dev.toami.protocols.print;

/**
 * What Wireshark calls a field, and how it writes its values.
 *
 * @param name such as {@code udp.srcport}
 */
record FieldName(String name, Form form) {
    /** How a value is written. */
    enum Form {
        /** Numbers in decimal, flags as 1 or 0, bytes in hexadecimal, addresses and text as they are. */
        PLAIN,
        /** Numbers in hexadecimal with two digits for each byte of the field. */
        HEX,
        /** Numbers in hexadecimal with two digits. */
        HEX1,
        /** Numbers in hexadecimal with four digits. */
        HEX2,
        /** Numbers in hexadecimal with six digits. */
        HEX3,
        /** Numbers in hexadecimal with eight digits. */
        HEX4,
        /** Bytes in hexadecimal, parted by colons. */
        COLONS,
        /** The name of a code instead of its number. */
        LABEL
    }
}
