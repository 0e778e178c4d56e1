package dev.toami.engine;

/** How the frames of a device are spread over the members of a {@link Fanout}: the modes of packet(7). */
public enum FanoutMode {
    /** By the flow: all frames of one, both ways, go to the same member. */
    HASH,
    /** In turn. */
    LB,
    /** By the CPU that the frame came in on. */
    CPU,
    /** To one member until its buffer is full, then to the next. */
    ROLLOVER,
    /** At random. */
    RND,
    /** By the receive queue of the device. */
    QM,
    /** By a program of classic BPF, whose result is the number of the member. */
    CBPF
}
