package dev.toami.engine;

/**
 * Tells windows on memory that is lent whether they may still be read: a window belongs to the loan during which it was made,
 * and throws once {@link #end} has ended it. For one thread.
 */
public class Lease {
    private long loan;

    /** The first loan begins. */
    public Lease() {}

    /** Ends the current loan, and with it every window that was made in it; the next one begins. */
    public final void end() {
        loan++;
    }

    /** The number of the current loan. */
    final long loan() {
        return loan;
    }

    /** Whether windows of the current loan may be read: a lender may forbid it for another reason. */
    protected boolean permits() {
        return true;
    }

    final boolean holds(long made) {
        return made == loan && permits();
    }
}
