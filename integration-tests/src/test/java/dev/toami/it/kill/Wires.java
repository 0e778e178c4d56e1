package dev.toami.it.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.toami.testing.Shell;

/** Many pairs of Ethernet devices, all up and quiet, whose right ends go down, come up and are deleted all at once. */
final class Wires implements AutoCloseable {
    private static final AtomicInteger GROUP = new AtomicInteger(7700);
    private static final Path WITHOUT_IPV6 = Path.of("/proc/sys/net/ipv6/conf/default/disable_ipv6");

    private final int group = GROUP.getAndIncrement();
    private final int count;
    private boolean deleted;

    private Wires(int count) {
        this.count = count;
    }

    static Wires create(int count) throws IOException {
        Wires wires = new Wires(count);
        String before = Files.readString(WITHOUT_IPV6);
        // Otherwise the kernel would send router solicitations and multicast reports of its own.
        Files.writeString(WITHOUT_IPV6, "1");
        try {
            wires.batch("link add LEFT type veth peer name RIGHT group " + wires.group);
        } finally {
            Files.writeString(WITHOUT_IPV6, before);
        }
        wires.batch("link set LEFT up");
        wires.setUp();
        return wires;
    }

    /** One process for all: starting one takes longer than what it does. */
    private void batch(String command) throws IOException {
        Path file = Files.createTempFile("toami", ".ip");
        try {
            Files.write(
                    file,
                    IntStream.range(0, count)
                            .mapToObj(i -> command.replace("LEFT", left(i)).replace("RIGHT", right(i)))
                            .toList());
            Shell.run("ip -batch " + file);
        } finally {
            Files.delete(file);
        }
    }

    int count() {
        return count;
    }

    String left(int i) {
        return "l" + group + "x" + i;
    }

    String right(int i) {
        return "r" + group + "x" + i;
    }

    void setDown() {
        Shell.run("ip link set group " + group + " down");
    }

    void setUp() {
        Shell.run("ip link set group " + group + " up");
    }

    /** The left ends go with the right ones. */
    void delete() {
        deleted = true;
        Shell.run("ip link del group " + group);
    }

    /** How many frames of a device the one at the other end had no room for before any socket saw them. */
    static long lostOnTheWay(String device) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/net/dev"));
        String counts = lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(device + ":"))
                .findFirst()
                .orElseThrow();
        // Eight columns of what was received, then bytes, packets, errs, drop.
        return Long.parseLong(counts.substring(device.length() + 1).strip().split(" +", -1)[11]);
    }

    @Override
    public void close() {
        if (!deleted) {
            delete();
        }
    }
}
