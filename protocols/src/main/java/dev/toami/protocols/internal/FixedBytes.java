package dev.toami.protocols.internal;

import dev.toami.engine.Bytes;

/** Fields of bytes with a fixed length. */
public final class FixedBytes {
    private FixedBytes() {}

    /** @throws IllegalArgumentException if {@code value} has another length */
    public static byte[] checked(Bytes value, int length, String field) {
        if (value.length() != length) {
            throw new IllegalArgumentException(field + " has " + length + " bytes, not " + value.length());
        }
        return value.toArray();
    }
}
