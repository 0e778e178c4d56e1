package dev.toami.protocols.print;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Packet;

/** A packet with the bytes of each layer, in the form of gopacket's {@code Dump()}. */
public final class DumpText {
    private static final int LINE = 16;

    private DumpText() {}

    public static String format(Packet packet) {
        Bytes all = packet.frame().bytes();
        StringBuilder out = new StringBuilder(8 * all.length() + 512);
        out.append("-- FULL PACKET DATA (").append(all.length()).append(" bytes) ");
        out.append("-".repeat(36)).append('\n');
        hexadecimal(out, all);
        GopacketText.layers(packet.layers(), (number, type, contents, fields) -> {
            out.append("--- Layer ").append(number).append(" ---\n");
            out.append(type.name()).append('\t');
            fields.accept(out);
            out.append('\n');
            hexadecimal(out, contents);
        });
        return out.toString();
    }

    /** Lines of 16 bytes with their offset and their ASCII characters, as {@code hexdump -C} has them. */
    public static void hexadecimal(StringBuilder out, Bytes bytes) {
        for (int start = 0; start < bytes.length(); start += LINE) {
            Digits.append(out, start, 8);
            out.append("  ");
            int end = Math.min(start + LINE, bytes.length());
            for (int i = start; i < start + LINE; i++) {
                if (i < end) {
                    Digits.append(out, bytes.u8(i), 2);
                    out.append(' ');
                } else {
                    out.append("   ");
                }
                out.append(i == start + LINE / 2 - 1 ? " " : "");
            }
            out.append(" |");
            for (int i = start; i < end; i++) {
                int octet = bytes.u8(i);
                out.append(octet >= ' ' && octet < 0x7f ? (char) octet : '.');
            }
            out.append("|\n");
        }
    }
}
