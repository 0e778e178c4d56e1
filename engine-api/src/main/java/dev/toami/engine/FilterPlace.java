package dev.toami.engine;

/** Where the filter of a session runs. */
public enum FilterPlace {
    /** In the kernel, in front of the buffer. */
    KERNEL,
    /**
     * In the JVM, behind the buffer, which takes in every frame then: the kernel refuses the filter, because it is too long
     * or jumps backwards, or there is no kernel to run it.
     */
    JVM,
    /** In a native library, which gives it to the kernel if it can, and does not tell. */
    LIBRARY
}
