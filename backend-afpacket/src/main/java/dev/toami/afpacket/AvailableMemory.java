package dev.toami.afpacket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory the machine could give away without swapping: MemAvailable of proc_meminfo(5). */
final class AvailableMemory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Pattern LINE = Pattern.compile("^MemAvailable:\\s+(\\d+) kB$", Pattern.MULTILINE);

    private AvailableMemory() {}

    /** Bytes; {@link Long#MAX_VALUE} where nobody tells. */
    static long bytes() {
        try {
            Matcher line = LINE.matcher(Files.readString(MEMINFO));
            return line.find() ? Long.parseLong(line.group(1)) * 1024 : Long.MAX_VALUE;
        } catch (IOException | NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
