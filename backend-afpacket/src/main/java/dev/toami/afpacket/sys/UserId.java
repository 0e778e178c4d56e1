package dev.toami.afpacket.sys;

import jnr.ffi.Pointer;

/** A user and the user's own group, as getpwnam(3) has them. */
public record UserId(String name, int user, int group) {
    /** struct passwd, with 64-bit pointers: name, password, then these two. */
    private static final int USER = 16;

    private static final int GROUP = 20;

    static UserId of(String name, Pointer record) {
        return new UserId(name, record.getInt(USER), record.getInt(GROUP));
    }
}
