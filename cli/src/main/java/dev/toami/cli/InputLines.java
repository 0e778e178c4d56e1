package dev.toami.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lines of UTF-8, ended by a line feed and by nothing else, and whether one is there to read. */
final class InputLines {
    private static final int BUFFER_LENGTH = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER_LENGTH];
    /** What was read and not taken lies from here to {@link #end}. */
    private int start;

    private int end;
    /** From {@link #start} to here there is no line feed. */
    private int searched;

    InputLines(InputStream in) {
        this.in = in;
    }

    /** Whether {@link #next} would wait for input, as far as can be told. */
    boolean mustWait() throws IOException {
        return !hasLine() && in.available() <= 0;
    }

    /** The next line, without its end; empty when there is none any more. */
    Optional<String> next() throws IOException {
        while (!hasLine()) {
            if (!fill()) {
                return start == end ? Optional.empty() : Optional.of(take(end, end));
            }
        }
        return Optional.of(take(searched, searched + 1));
    }

    private String take(int to, int next) {
        String line = new String(buffer, start, to - start, UTF_8);
        start = next;
        searched = next;
        return line;
    }

    private boolean hasLine() {
        while (searched < end && buffer[searched] != '\n') {
            searched++;
        }
        return searched < end;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            searched -= start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count >= 0;
    }
}
