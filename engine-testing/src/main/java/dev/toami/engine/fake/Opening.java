package dev.toami.engine.fake;

import dev.toami.engine.CaptureOptions;

/** That a device was opened, and how. Thread-safe. */
public final class Opening {
    private final String device;
    private final CaptureOptions options;
    private final Throwable where;
    private volatile boolean open = true;

    Opening(String device, CaptureOptions options) {
        this.device = device;
        this.options = options;
        this.where = new Throwable("the session on " + device + " was opened here");
    }

    /** The name that was opened. */
    public String device() {
        return device;
    }

    public CaptureOptions options() {
        return options;
    }

    /** Whether the session is still open. */
    public boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    /** Whose stack trace is that of the call. */
    Throwable where() {
        return where;
    }

    @Override
    public String toString() {
        return device + " with " + options + (open ? ", open" : ", closed");
    }
}
