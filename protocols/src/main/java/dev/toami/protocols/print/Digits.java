package dev.toami.protocols.print;

/** Numbers in hexadecimal. */
final class Digits {
    private Digits() {}

    /** The lowest {@code digits} hexadecimal digits of {@code value}, in lower case. */
    static void append(StringBuilder out, long value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit((int) (value >>> shift & 15), 16));
        }
    }
}
