package dev.toami.pcap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.toami.engine.spi.Availability;
import org.junit.jupiter.api.Assumptions;

/** Two Ethernet devices that are joined, in the test's own network namespace: up, quiet, without addresses. */
record Veth(String left, String right) implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Skips the test where it cannot run, and says why; with {@code -Dtoami.test.strict=true} fails it. */
    static void need() {
        require(
                "1".equals(System.getenv("TOAMI_TEST_NETNS")),
                "a network namespace of its own: run as root, or allow unprivileged user namespaces");
        require(
                Files.isExecutable(Path.of("/sbin/ip")) || Files.isExecutable(Path.of("/usr/bin/ip")),
                "the program ip, which is not installed");
        Availability availability = new PcapBackend().availability();
        require(availability.isAvailable(), "libpcap: " + availability.reason());
        run("ip link set lo up");
    }

    static void require(boolean isThere, String what) {
        if (Boolean.getBoolean("toami.test.strict") && !isThere) {
            throw new AssertionError("this test takes " + what);
        }
        Assumptions.assumeTrue(isThere, "skipped: this test takes " + what);
    }

    static Veth create() {
        int number = NUMBER.getAndIncrement();
        Veth pair = new Veth("pl" + number, "pr" + number);
        run("ip link add " + pair.left + " type veth peer name " + pair.right);
        for (String device : new String[] {pair.left, pair.right}) {
            // Without this the kernel would send router solicitations and multicast reports of its own.
            run("sysctl -q -w net.ipv6.conf." + device + ".disable_ipv6=1");
            run("ip link set " + device + " up");
        }
        return pair;
    }

    @Override
    public void close() {
        run("ip link del " + left);
    }

    /** Runs words parted by blanks; returns what was printed. */
    static String run(String command) {
        try {
            Process process = new ProcessBuilder(command.split(" ", -1))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within 30 s");
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " ended with " + process.exitValue() + ": " + out);
            }
            return out;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(command, e);
        }
    }
}
