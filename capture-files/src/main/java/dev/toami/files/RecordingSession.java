package dev.toami.files;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.decorate.ForwardingSession;

/**
 * Writes every frame that it hands out to a pcap file of nanosecond timestamps, before it hands it out; on request the
 * injected ones too.
 *
 * <p>Records wait in memory until the buffer is full, {@link #flush} or {@link #close}, unless each frame is to be flushed.
 * When {@code close} returns the file is complete and closed; a frame that comes while the session is being closed is
 * either in the file or not handed out.
 *
 * <p>A file that cannot be written ends the recording and not the session: frames are handed out as before and counted in
 * {@link #missed}, {@link #failure} tells why, and it is logged once. So it is with a frame that pcap cannot hold, except
 * that the next ones are recorded again.
 */
public final class RecordingSession extends ForwardingSession {
    /** What a session that was dropped without being closed has recorded reaches its file all the same. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final Recording recording;
    private final boolean recordsInjected;
    private final InstantSource clock;

    private RecordingSession(CaptureSession session, Builder builder, PcapWriter writer) {
        super(session);
        recording = new Recording(session.device(), writer);
        recordsInjected = builder.injected;
        clock = builder.clock;
        CLEANER.register(this, recording::close);
    }

    /** Records what is handed out to {@code file}, which is created or emptied, with the session's snap length. */
    public static RecordingSession open(CaptureSession session, Path file) throws IOException {
        return builder().open(session, file);
    }

    /** A recorder of what is handed out only, which flushes when its buffer is full. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        try {
            Optional<CapturedFrame> frame = super.next(timeout);
            if (frame.isPresent() && !recording.write(frame.get())) {
                throw closed();
            }
            return frame;
        } catch (SessionClosedException e) {
            closeWithSession();
            throw e;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        Recorder recorder = new Recorder(Objects.requireNonNull(handler, "handler"));
        try {
            int count = super.poll(recorder, maxFrames, timeout) - recorder.refused;
            if (count == 0 && recorder.refused > 0) {
                throw closed();
            }
            return count;
        } catch (SessionClosedException e) {
            closeWithSession();
            throw e;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Hands on what could be recorded. */
    private final class Recorder implements FrameHandler {
        private final FrameHandler handler;
        private int refused;

        Recorder(FrameHandler handler) {
            this.handler = handler;
        }

        @Override
        public void handle(Frame frame) {
            if (recording.write(frame)) {
                handler.handle(frame);
            } else {
                refused++;
            }
        }
    }

    private SessionClosedException closed() {
        return new SessionClosedException("the session on " + device() + " is closed");
    }

    /** When the engine or somebody else has closed the session that is wrapped. */
    private void closeWithSession() {
        if (!isOpen()) {
            recording.close();
        }
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        // Before it is sent, so that an answer is never older than what it answers.
        Instant now = clock.instant();
        long nanos =
                Math.addExact(Math.multiplyExact(now.getEpochSecond(), PcapFormat.NANOS_PER_SECOND), now.getNano());
        super.inject(frame);
        if (recordsInjected) {
            recording.write(CapturedFrame.of(linkType(), nanos, frame.length(), frame));
        }
    }

    /** Writes to the file what waits; from any thread. What goes wrong is told by {@link #failure}. */
    public void flush() {
        recording.flush();
    }

    /** How many frames were written; after a {@link #failure} the last 64 KiB of them may lack. For any thread. */
    public long recorded() {
        return recording.recorded();
    }

    /** How many frames were handed out or sent and could not be written; for any thread. */
    public long missed() {
        return recording.missed();
    }

    /** The first thing that went wrong with the file, if anything; for any thread, also after closing. */
    public Optional<IOException> failure() {
        return recording.failure();
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            recording.close();
        }
    }

    /** Opens a {@link RecordingSession}; the session that is wrapped stays open if that fails. Not thread-safe. */
    public static final class Builder {
        private boolean injected;
        private boolean flushEachFrame;
        private int snapLength;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** Whether frames that are injected are recorded too, as at the moment before they were sent. */
        public Builder injected(boolean on) {
            injected = on;
            return this;
        }

        /** Whether every frame reaches the file before it is handed out. */
        public Builder flushEachFrame(boolean on) {
            flushEachFrame = on;
            return this;
        }

        /** The most that is recorded of a frame, 1 or more, where the session's snap length is too much. */
        public Builder snapLength(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("a snap length is 1 or more: " + bytes);
            }
            snapLength = bytes;
            return this;
        }

        /** The time of injected frames. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Creates {@code file}, or empties it, and records to it. */
        public RecordingSession open(CaptureSession session, Path file) throws IOException {
            return new RecordingSession(session, this, writer(session).open(file));
        }

        /** Records to {@code out}, which is closed with the session, and at once if this fails. */
        public RecordingSession open(CaptureSession session, OutputStream out) throws IOException {
            return new RecordingSession(session, this, writer(session).open(out));
        }

        private PcapWriter.Builder writer(CaptureSession session) {
            return PcapWriter.builder(session.linkType())
                    .nanoseconds(true)
                    .snapLength(snapLength == 0 ? session.snapLength() : snapLength)
                    .flushEachPacket(flushEachFrame);
        }
    }
}
