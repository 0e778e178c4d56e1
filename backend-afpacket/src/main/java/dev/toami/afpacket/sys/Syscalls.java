package dev.toami.afpacket.sys;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Optional;

import com.kenai.jffi.MemoryIO;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import jnr.constants.platform.Errno;
import jnr.ffi.LastError;
import jnr.ffi.Pointer;

/**
 * System calls with errors as {@link ErrnoException}, interrupted ones made again.
 *
 * <p>Thread-safe. Buffers must be direct; native code checks no bounds, so lengths are checked here.
 */
public final class Syscalls {
    private static final Object PASSWD = new Object();

    private final LibC libc;
    private final jnr.ffi.Runtime runtime;

    private Syscalls(Native library) {
        libc = library.libc();
        runtime = library.runtime();
    }

    /** To be called before anything is loaded: {@code toami.native.dir}. */
    public static void configure(Configuration configuration) {
        Native.configure(configuration);
    }

    /** @throws CaptureException if native code cannot be loaded here */
    public static Syscalls load() throws CaptureException {
        return new Syscalls(Native.get());
    }

    public int socket(int domain, int type, int protocol) throws ErrnoException {
        return check("socket", libc.socket(domain, type, protocol));
    }

    public void close(int fd) throws ErrnoException {
        // close(2): "Retrying the close() after a failure return is the wrong thing to do".
        if (libc.close(fd) < 0 && lastErrno() != Errno.EINTR.intValue()) {
            throw failure("close");
        }
    }

    public void bind(int fd, ByteBuffer address) throws ErrnoException {
        check("bind", libc.bind(fd, direct(address, address.capacity()), address.capacity()));
    }

    /** Fills {@code address} with what the socket is bound to. */
    public void socketName(int fd, ByteBuffer address) throws ErrnoException {
        ByteBuffer length = Memory.allocate(Integer.BYTES).putInt(0, address.capacity());
        check("getsockname", libc.getsockname(fd, direct(address, address.capacity()), length));
    }

    public void setSocketOption(int fd, int level, int option, ByteBuffer value) throws ErrnoException {
        check("setsockopt", libc.setsockopt(fd, level, option, direct(value, value.capacity()), value.capacity()));
    }

    public void setSocketOption(int fd, int level, int option, int value) throws ErrnoException {
        setSocketOption(fd, level, option, Memory.allocate(Integer.BYTES).putInt(0, value));
    }

    /** Fills {@code value} and tells how many bytes the kernel wrote. */
    public int getSocketOption(int fd, int level, int option, ByteBuffer value) throws ErrnoException {
        ByteBuffer length = Memory.allocate(Integer.BYTES).putInt(0, value.capacity());
        check("getsockopt", libc.getsockopt(fd, level, option, direct(value, value.capacity()), length));
        return length.getInt(0);
    }

    /** The pending error of a socket, which this call clears. */
    public void checkSocketError(int fd, String call) throws ErrnoException {
        ByteBuffer value = Memory.allocate(Integer.BYTES);
        getSocketOption(fd, Linux.SOL_SOCKET, Linux.SO_ERROR, value);
        if (value.getInt(0) != 0) {
            throw new ErrnoException(call, value.getInt(0));
        }
    }

    /** Maps {@code length} bytes of {@code fd}; {@link #unmap} ends it and nothing else. */
    public Mapping map(int fd, long length) throws ErrnoException {
        int reserving = Linux.MAP_PRIVATE | Linux.MAP_ANONYMOUS | Linux.MAP_NORESERVE;
        Pointer start = mmap(null, length + Mapping.MARGIN, Linux.PROT_READ, reserving, -1);
        Mapping mapping = new Mapping(start.address(), length);
        try {
            mmap(start, length, Linux.PROT_READ | Linux.PROT_WRITE, Linux.MAP_SHARED | Linux.MAP_FIXED, fd);
            return mapping;
        } catch (ErrnoException e) {
            unmap(mapping, 0, length);
            throw e;
        }
    }

    /**
     * Puts anonymous zero pages in the place of a mapping: what was mapped is released, and a stale read gives zeros
     * instead of a fault.
     */
    public void mapZeros(Mapping mapping) throws ErrnoException {
        int flags = Linux.MAP_PRIVATE | Linux.MAP_ANONYMOUS | Linux.MAP_FIXED | Linux.MAP_NORESERVE;
        mmap(Pointer.wrap(runtime, mapping.address()), mapping.length(), Linux.PROT_READ, flags, -1);
    }

    private Pointer mmap(Pointer address, long length, int protection, int flags, int fd) throws ErrnoException {
        Pointer pointer = libc.mmap(address, length, protection, flags, fd, 0);
        if (pointer == null || pointer.address() == -1) {
            throw failure("mmap");
        }
        return pointer;
    }

    /** Unmaps {@code length} bytes from {@code offset} on; with the last ones what is behind the mapping. */
    public void unmap(Mapping mapping, long offset, long length) throws ErrnoException {
        long behind = offset + length == mapping.length() ? Mapping.MARGIN : 0;
        check("munmap", libc.munmap(Pointer.wrap(runtime, mapping.address() + offset), length + behind));
    }

    /** As {@link #poll(long, int, int)}, for an array of struct pollfd that fills {@code fds}. */
    public int poll(ByteBuffer fds, int timeoutMillis) throws ErrnoException {
        try {
            return poll(address(fds), fds.capacity() / 8, timeoutMillis);
        } finally {
            Reference.reachabilityFence(fds);
        }
    }

    /**
     * Waits for events.
     *
     * @param fds the address of an array of struct pollfd
     * @param count how many they are
     * @param timeoutMillis -1 for no end
     * @return how many have events; 0 after the timeout or a signal
     */
    public int poll(long fds, int count, int timeoutMillis) throws ErrnoException {
        int ready = libc.poll(fds, count, timeoutMillis);
        if (ready < 0 && lastErrno() == Errno.EINTR.intValue()) {
            return 0;
        }
        return check("poll", ready);
    }

    public int send(int fd, ByteBuffer data, int length, int flags) throws ErrnoException {
        while (true) {
            int sent = (int) libc.send(fd, direct(data, length), length, flags);
            if (sent >= 0 || lastErrno() != Errno.EINTR.intValue()) {
                return check("send", sent);
            }
        }
    }

    /** @param address of {@code length} bytes that the caller keeps reachable */
    public int send(int fd, long address, int length, int flags) throws ErrnoException {
        while (true) {
            int sent = (int) libc.send(fd, address, length, flags);
            if (sent >= 0 || lastErrno() != Errno.EINTR.intValue()) {
                return check("send", sent);
            }
        }
    }

    /**
     * Has the kernel send what is in the transmit ring, without waiting. What it does not want it marks, and says why in this
     * call only.
     */
    public void sendFromRing(int fd) throws ErrnoException {
        while (true) {
            int sent = (int) libc.send(fd, 0L, 0, Linux.MSG_DONTWAIT);
            if (sent >= 0 || lastErrno() != Errno.EINTR.intValue()) {
                check("send from the ring", sent);
                return;
            }
        }
    }

    /**
     * Sends several messages.
     *
     * @param address of {@code count} structures mmsghdr that the caller keeps reachable, with all that they refer to
     * @return how many were sent, 1 at least; why the next one was not, the next call tells
     */
    public int sendMessages(int fd, long address, int count, int flags) throws ErrnoException {
        while (true) {
            int sent = libc.sendmmsg(fd, address, count, flags);
            if (sent >= 0 || lastErrno() != Errno.EINTR.intValue()) {
                return check("sendmmsg", sent);
            }
        }
    }

    public int receive(int fd, ByteBuffer data, int flags) throws ErrnoException {
        while (true) {
            int received = (int) libc.recv(fd, direct(data, data.capacity()), data.capacity(), flags);
            if (received >= 0 || lastErrno() != Errno.EINTR.intValue()) {
                return check("recv", received);
            }
        }
    }

    /** A descriptor that {@link #signal} makes readable for good. */
    public int eventDescriptor() throws ErrnoException {
        return check("eventfd", libc.eventfd(0, Linux.EFD_CLOEXEC | Linux.EFD_NONBLOCK));
    }

    public void signal(int eventFd) throws ErrnoException {
        ByteBuffer one = Memory.allocate(Long.BYTES).putLong(0, 1);
        check("write", (int) libc.write(eventFd, one, Long.BYTES));
    }

    /** @param argument what {@code request} takes, which it may change */
    public void ioctl(int fd, int request, ByteBuffer argument) throws ErrnoException {
        check("ioctl", libc.ioctl(fd, request, direct(argument, argument.capacity())));
    }

    /** Binds the calling thread, and no other, to the CPUs whose bits are set. */
    public void setAffinity(ByteBuffer mask) throws ErrnoException {
        check("sched_setaffinity", libc.sched_setaffinity(0, mask.capacity(), direct(mask, mask.capacity())));
    }

    /** The CPUs that the calling thread may run on, as bits. */
    public void getAffinity(ByteBuffer mask) throws ErrnoException {
        check("sched_getaffinity", libc.sched_getaffinity(0, mask.capacity(), direct(mask, mask.capacity())));
    }

    /** Users of passwd(5) or wherever else the system has them. */
    public Optional<UserId> findUser(String name) {
        // getpwnam(3): the record may be overwritten by the next call.
        synchronized (PASSWD) {
            Pointer found = libc.getpwnam(name);
            return found == null ? Optional.empty() : Optional.of(UserId.of(name, found));
        }
    }

    /**
     * Gives all threads the groups, the group and the user of {@code user}, in this order: without the user's rights the
     * others could not be set. libc does it for each thread; the kernel would for the calling one only.
     */
    public void become(UserId user) throws ErrnoException {
        check("initgroups", libc.initgroups(user.name(), user.group()));
        check("setresgid", libc.setresgid(user.group(), user.group(), user.group()));
        check("setresuid", libc.setresuid(user.user(), user.user(), user.user()));
    }

    /** Where a direct buffer's memory begins; the caller keeps the buffer reachable while the number is in use. */
    public long address(ByteBuffer buffer) {
        return MemoryIO.getInstance()
                .getDirectBufferAddress(direct(buffer, 0).duplicate().clear());
    }

    private static ByteBuffer direct(ByteBuffer buffer, int length) {
        if (!buffer.isDirect() || buffer.position() != 0 || length > buffer.capacity()) {
            throw new IllegalArgumentException(
                    "a system call takes a direct buffer from its beginning: " + buffer + " for " + length + " bytes");
        }
        return buffer;
    }

    private int check(String call, int result) throws ErrnoException {
        if (result < 0) {
            throw failure(call);
        }
        return result;
    }

    /** A failure that the kernel told by other means than errno. */
    public ErrnoException failure(String call, int errno) {
        return new ErrnoException(call, errno);
    }

    private ErrnoException failure(String call) {
        return new ErrnoException(call, lastErrno());
    }

    private int lastErrno() {
        return LastError.getLastError(runtime);
    }
}
