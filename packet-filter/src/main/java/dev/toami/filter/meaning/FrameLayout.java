package dev.toami.filter.meaning;

/**
 * Where the parts of a frame lie.
 *
 * <pre>
 * header          content
 * +---------------+------------------------------------------
 * | link header   | [LLC header [SNAP header]] network layer
 * +---------------+------------------------------------------
 *                 |-- payload, payloadBehindLlc --^
 * </pre>
 *
 * @param header where the link header begins
 * @param content what the link header carries: an LLC header where there is one
 * @param payload from the content to the network layer's header, over the SNAP header of a link that always has one
 * @param payloadBehindLlc the same over an LLC header alone
 */
record FrameLayout(Offset header, Offset content, int payload, int payloadBehindLlc) {
    private static final int LLC = 3;
    private static final int LLC_AND_SNAP = 8;

    /** A header of so many bytes at the start of the frame, then the network layer. */
    static FrameLayout plain(int header) {
        return plain(Offset.of(0), Offset.of(header));
    }

    static FrameLayout plain(Offset header, Offset content) {
        return new FrameLayout(header, content, 0, 0);
    }

    /** The network layer follows the header, or an LLC header is between them. */
    static FrameLayout perhapsLlc(Offset header, Offset content) {
        return new FrameLayout(header, content, 0, LLC);
    }

    /** An LLC header is always between them, and mostly a SNAP header too. */
    static FrameLayout alwaysLlc(Offset header, Offset content) {
        return new FrameLayout(header, content, LLC_AND_SNAP, LLC);
    }

    /** The network layer begins further behind. */
    FrameLayout skip(int bytes) {
        return new FrameLayout(header, content, payload + bytes, payloadBehindLlc + bytes);
    }
}
