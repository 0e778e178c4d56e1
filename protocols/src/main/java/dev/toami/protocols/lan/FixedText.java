package dev.toami.protocols.lan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.toami.engine.Bytes;

/** Text in fields of bytes. */
final class FixedText {
    private FixedText() {}

    /** All of it, zeros included. */
    static String all(Bytes field) {
        return new String(field.toArray(), StandardCharsets.UTF_8);
    }

    /** The text of a field that is filled up with zeros. */
    static String read(Bytes field) {
        int length = 0;
        while (length < field.length() && field.u8(length) != 0) {
            length++;
        }
        return all(field.clip(length));
    }

    /** @throws IllegalArgumentException if the text is longer than the field */
    static byte[] bytes(String text, int length, String field) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > length) {
            throw new IllegalArgumentException(field + " has room for " + length + " bytes, not " + bytes.length);
        }
        return Arrays.copyOf(bytes, length);
    }
}
