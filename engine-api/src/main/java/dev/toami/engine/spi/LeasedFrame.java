package dev.toami.engine.spi;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.Lease;

/** A frame in a backend's memory, on loan to a handler until {@link #end}; its bytes throw after that. */
public final class LeasedFrame implements Frame {
    private final FrameMetadata metadata;
    private final Bytes bytes;
    private final Lease lease = new Lease();

    /** Lends {@code length} bytes of {@code memory} from {@code start} on. */
    public LeasedFrame(FrameMetadata metadata, ByteBuffer memory, int start, int length) {
        this.metadata = metadata;
        this.bytes = Bytes.lease(memory, start, length, lease);
    }

    /** Ends the loan. */
    public void end() {
        lease.end();
    }

    @Override
    public FrameMetadata metadata() {
        return metadata;
    }

    @Override
    public Bytes bytes() {
        return bytes;
    }
}
