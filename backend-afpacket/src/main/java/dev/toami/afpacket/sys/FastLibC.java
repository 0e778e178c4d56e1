package dev.toami.afpacket.sys;

import jnr.ffi.annotations.IgnoreError;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * Calls of libc that are made for every packet. Errno is not kept for them, which takes as long as the rest of what jnr-ffi
 * does: who needs it makes the call again through {@link LibC}.
 */
public interface FastLibC {
    @IgnoreError
    @ssize_t
    long send(int fd, long data, @size_t long length, int flags);

    @IgnoreError
    int sendmmsg(int fd, long messages, int count, int flags);
}
