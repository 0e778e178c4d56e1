package dev.toami.afpacket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.toami.afpacket.sys.Memory;
import dev.toami.engine.Bytes;
import dev.toami.testing.Shell;
import jnr.ffi.LibraryLoader;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * A tun device of any hardware type: what is sent on it is read here, and what is written here it receives.
 *
 * <p>It has no header of its own, whatever it calls itself: as Ethernet it takes frames shorter than 14 bytes.
 */
final class TunDevice implements AutoCloseable {
    /** The system calls of tun devices. */
    public interface LibC {
        int open(String path, int flags);

        int ioctl(int fd, long request, ByteBuffer argument);

        int ioctl(int fd, long request, long argument);

        int close(int fd);

        @ssize_t
        long read(int fd, ByteBuffer data, @size_t long length);

        @ssize_t
        long write(int fd, ByteBuffer data, @size_t long length);
    }

    private static final LibC C = LibraryLoader.create(LibC.class).load("c");
    private static final long TUNSETIFF = 0x400454caL;
    private static final long TUNSETLINK = 0x400454cdL;
    private static final short IFF_TUN = 1;
    private static final short IFF_TAP = 2;
    private static final short IFF_NO_PI = 0x1000;
    private static final int O_RDWR = 2;

    private final int fd;

    private TunDevice(int fd) {
        this.fd = fd;
    }

    /** @param hardwareType the ARPHRD number that it goes by */
    static TunDevice create(String name, int hardwareType) {
        TunDevice device = open(name, IFF_TUN);
        check(C.ioctl(device.fd, TUNSETLINK, hardwareType));
        return device.start(name);
    }

    /** A tap device: one with Ethernet headers. */
    static TunDevice createTap(String name) {
        return open(name, (short) (IFF_TAP | IFF_NO_PI)).start(name);
    }

    private static TunDevice open(String name, short flags) {
        TunDevice device = new TunDevice(check(C.open("/dev/net/tun", O_RDWR)));
        ByteBuffer request = Memory.allocate(40);
        request.put(0, name.getBytes(StandardCharsets.US_ASCII)).putShort(16, flags);
        check(C.ioctl(device.fd, TUNSETIFF, request));
        return device;
    }

    private TunDevice start(String name) {
        Shell.run("sysctl -q -w net.ipv6.conf." + name + ".disable_ipv6=1");
        Shell.run("ip link set " + name + " up");
        return this;
    }

    /** Waits for one frame that this device sends. */
    Bytes take() {
        ByteBuffer frame = Memory.allocate(2048);
        byte[] bytes = new byte[check((int) C.read(fd, frame, frame.capacity()))];
        frame.get(0, bytes);
        return Bytes.wrap(bytes);
    }

    private static int check(int result) {
        if (result < 0) {
            throw new AssertionError("a system call on a tun device failed");
        }
        return result;
    }

    /** Waits for one frame that this device sends, and lets the other one receive it. */
    void carryTo(TunDevice other) {
        ByteBuffer frame = Memory.allocate(2048);
        int length = check((int) C.read(fd, frame, frame.capacity()));
        check((int) C.write(other.fd, frame, length));
    }

    @Override
    public void close() {
        C.close(fd);
    }
}
