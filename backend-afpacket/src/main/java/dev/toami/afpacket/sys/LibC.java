package dev.toami.afpacket.sys;

import java.nio.ByteBuffer;

import jnr.ffi.Pointer;
import jnr.ffi.types.off_t;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.u_int64_t;

/** libc as jnr-ffi binds it, name by name; {@link Syscalls} is the way to call it. All buffers are direct. */
public interface LibC {
    int socket(int domain, int type, int protocol);

    int close(int fd);

    int bind(int fd, ByteBuffer address, int length);

    int getsockname(int fd, ByteBuffer address, ByteBuffer length);

    int setsockopt(int fd, int level, int option, ByteBuffer value, int length);

    int getsockopt(int fd, int level, int option, ByteBuffer value, ByteBuffer length);

    Pointer mmap(Pointer address, @size_t long length, int protection, int flags, int fd, @off_t long offset);

    int munmap(Pointer address, @size_t long length);

    int poll(long fds, int count, int timeoutMillis);

    @ssize_t
    long send(int fd, ByteBuffer data, @size_t long length, int flags);

    /** The same with the address of the data: nothing has to be looked up in a buffer. */
    @ssize_t
    long send(int fd, long data, @size_t long length, int flags);

    int sendmmsg(int fd, long messages, int count, int flags);

    @ssize_t
    long recv(int fd, ByteBuffer data, @size_t long length, int flags);

    @ssize_t
    long write(int fd, ByteBuffer data, @size_t long length);

    int eventfd(int initial, int flags);

    int ioctl(int fd, @u_int64_t long request, ByteBuffer argument);

    int sched_getaffinity(int pid, @size_t long size, ByteBuffer mask);

    int sched_setaffinity(int pid, @size_t long size, ByteBuffer mask);

    Pointer getpwnam(String name);

    int initgroups(String user, int group);

    int setresgid(int real, int effective, int saved);

    int setresuid(int real, int effective, int saved);
}
