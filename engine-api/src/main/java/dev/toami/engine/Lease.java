package dev.toami.engine;

import java.nio.ByteBuffer;

/**
 * Tells windows on memory that is lent whether they may still be read.
 *
 * <p>A window belongs to the loan during which it was made, and throws once {@link #end} has ended it. A lender whose windows
 * come and go by the million moves the same few of them from loan to loan ({@link #reuse}). For one thread.
 */
public class Lease {
    private long loan;

    /** The first loan begins. */
    public Lease() {}

    /** Ends the current loan, and with it every window that was made or moved in it; the next one begins. */
    public final void end() {
        loan++;
    }

    /** The number of the current loan. */
    public final long loan() {
        return loan;
    }

    /** Whether windows of the current loan may be read: a lender may forbid it for another reason. */
    protected boolean permits() {
        return true;
    }

    final boolean holds(long made) {
        return made == loan && permits();
    }

    /**
     * Moves a window to another place and into the current loan. Whoever still has it from an earlier loan reads there too.
     *
     * @param window one that {@link Bytes#lease} made with this lease
     * @param memory in network byte order
     */
    public final void reuse(Bytes window, ByteBuffer memory, int offset, int length) {
        ((LeasedBytes) window).moveTo(memory, offset, length, this);
    }
}
