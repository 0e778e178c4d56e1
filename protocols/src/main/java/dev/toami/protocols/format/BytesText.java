package dev.toami.protocols.format;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;

/** Bytes as text. */
public final class BytesText {
    private BytesText() {}

    /** Bytes that are UTF-8; what is not has replacement characters. */
    public static String utf8(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    public static String utf8(Bytes bytes, int start, int end) {
        return utf8(bytes.slice(start, end - start));
    }

    /** The text before the first zero byte. */
    public static String untilZero(Bytes bytes) {
        int end = indexOf(bytes, 0, 0);
        return utf8(bytes.clip(end < 0 ? bytes.length() : end));
    }

    /** Where the first such byte at or behind {@code from} is, -1 if there is none. */
    public static int indexOf(Bytes bytes, int value, int from) {
        for (int i = from; i < bytes.length(); i++) {
            if (bytes.u8(i) == value) {
                return i;
            }
        }
        return -1;
    }

    /** Hexadecimal octets, parted by colons. */
    public static String colons(Bytes bytes) {
        return hex(bytes, ":");
    }

    /** Hexadecimal octets with {@code separator} between two. */
    public static String hex(Bytes bytes, String separator) {
        StringBuilder text = new StringBuilder(bytes.length() * (2 + separator.length()));
        for (int i = 0; i < bytes.length(); i++) {
            int octet = bytes.u8(i);
            text.append(i > 0 ? separator : "");
            text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return text.toString();
    }

    /** Decimal octets in brackets, parted by blanks. */
    public static String decimals(Bytes bytes) {
        StringBuilder text = new StringBuilder(2 + bytes.length() * 4).append('[');
        for (int i = 0; i < bytes.length(); i++) {
            text.append(i > 0 ? " " : "").append(bytes.u8(i));
        }
        return text.append(']').toString();
    }
}
