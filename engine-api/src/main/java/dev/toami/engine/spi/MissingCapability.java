package dev.toami.engine.spi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.toami.engine.PermissionDeniedException;

/** What to tell a process of Linux that lacks a capability (capabilities(7)): what it has, and how to get it. */
public final class MissingCapability {
    private static final int CAP_NET_RAW = 13;

    private MissingCapability() {}

    /**
     * That {@code action} (such as "capture on eth0") takes CAP_NET_RAW.
     *
     * @param reason what the system said
     */
    public static PermissionDeniedException netRaw(String action, String reason) {
        List<String> status = processStatus();
        StringBuilder text = new StringBuilder(action)
                .append(": permission denied (")
                .append(reason)
                .append("); it takes CAP_NET_RAW in the network namespace, this process has ")
                .append(effective(status));
        if (number(status, "NoNewPrivs:", 10) == 1) {
            text.append(" and no_new_privs is set, so that file capabilities have no effect");
        }
        return new PermissionDeniedException(text.append(". Run it as root, or give it the ambient capability:"
                        + " setpriv --inh-caps +net_raw --ambient-caps +net_raw COMMAND,"
                        + " or AmbientCapabilities=CAP_NET_RAW in a systemd unit;"
                        + " in a container, as root with --cap-add NET_RAW")
                .toString());
    }

    private static String effective(List<String> status) {
        long effective = number(status, "CapEff:", 16);
        if (effective < 0) {
            return "unknown capabilities";
        }
        return (effective >>> CAP_NET_RAW & 1) != 0
                ? "it, in a user namespace that does not own the network namespace"
                : "CapEff " + Long.toHexString(effective);
    }

    private static List<String> processStatus() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long number(List<String> status, String key, int radix) {
        for (String line : status) {
            if (line.startsWith(key)) {
                return Long.parseUnsignedLong(line.substring(key.length()).strip(), radix);
            }
        }
        return -1;
    }
}
