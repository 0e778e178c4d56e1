package dev.toami.protocols.print;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.transport.TcpFlag;
import dev.toami.protocols.transport.TcpOption;
import dev.toami.protocols.transport.TcpSegment;

/** A TCP header in tcpdump's words. */
final class TcpLine {
    private static final List<TcpFlag> LETTERED = List.of(
            TcpFlag.FIN, TcpFlag.SYN, TcpFlag.RST, TcpFlag.PSH, TcpFlag.ACK, TcpFlag.URG, TcpFlag.ECE, TcpFlag.CWR);
    private static final String LETTERS = "FSRP.UEW";

    private TcpLine() {}

    static void append(StringBuilder out, TcpSegment tcp) {
        int length = tcp.payload().length();
        out.append("Flags [").append(flags(tcp)).append(']');
        boolean numbered = length > 0 || tcp.has(TcpFlag.SYN) || tcp.has(TcpFlag.FIN) || tcp.has(TcpFlag.RST);
        if (numbered) {
            out.append(", seq ").append(tcp.sequenceNumber());
            if (length > 0) {
                out.append(':').append((tcp.sequenceNumber() + length) & 0xffff_ffffL);
            }
        }
        if (tcp.has(TcpFlag.ACK)) {
            out.append(", ack ").append(tcp.acknowledgmentNumber());
        }
        out.append(", win ").append(tcp.window());
        if (tcp.has(TcpFlag.URG)) {
            out.append(", urg ").append(tcp.urgentPointer());
        }
        List<TcpOption> options = tcp.options();
        for (int i = 0; i < options.size(); i++) {
            out.append(i == 0 ? ", options [" : ",").append(option(options.get(i)));
            out.append(i == options.size() - 1 ? "]" : "");
        }
    }

    private static String flags(TcpSegment tcp) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LETTERED.size(); i++) {
            if (tcp.has(LETTERED.get(i))) {
                letters.append(LETTERS.charAt(i));
            }
        }
        return letters.isEmpty() ? "none" : letters.toString();
    }

    private static String option(TcpOption option) {
        Bytes data = option.data();
        int length = data.length();
        return switch (option.kind()) {
            case TcpOption.END_OF_LIST -> "eol";
            case TcpOption.NO_OPERATION -> "nop";
            case TcpOption.SACK_PERMITTED -> "sackOK";
            case TcpOption.MAXIMUM_SEGMENT_SIZE -> length == 2 ? "mss " + data.u16(0) : "mss";
            case TcpOption.WINDOW_SCALE -> length == 1 ? "wscale " + data.u8(0) : "wscale";
            case TcpOption.TIMESTAMPS -> length == 8 ? "TS val " + data.u32(0) + " ecr " + data.u32(4) : "TS";
            case TcpOption.SACK -> sack(data);
            default -> "opt-" + option.kind();
        };
    }

    private static String sack(Bytes data) {
        StringBuilder text =
                new StringBuilder("sack ").append(data.length() / 8).append(' ');
        for (int at = 0; at + 8 <= data.length(); at += 8) {
            text.append('{')
                    .append(data.u32(at))
                    .append(':')
                    .append(data.u32(at + 4))
                    .append('}');
        }
        return text.toString();
    }
}
