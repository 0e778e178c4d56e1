package dev.toami.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Packet;
import dev.toami.protocols.print.DumpText;
import dev.toami.protocols.print.FieldSelection;
import dev.toami.protocols.print.HexText;
import dev.toami.protocols.print.JsonText;
import dev.toami.protocols.print.LineText;
import dev.toami.protocols.print.TimeText;
import dev.toami.protocols.print.TreeText;

/** How packets become text: the options for it, and what they choose. */
final class PacketFormat {
    private static final List<String> FORMATS = List.of("line", "layers", "dump", "tree", "json", "fields");
    private static final List<String> TIMES = List.of("-t", "-tt", "-ttt", "-tttt", "-ttttt");
    private static final List<String> BYTES = List.of("-x", "-xx", "-X", "-XX", "-A", "-AA");
    /** Options that say how a line looks, and so ask for lines. */
    private static final List<String> LINES = List.of("-e", "-v", "-#", "--nano", "--micro");

    private PacketFormat() {}

    /** @param arguments all of the command line: after {@code --format fields} an {@code -e} names a field */
    static Options add(Options options, List<String> arguments) {
        options.value("--format", "FORMAT", "line, layers (default), dump, tree, json or fields");
        if (wantsFields(arguments)) {
            options.values("-e", "FIELD", "a field by Wireshark's name; may be given many times");
            options.value("-E", "separator=S", "what parts fields (default: a tab)");
        } else {
            options.flag("in lines: the link layer too; with --format fields: a field by Wireshark's name", "-e");
        }
        return options.flag("in lines: the fields of IP headers too", "-v")
                .flag("number the lines", "-#")
                .flag("lines without a time", "-t")
                .flag("times in seconds since 1970", "-tt")
                .flag("times since the packet before", "-ttt")
                .flag("times with the date", "-tttt")
                .flag("times since the first packet", "-ttttt")
                .flag("times to the nanosecond", "--nano")
                .flag("times to the microsecond (default)", "--micro")
                .flag("below each line the bytes behind the link header", "-x")
                .flag("below each line all bytes", "-xx")
                .flag("as -x, with characters", "-X")
                .flag("as -xx, with characters", "-XX")
                .flag("below each line the characters behind the link header", "-A")
                .flag("below each line all characters", "-AA");
    }

    private static boolean wantsFields(List<String> arguments) {
        int at = arguments.indexOf("--format");
        return arguments.contains("--format=fields")
                || (at >= 0
                        && at + 1 < arguments.size()
                        && arguments.get(at + 1).equals("fields"));
    }

    /** What turns each packet, in order, into its text. */
    static Function<Packet, String> of(Arguments arguments) {
        boolean asksForLines = LINES.stream().anyMatch(arguments::has)
                || TIMES.stream().anyMatch(arguments::has)
                || BYTES.stream().anyMatch(arguments::has);
        String format = arguments.value("--format").orElse(asksForLines ? "line" : "layers");
        return switch (format) {
            case "line" -> lines(arguments);
            case "layers" -> Packet::toString;
            case "dump" -> DumpText::format;
            case "tree" -> TreeText::format;
            case "json" -> JsonText::format;
            case "fields" -> fields(arguments);
            default ->
                throw new UsageException(
                        "invalid --format " + format + ": " + String.join(", ", FORMATS.subList(0, 5)) + " or fields");
        };
    }

    private static Function<Packet, String> fields(Arguments arguments) {
        List<String> names = arguments.values("-e");
        if (names.isEmpty()) {
            throw new UsageException("which fields? --format fields -e FIELD ...");
        }
        String separator = arguments.value("-E").orElse("separator=\t");
        if (!separator.startsWith("separator=")) {
            throw new UsageException("invalid -E " + separator + ": separator=S");
        }
        String text = separator.substring("separator=".length());
        return new FieldSelection(names, text.equals("/t") ? "\t" : text.equals("/s") ? " " : text)::format;
    }

    private static Function<Packet, String> lines(Arguments arguments) {
        TimeText times = new TimeText(time(arguments), ZoneId.systemDefault(), arguments.has("--nano") ? 9 : 6);
        boolean numbered = arguments.has("-#");
        boolean linkHeader = arguments.has("-e");
        boolean verbose = arguments.has("-v");
        long[] number = {0};
        return packet -> {
            StringBuilder out = new StringBuilder(200);
            number[0]++;
            if (numbered) {
                out.append("%5d  ".formatted(number[0]));
            }
            times.append(out, packet.frame().timestampNanos());
            out.append(LineText.format(packet, linkHeader, verbose)).append('\n');
            bytes(out, packet, arguments);
            return out.toString();
        };
    }

    private static TimeText.Form time(Arguments arguments) {
        TimeText.Form[] forms = TimeText.Form.values();
        for (int i = TIMES.size() - 1; i >= 0; i--) {
            if (arguments.has(TIMES.get(i))) {
                return forms[i + 1];
            }
        }
        return TimeText.Form.TIME_OF_DAY;
    }

    private static void bytes(StringBuilder out, Packet packet, Arguments arguments) {
        Bytes all = packet.frame().bytes();
        Bytes inner = packet.layers().get(0).payload();
        if (arguments.has("-XX") || arguments.has("-xx")) {
            HexText.hexadecimal(out, all, arguments.has("-XX"));
        } else if (arguments.has("-X") || arguments.has("-x")) {
            HexText.hexadecimal(out, inner, arguments.has("-X"));
        } else if (arguments.has("-A") || arguments.has("-AA")) {
            HexText.characters(out, arguments.has("-AA") ? all : inner);
        }
    }
}
