package dev.toami.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.NameResolver;
import dev.toami.filter.bpf.Instruction;

/**
 * Compiles a filter for each line of standard input and answers each with a line.
 *
 * <pre>
 * LINKTYPE \t SNAPLEN \t NETMASK \t TARGET \t EXPRESSION
 *
 * OK \t count \t code jt jf k,code jt jf k,...
 * ERR \t position \t message
 * </pre>
 *
 * <p>The netmask is in hexadecimal, 0 or ffffffff if it is unknown; the target is file, live or cooked; the position is
 * the offset of the fault in the expression, 0 if something else in the line is at fault. An answer is written at once
 * when no more lines wait.
 */
final class CompileBatch {
    private static final int FIELDS = 5;
    private static final int UNKNOWN_NETMASK = -1;

    private final Console console;
    private final boolean optimize;
    /** One for all lines, so that the system's files are read once. */
    private final NameResolver names = NameResolver.system();

    CompileBatch(Console console, boolean optimize) {
        this.console = console;
        this.optimize = optimize;
    }

    void run() throws IOException {
        InputLines lines = new InputLines(console.in());
        while (true) {
            if (lines.mustWait()) {
                console.flush();
            }
            Optional<String> line = lines.next();
            if (line.isEmpty()) {
                return;
            }
            console.print(answer(line.get()) + "\n");
        }
    }

    private String answer(String line) {
        try {
            String[] fields = line.split("\t", FIELDS);
            if (fields.length < FIELDS) {
                throw new UsageException("a line has " + FIELDS + " fields with tabs between, not " + fields.length);
            }
            FilterTarget target = new FilterTarget(
                    FilterTargets.kind("target", fields[3]),
                    FilterTargets.linkType(fields[0]),
                    snapLength(fields[1]),
                    netmask(fields[2]),
                    names);
            return ok(CompileCommand.compile(fields[4], target, optimize).instructions());
        } catch (FilterSyntaxException e) {
            return error(e.start(), e.reason());
        } catch (UsageException | IllegalArgumentException e) {
            return error(0, e.getMessage());
        } catch (RuntimeException e) {
            // The lines behind it want their answers all the same.
            return error(0, "internal error: " + e);
        }
    }

    /** As with {@code -s}, 0 stands for the maximum. */
    private static int snapLength(String text) {
        try {
            int length = Integer.parseInt(text);
            return length == 0 ? CaptureOptions.MAX_SNAP_LENGTH : length;
        } catch (NumberFormatException e) {
            throw new UsageException("invalid snaplen " + text);
        }
    }

    private static Optional<Ipv4Address> netmask(String text) {
        try {
            int mask = Integer.parseUnsignedInt(text, 16);
            return mask == 0 || mask == UNKNOWN_NETMASK ? Optional.empty() : Optional.of(new Ipv4Address(mask));
        } catch (NumberFormatException e) {
            throw new UsageException("invalid netmask " + text + ": eight hexadecimal digits");
        }
    }

    private static String ok(List<Instruction> program) {
        StringBuilder text = new StringBuilder("OK\t").append(program.size());
        char separator = '\t';
        for (Instruction i : program) {
            text.append(separator)
                    .append(i.code())
                    .append(' ')
                    .append(i.jt())
                    .append(' ')
                    .append(i.jf());
            text.append(' ').append(Integer.toUnsignedLong(i.k()));
            separator = ',';
        }
        return text.toString();
    }

    private static String error(int position, String message) {
        return "ERR\t" + position + "\t" + message.replaceAll("\\p{Cntrl}+", " ");
    }
}
