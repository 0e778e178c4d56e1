package dev.toami.engine.decorate;

import dev.toami.engine.CaptureSession;

/** The methods of {@link CaptureSession} that can fail. Iteration and streams are {@link #NEXT}. */
public enum SessionCall {
    NEXT,
    POLL,
    INJECT,
    SET_FILTER,
    STATISTICS
}
