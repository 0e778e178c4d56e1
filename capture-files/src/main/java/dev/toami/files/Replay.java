package dev.toami.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;

/**
 * Sends the frames of a capture on a session, with the gaps between them or at another {@link ReplayPace}.
 *
 * <pre>{@code
 * Replay replay = Replay.builder().pace(ReplayPace.multiplied(2)).loops(3).on(session);
 * ReplayCounts counts = replay.run(Path.of("in.pcap"));
 * }</pre>
 *
 * <p>Each frame has its time after the first one; one that is late does not delay the next. The thread sleeps until shortly
 * before that time and then spins, so a gap costs at most 0.15 ms of CPU time. Frames that were captured short are sent as
 * they are. A frame for which there is no room is tried again for a second, and one that the device does not take is
 * counted; everything else that goes wrong ends the replay.
 *
 * <p>One thread runs a replay, once; {@link #counts} is for any thread, also after a failure.
 */
public final class Replay {
    private final CaptureSession session;
    private final Builder options;
    private final ReplaySender sender;

    private Replay(CaptureSession session, Builder options) {
        this.session = session;
        this.options = options;
        this.sender = new ReplaySender(session, options.pace.isTopSpeed());
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Says how to replay; not thread-safe. */
    public static final class Builder {
        private ReplayPace pace = ReplayPace.recorded();
        private long loops = 1;
        private Predicate<? super CapturedFrame> filter = frame -> true;

        private Builder() {}

        /** {@link ReplayPace#recorded} unless it is told. */
        public Builder pace(ReplayPace when) {
            pace = Objects.requireNonNull(when, "pace");
            return this;
        }

        /** How often to send all of it, without a gap in between; once unless it is told. */
        public Builder loops(long times) {
            if (times < 1) {
                throw new IllegalArgumentException("a capture is sent once at least, not " + times + " times");
            }
            loops = times;
            return this;
        }

        /** Which frames to send; the gaps of the others remain. */
        public Builder filter(Predicate<? super CapturedFrame> which) {
            filter = Objects.requireNonNull(which, "filter");
            return this;
        }

        public Replay on(CaptureSession session) {
            Builder fixed = new Builder().pace(pace).loops(loops).filter(filter);
            return new Replay(Objects.requireNonNull(session, "session"), fixed);
        }
    }

    /**
     * Sends the frames of a file, which is read while they are sent, once for each loop.
     *
     * @throws LinkTypeMismatchException if they are not such as the session sends; nothing is sent then
     * @throws CaptureFileException if the file is damaged; what is before the damage has been sent
     * @throws dev.toami.engine.SessionClosedException if the session is closed, also while this waits
     * @throws CaptureInterruptedException if the thread is or gets interrupted and would have to wait
     * @throws CaptureException if nothing can be sent: the device is down or gone, or none that sends
     */
    public ReplayCounts run(Path file) throws IOException {
        for (long loop = 0; loop < options.loops; loop++) {
            try (PcapReader reader = PcapReader.open(file)) {
                pass(reader);
            }
        }
        return finish();
    }

    /**
     * The same with what {@code reader} has left.
     *
     * @throws IllegalArgumentException if there is to be more than one loop
     */
    public ReplayCounts run(PcapReader reader) throws IOException {
        if (options.loops != 1) {
            throw new IllegalArgumentException("a reader can be read once, not " + options.loops + " times");
        }
        pass(reader);
        return finish();
    }

    private void pass(PcapReader reader) throws IOException {
        if (!reader.linkType().equals(session.linkType())) {
            throw new LinkTypeMismatchException(reader.linkType(), session.linkType(), session.device());
        }
        Schedule schedule = new Schedule(options.pace, sender.passBegins());
        try {
            while (true) {
                Optional<CapturedFrame> frame = reader.read();
                if (frame.isEmpty()) {
                    return;
                }
                if (options.filter.test(frame.get()) && !frame.get().bytes().isEmpty()) {
                    sender.send(frame.get(), schedule.dueNanos(frame.get()));
                }
            }
        } catch (CaptureFileException e) {
            sender.flush();
            throw e;
        } catch (ClosedByInterruptException e) {
            throw new CaptureInterruptedException(
                    "the thread was interrupted while it replayed on " + session.device());
        }
    }

    private ReplayCounts finish() throws CaptureException {
        sender.flush();
        return counts();
    }

    /** What has been done so far. */
    public ReplayCounts counts() {
        return sender.counts();
    }

    /** The times of the frames of one pass. Not thread-safe. */
    private static final class Schedule {
        private final ReplayPace pace;
        private final long offset;
        private boolean hasBegun;
        private long firstTimestamp;
        private long frames;
        private long bytes;

        /** @param offset when its first frame is due */
        Schedule(ReplayPace pace, long offset) {
            this.pace = pace;
            this.offset = offset;
        }

        long dueNanos(CapturedFrame frame) {
            if (!hasBegun) {
                hasBegun = true;
                firstTimestamp = frame.timestampNanos();
            }
            long due = offset + pace.dueNanos(frame, firstTimestamp, frames, bytes);
            frames++;
            bytes += frame.bytes().length();
            return due;
        }
    }

    @Override
    public String toString() {
        return "Replay[" + session.device() + ", " + counts() + "]";
    }
}
