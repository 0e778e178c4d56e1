package dev.toami.engine;

/** An owned frame. Immutable and thread-safe. */
public final class CapturedFrame implements Frame {
    private final FrameMetadata metadata;
    private final Bytes bytes;

    private CapturedFrame(FrameMetadata metadata, Bytes bytes) {
        this.metadata = metadata;
        this.bytes = bytes;
    }

    /** A frame of these bytes, which are copied if they are leased. */
    public static CapturedFrame of(FrameMetadata metadata, Bytes bytes) {
        return new CapturedFrame(metadata, bytes.copy());
    }

    /** A frame of which only this much is known, as from a classic capture file. */
    public static CapturedFrame of(LinkType linkType, long timestampNanos, int originalLength, Bytes bytes) {
        return of(FrameMetadata.of(linkType, timestampNanos, originalLength), bytes);
    }

    @Override
    public FrameMetadata metadata() {
        return metadata;
    }

    @Override
    public Bytes bytes() {
        return bytes;
    }

    @Override
    public CapturedFrame copy() {
        return this;
    }

    @Override
    public String toString() {
        return "CapturedFrame[" + timestamp() + ", " + capturedLength() + " of "
                + Integer.toUnsignedString(originalLength()) + " bytes, " + linkType() + ", " + bytes + "]";
    }
}
