package dev.toami.engine.internal;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;

/**
 * Where the bytes of a window lie, for those who read many of them and check where they read.
 *
 * <p>What it gives is for reading only, inside the window only, and from a leased window for the same call only.
 */
public abstract class Storage {
    private static volatile Storage instance;

    /** {@link Bytes} makes the only one. */
    protected Storage() {
        instance = this;
    }

    public static Storage get() {
        if (instance == null) {
            Bytes.empty();
        }
        return instance;
    }

    /** The array of owned bytes; null if they are leased. */
    public abstract byte[] array(Bytes bytes);

    /**
     * The memory of leased bytes, in network byte order.
     *
     * @throws IllegalStateException if the lease is over
     */
    public abstract ByteBuffer memory(Bytes bytes);

    /** Where the window begins in the array or the memory. */
    public abstract int start(Bytes bytes);
}
