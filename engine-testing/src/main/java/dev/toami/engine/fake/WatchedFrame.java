package dev.toami.engine.fake;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.Lease;

/** A frame on loan for one call and its thread, which tells when its bytes are read at another time or by another one. */
final class WatchedFrame implements Frame {
    private final FrameMetadata metadata;
    private final Bytes bytes;
    private final String device;
    private final Faults faults;
    private final Thread borrower = Thread.currentThread();
    private volatile boolean live = true;

    WatchedFrame(FrameMetadata metadata, Bytes bytes, String device, Faults faults) {
        this.metadata = metadata;
        this.device = device;
        this.faults = faults;
        this.bytes = Bytes.lease(ByteBuffer.wrap(bytes.toArray()), 0, bytes.length(), new Lease() {
            @Override
            protected boolean permits() {
                return mayBeRead();
            }
        });
    }

    private boolean mayBeRead() {
        Thread reader = Thread.currentThread();
        if (live && reader == borrower) {
            return true;
        }
        faults.add(
                live
                        ? "a leased frame of " + device + " was read by thread " + reader.getName() + ", but lent to "
                                + borrower.getName()
                        : "a leased frame of " + device + " was read after its call; frame.copy() can be kept");
        return false;
    }

    void end() {
        live = false;
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
