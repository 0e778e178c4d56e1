package dev.toami.pcap;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The calls of the C library that this backend makes itself, by JNA, which pcap4j brings along. What fails gives -1, and
 * {@link #errno} tells why on the same thread.
 */
final class LibC {
    static final int EPERM = 1;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int EADDRNOTAVAIL = 99;
    static final int ENETDOWN = 100;
    static final int ENOBUFS = 105;

    static final short POLLIN = 1;

    private static final NativeLibrary LIBRARY = NativeLibrary.getProcess();
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;

    private LibC() {}

    private static int call(String function, Object... arguments) {
        return LIBRARY.getFunction(function).invokeInt(arguments);
    }

    static int errno() {
        return Native.getLastError();
    }

    /** In the words that libpcap uses too. */
    static String message(int errno) {
        return LIBRARY.getFunction("strerror").invokeString(new Object[] {errno}, false);
    }

    static int socket(int family, int type) {
        return call("socket", family, type, 0);
    }

    static int close(int fd) {
        return call("close", fd);
    }

    static int ioctl(int fd, int request, byte[] argument) {
        return call("ioctl", fd, new NativeLong(request), argument);
    }

    static int setSocketOption(int fd, int level, int option, Pointer value, int length) {
        return call("setsockopt", fd, level, option, value, length);
    }

    /** An option that is an int, or -1: not all sockets have all, and not all descriptors are sockets. */
    static int socketOption(int fd, int level, int option) {
        int[] value = new int[1];
        return call("getsockopt", fd, level, option, value, new int[] {Integer.BYTES}) < 0 ? -1 : value[0];
    }

    static int socketName(int fd, byte[] address) {
        return call("getsockname", fd, address, new int[] {address.length});
    }

    static int bind(int fd, byte[] address) {
        return call("bind", fd, address, address.length);
    }

    /** @param fds {@code count} times {@code struct pollfd} */
    static int poll(Pointer fds, int count, int millis) {
        return call("poll", fds, new NativeLong(count), millis);
    }

    static int eventDescriptor() {
        return call("eventfd", 0, EFD_CLOEXEC_NONBLOCK);
    }

    /** Makes an event descriptor readable. */
    static void signal(int eventFd) {
        call("write", eventFd, new long[] {1}, new NativeLong(Long.BYTES));
    }

    /** Fills in the first element of a list of {@code struct ifaddrs}, to be given to {@link #freeAddresses}. */
    static int addresses(Pointer[] first) {
        return call("getifaddrs", (Object) first);
    }

    static void freeAddresses(Pointer first) {
        LIBRARY.getFunction("freeifaddrs").invokeVoid(new Object[] {first});
    }
}
