package dev.toami.pcap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import dev.toami.engine.Bytes;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;

/** A network device whose frames a program, here the test, receives and sends (Linux's tuntap.rst). */
final class TunDevice implements AutoCloseable {
    static final int ARPHRD_PPP = 512;
    static final int ARPHRD_NONE = 0xfffe;

    private static final long TUNSETIFF = 0x400454caL;
    private static final long TUNSETLINK = 0x400454cdL;
    private static final int IFF_TUN = 1;
    private static final int O_RDWR = 2;

    private final String name;
    private final int fd;

    private TunDevice(String name, int fd) {
        this.name = name;
        this.fd = fd;
    }

    /** @param hardwareType the ARPHRD number that it goes by */
    static TunDevice create(String name, int hardwareType) {
        Needs.require(Files.isWritable(Path.of("/dev/net/tun")), "/dev/net/tun, which this user may not open");
        TunDevice device = new TunDevice(name, call("open", "/dev/net/tun", O_RDWR));
        byte[] request = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 40);
        request[16] = IFF_TUN;
        call("ioctl", device.fd, new NativeLong(TUNSETIFF), request);
        call("ioctl", device.fd, new NativeLong(TUNSETLINK), new NativeLong(hardwareType));
        Shell.run("sysctl -q -w net.ipv6.conf." + name + ".disable_ipv6=1");
        Shell.run("ip link set " + name + " up");
        return device;
    }

    private static int call(String function, Object... arguments) {
        int result = NativeLibrary.getProcess().getFunction(function).invokeInt(arguments);
        if (result < 0) {
            throw new AssertionError(function + " on a tun device failed");
        }
        return result;
    }

    String name() {
        return name;
    }

    /** Lets the device receive a packet: its first bytes tell the protocol. */
    void receive(Bytes packet) {
        byte[] octets = packet.toArray();
        byte[] frame = new byte[octets.length + 4];
        // struct tun_pi: flags, and the EtherType in network order
        frame[2] = 0x08;
        System.arraycopy(octets, 0, frame, 4, octets.length);
        call("write", fd, frame, new NativeLong(frame.length));
    }

    @Override
    public void close() {
        call("close", fd);
    }
}
