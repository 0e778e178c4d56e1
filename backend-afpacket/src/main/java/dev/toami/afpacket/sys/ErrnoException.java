package dev.toami.afpacket.sys;

import jnr.constants.platform.Errno;

/** A system call that failed; {@link Errors} turns it into what a caller of the engine can act upon. */
public final class ErrnoException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final Errno errno;

    ErrnoException(String call, int errno) {
        super(call + ": " + describe(Errno.valueOf(errno), errno));
        this.call = call;
        this.errno = Errno.valueOf(errno);
    }

    private static String describe(Errno errno, int value) {
        return errno == Errno.__UNKNOWN_CONSTANT__ ? "errno " + value : errno.description() + " (" + errno.name() + ")";
    }

    public String call() {
        return call;
    }

    public Errno errno() {
        return errno;
    }
}
