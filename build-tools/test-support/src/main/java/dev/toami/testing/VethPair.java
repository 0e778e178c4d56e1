package dev.toami.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Two Ethernet devices that are joined: what one sends the other receives. Both are up, quiet and without IPv6. */
public final class VethPair implements AutoCloseable {
    /** What ip(8) says if there is no such device, or none any more. */
    private static final List<String> GONE = List.of("Cannot find device", "No such device");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String left;
    private final String right;

    private VethPair(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** A pair in the test's own namespace. */
    public static VethPair create() {
        int number = NUMBER.getAndIncrement();
        VethPair pair = new VethPair("vl" + number, "vr" + number);
        Shell.run("ip link add " + pair.left + " type veth peer name " + pair.right);
        pair.start(pair.left);
        pair.start(pair.right);
        return pair;
    }

    private void start(String device) {
        // Without this the kernel would send router solicitations and multicast reports of its own.
        Shell.run("sysctl -q -w net.ipv6.conf." + device + ".disable_ipv6=1");
        Shell.run("ip link set " + device + " up");
    }

    public String left() {
        return left;
    }

    public String right() {
        return right;
    }

    /** What has gone is fine: a namespace takes the other end along, a little after its last process has ended. */
    @Override
    public void close() {
        Shell.Result deleted = Shell.run(List.of("ip", "link", "del", left));
        if (GONE.stream().noneMatch(deleted.err()::contains)) {
            deleted.orFail("ip link del " + left);
        }
    }
}
