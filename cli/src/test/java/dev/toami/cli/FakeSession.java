package dev.toami.cli;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameIterator;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.SessionClosedException;

/** Plays a script, and lends frames as strictly as a ring does: their bytes die with the handler's call. */
final class FakeSession implements CaptureSession {
    /** What a session has to give. */
    static final class Script {
        private final List<CapturedFrame> frames = new ArrayList<>();
        private CaptureStatistics statistics;
        private CaptureException end;
        private int injectable = Integer.MAX_VALUE;
        private boolean repeats;

        Script add(CapturedFrame frame) {
            frames.add(frame);
            return this;
        }

        /** All frames again and again, stamped with the time of day. */
        Script repeat() {
            repeats = true;
            return this;
        }

        Script statistics(CaptureStatistics counted) {
            statistics = counted;
            return this;
        }

        /** What the session ends with, where it would otherwise wait for more. */
        Script end(CaptureException fault) {
            end = fault;
            return this;
        }

        Script injectable(int frameCount) {
            injectable = frameCount;
            return this;
        }
    }

    final List<Bytes> injected = new ArrayList<>();
    private final NetworkDevice device;
    private final CaptureOptions options;
    private final Script script;
    private int next;
    private volatile boolean open = true;

    FakeSession(NetworkDevice device, CaptureOptions options, Script script) {
        this.device = device;
        this.options = options;
        this.script = script;
    }

    @Override
    public String device() {
        return device.name();
    }

    @Override
    public LinkType linkType() {
        return device.linkType();
    }

    @Override
    public int snapLength() {
        return options.snapLength();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        List<CapturedFrame> frames = new ArrayList<>();
        poll(frame -> frames.add(frame.copy()), 1, timeout);
        return frames.stream().findFirst();
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        requireOpen();
        if (maxFrames < 1) {
            throw new IllegalArgumentException("a poll for " + maxFrames + " frames");
        }
        int count = 0;
        while (count < maxFrames && (script.repeats || next < script.frames.size())) {
            CapturedFrame frame = script.frames.get(next++ % script.frames.size());
            lend(script.repeats ? Frames.now(frame) : frame, handler);
            count++;
        }
        if (count == 0 && script.end != null) {
            throw script.end;
        }
        if (count == 0 && !timeout.isZero()) {
            pause(timeout);
        }
        return count;
    }

    private static void pause(Duration timeout) {
        try {
            Thread.sleep(Math.min(timeout.toMillis(), 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lend(CapturedFrame frame, FrameHandler handler) {
        AtomicBoolean live = new AtomicBoolean(true);
        Bytes clipped = frame.bytes().clip(options.snapLength());
        Bytes leased = Bytes.lease(ByteBuffer.wrap(clipped.toArray()), 0, clipped.length(), live::get);
        handler.handle(new Leased(frame, leased));
        live.set(false);
    }

    private record Leased(CapturedFrame frame, Bytes bytes) implements Frame {
        @Override
        public FrameMetadata metadata() {
            return frame.metadata();
        }
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        requireOpen();
        if (frame.isEmpty()) {
            throw new IllegalArgumentException("an empty frame");
        }
        if (injected.size() >= script.injectable) {
            throw new CaptureException(device() + ": Message too long");
        }
        injected.add(frame.copy());
    }

    @Override
    public void setFilter(String expression) {
        throw new UnsupportedOperationException("no command changes a filter");
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        requireOpen();
        return script.statistics != null ? script.statistics : new CaptureStatistics(next, 0, 0, 0, 0);
    }

    private void requireOpen() throws CaptureException {
        if (!open) {
            throw new SessionClosedException("the session is closed");
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public FrameIterator iterator() {
        return new FrameIterator(this, options.readTimeout());
    }
}
