package dev.toami.protocols.print;

import dev.toami.engine.Bytes;

/** Bytes as tcpdump shows them below a packet's line: with {@code -x}, {@code -X} and {@code -A}. */
public final class HexText {
    private static final int LINE = 16;
    private static final int WIDTH = 40;

    private HexText() {}

    /** Lines of 16 bytes with their offset, each indented by a tab; with their characters behind if {@code ascii}. */
    public static void hexadecimal(StringBuilder out, Bytes bytes, boolean ascii) {
        for (int start = 0; start < bytes.length(); start += LINE) {
            int end = Math.min(start + LINE, bytes.length());
            out.append("\t0x");
            Digits.append(out, start, 4);
            out.append(": ");
            int begin = out.length();
            for (int i = start; i < end; i++) {
                out.append((i - start) % 2 == 0 ? " " : "");
                Digits.append(out, bytes.u8(i), 2);
            }
            if (ascii) {
                out.append(" ".repeat(begin + WIDTH - out.length())).append("  ");
                for (int i = start; i < end; i++) {
                    out.append(isGraphic(bytes.u8(i)) ? (char) bytes.u8(i) : '.');
                }
            }
            out.append('\n');
        }
    }

    /** The characters, with the line ends that are there and points for what cannot be printed; ends with a line end. */
    public static void characters(StringBuilder out, Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            int octet = bytes.u8(i);
            boolean endsLine = octet == '\r' && i + 1 < bytes.length() && bytes.u8(i + 1) == '\n';
            if (!endsLine) {
                boolean asIs = isGraphic(octet) || octet == ' ' || octet == '\t' || octet == '\n';
                out.append(asIs ? (char) octet : '.');
            }
        }
        out.append('\n');
    }

    private static boolean isGraphic(int octet) {
        return octet > ' ' && octet < 0x7f;
    }
}
