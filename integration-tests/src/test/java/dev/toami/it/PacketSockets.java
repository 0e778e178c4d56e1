package dev.toami.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.toami.testing.Shell;

/** Which devices packet sockets of the namespace are bound to, by /proc/net/packet. */
final class PacketSockets {
    private static final int INTERFACE_COLUMN = 4;
    private static final int ATTEMPTS = 1000;
    private static final int PAUSE_MILLIS = 5;

    private PacketSockets() {}

    /** Waits until {@code count} sockets are bound to {@code device}, which may be down. */
    static void awaitBound(String device, int count) throws InterruptedException {
        int index = index(device);
        for (int i = 0; i < ATTEMPTS; i++) {
            if (bound(index) == count) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError(bound(index) + " sockets, not " + count + ", are bound to " + device);
    }

    /** Waits until a device with a carrier sends: the kernel opens its queue some time after that, and drops until then. */
    static void awaitSends(String device) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (Shell.run("ip -o link show dev " + device).contains(" state UP ")) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError(device + " does not run: " + Shell.run("ip -o link show dev " + device));
    }

    static int index(String device) {
        return Integer.parseInt(Shell.run("ip -o link show dev " + device).split(":", 2)[0]);
    }

    /** How many users of a device want it promiscuous. */
    static int promiscuity(String device) {
        String shown = Shell.run("ip -d -o link show dev " + device);
        return Integer.parseInt(shown.replaceFirst("(?s).* promiscuity (\\d+).*", "$1"));
    }

    /** All of them, a line each. */
    static String table() {
        try {
            return Files.readString(Path.of("/proc/self/net/packet"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bound(int index) {
        return table().lines()
                .skip(1)
                .filter(line -> line.strip().split("\\s+", -1)[INTERFACE_COLUMN].equals(String.valueOf(index)))
                .count();
    }
}
