package dev.toami.protocols.link;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;

/** Bytes as a quoted string: UTF-8 where they are, escapes where they are not or where nothing would show. */
final class QuotedBytes {
    private static final String CONTROLS = "\u0007\b\f\n\r\t\u000b";
    private static final String CONTROL_LETTERS = "abfnrtv";

    private QuotedBytes() {}

    static String of(Bytes bytes) {
        byte[] array = bytes.toArray();
        StringBuilder out = new StringBuilder().append('"');
        int at = 0;
        while (at < array.length) {
            int length = characterLength(array, at);
            if (length == 0) {
                out.append(String.format("\\x%02x", array[at]));
                at++;
            } else {
                append(out, new String(array, at, length, StandardCharsets.UTF_8).codePointAt(0));
                at += length;
            }
        }
        return out.append('"').toString();
    }

    /** How many bytes the UTF-8 character at {@code at} has, 0 if there is none. */
    private static int characterLength(byte[] array, int at) {
        int lead = array[at] & 0xff;
        int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (at + length > array.length) {
            return 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array, at, length));
            return length;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    private static void append(StringBuilder out, int character) {
        int control = CONTROLS.indexOf(character);
        if (character == '"' || character == '\\') {
            out.append('\\').append((char) character);
        } else if (control >= 0) {
            out.append('\\').append(CONTROL_LETTERS.charAt(control));
        } else if (isPrintable(character)) {
            out.appendCodePoint(character);
        } else if (character < ' ' || character == 0x7f) {
            out.append(String.format("\\x%02x", character));
        } else {
            out.append(String.format(character < 0x10000 ? "\\u%04x" : "\\U%08x", character));
        }
    }

    /** Letters, marks, numbers, punctuation, symbols and the plain space. */
    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
