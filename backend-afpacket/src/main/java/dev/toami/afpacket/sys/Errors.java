package dev.toami.afpacket.sys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.PermissionDeniedException;

/** The one place where an errno becomes an exception of the engine. */
public final class Errors {
    private static final int CAP_NET_RAW = 13;

    private Errors() {}

    /** What {@code cause} means for somebody who wanted to {@code action} (such as "capture on eth0"). */
    public static CaptureException of(String action, ErrnoException cause) {
        CaptureException exception =
                switch (cause.errno()) {
                    case EPERM, EACCES -> new PermissionDeniedException(permission(action, cause));
                    case ENODEV, ENXIO -> new DeviceNotFoundException(action + ": no such device exists");
                    case ENETDOWN -> new DeviceDownException(action + ": the device is not up");
                    case EAFNOSUPPORT ->
                        new CaptureException(
                                action + ": this kernel has no packet sockets (" + cause.getMessage() + ")");
                    case EMSGSIZE ->
                        new CaptureException(
                                action + ": the frame is longer than the device allows (" + cause.getMessage() + ")");
                    case ENOBUFS ->
                        new CaptureException(
                                action + ": the device's transmit queue is full (" + cause.getMessage() + ")");
                    default -> new CaptureException(action + ": " + cause.getMessage());
                };
        exception.initCause(cause);
        return exception;
    }

    private static String permission(String action, ErrnoException cause) {
        StringBuilder text = new StringBuilder(action)
                .append(": permission denied (")
                .append(cause.getMessage())
                .append("); it takes CAP_NET_RAW in the network namespace");
        List<String> status = processStatus();
        long effective = number(status, "CapEff:", 16);
        text.append(", this process has ")
                .append(
                        effective < 0
                                ? "unknown capabilities"
                                : (effective >>> CAP_NET_RAW & 1) != 0
                                        ? "it, in a user namespace that does not own the network namespace"
                                        : "CapEff " + Long.toHexString(effective));
        if (number(status, "NoNewPrivs:", 10) == 1) {
            text.append(" and no_new_privs is set, so that file capabilities have no effect");
        }
        return text.append(". Run it as root, or give it the ambient capability:"
                        + " setpriv --inh-caps +net_raw --ambient-caps +net_raw COMMAND,"
                        + " or AmbientCapabilities=CAP_NET_RAW in a systemd unit;"
                        + " in a container, as root with --cap-add NET_RAW")
                .toString();
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
