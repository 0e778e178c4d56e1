package dev.toami.engine;

import java.util.Arrays;
import java.util.HexFormat;

/** Hexadecimal text and bytes. */
final class Hex {
    private Hex() {}

    static byte[] parse(CharSequence text) {
        byte[] out = new byte[text.length() / 2 + 1];
        int length = 0;
        int high = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (high < 0 && (Character.isWhitespace(c) || c == ':' || c == '-')) {
                continue;
            }
            // Character.digit would take digits of other scripts as well.
            if (!HexFormat.isHexDigit(c)) {
                throw new IllegalArgumentException(
                        "not a hexadecimal digit: '" + c + "' at " + i + " of " + Quote.bare(text));
            }
            int digit = HexFormat.fromHexDigit(c);
            if (high < 0) {
                high = digit;
            } else {
                out[length++] = (byte) (high << 4 | digit);
                high = -1;
            }
        }
        if (high >= 0) {
            throw new IllegalArgumentException("half a byte at the end of " + Quote.bare(text));
        }
        return Arrays.copyOf(out, length);
    }

    static String format(Bytes bytes) {
        StringBuilder text = new StringBuilder(bytes.length() * 2);
        for (int i = 0; i < bytes.length(); i++) {
            int value = bytes.u8(i);
            text.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
        }
        return text.toString();
    }
}
