package dev.toami.engine.decorate;

/** What {@link Faults} do, to count it by. */
public enum FaultKind {
    /** A frame was taken away. */
    DROP,
    /** A frame comes twice. */
    DUPLICATE,
    /** Bytes of a frame were changed. */
    CORRUPT,
    /** A frame was cut. */
    TRUNCATE,
    /** A frame was held back. */
    DELAY,
    /** A frame comes out at another place than it came in. */
    REORDER,
    /** A call threw what it was told to throw. */
    FAILURE
}
