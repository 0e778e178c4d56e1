package dev.toami.it.container;

import java.util.List;

import dev.toami.testing.Shell;

/**
 * Two networks of containers, joined by a veth pair, which is {@link #DEVICE} in both. Each network belongs to a container that
 * stays until this is closed; others join it.
 */
final class Wire implements AutoCloseable {
    static final String DEVICE = "eth0";

    private final ToamiContainer left;
    private final ToamiContainer right;

    Wire(String image) {
        left = new ToamiContainer(image, "capture", "-i", "lo");
        right = new ToamiContainer(image, "capture", "-i", "lo");
        try {
            left.listening();
            right.listening();
            Shell.run("ip link add wl type veth peer name wr");
            try {
                plug("wl", left);
                plug("wr", right);
            } catch (AssertionError e) {
                // An end that was moved takes the other with it.
                Shell.run(List.of("ip", "link", "del", "wl"));
                throw e;
            }
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private static void plug(String end, ToamiContainer container) {
        long pid = container.pid();
        Shell.run("ip link set " + end + " netns " + pid + " name " + DEVICE);
        String inside = "nsenter -t " + pid + " -n ";
        // Without this the kernel would send router solicitations and multicast reports of its own.
        Shell.run(inside + "sysctl -q -w net.ipv6.conf." + DEVICE + ".disable_ipv6=1");
        Shell.run(inside + "ip link set " + DEVICE + " up");
    }

    ToamiContainer left() {
        return left;
    }

    ToamiContainer right() {
        return right;
    }

    @Override
    public void close() {
        left.stop();
        right.stop();
    }
}
