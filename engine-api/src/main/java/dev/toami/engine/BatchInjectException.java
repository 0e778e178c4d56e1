package dev.toami.engine;

/**
 * A frame of a batch was refused, and not because a queue was full. Those before it were sent; it and those behind it were
 * not.
 */
public final class BatchInjectException extends CaptureException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final CaptureException refusal;

    /**
     * @param index of the frame that was refused
     * @param size how many frames the batch has
     * @param refusal why, as {@link CaptureSession#inject(Bytes)} would throw it; the cause
     */
    public BatchInjectException(int index, int size, CaptureException refusal) {
        super("frame " + (index + 1) + " of " + size + ": " + refusal.getMessage(), refusal);
        this.index = index;
        this.refusal = refusal;
    }

    /** Where the frame is in the batch, from 0: so many were sent. */
    public int index() {
        return index;
    }

    /** Why it was refused. */
    public CaptureException refusal() {
        return refusal;
    }
}
