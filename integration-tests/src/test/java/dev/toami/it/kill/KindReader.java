package dev.toami.it.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.contract.TestFrames;

/** Reads in a thread of its own, by lease and owned in turn, and notes frames that the filter in force does not let through. */
final class KindReader implements AutoCloseable {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int AT_ONCE = 256;

    /** A filter in force; a new object each time. */
    private static final class InForce {
        private final int port;

        private InForce(int port) {
            this.port = port;
        }
    }

    private final CaptureSession session;
    private final Thread thread;
    private final BitSet seen = new BitSet();
    private final List<String> wrong = new ArrayList<>();
    private final Map<Integer, Long> last = new ConcurrentHashMap<>();
    private long handled;
    private InForce before;
    private volatile InForce inForce;
    private volatile boolean stopped;
    private volatile CaptureException failure;

    KindReader(CaptureSession session) {
        this.session = session;
        this.thread = new Thread(this::run, "reader of " + session.device());
    }

    KindReader start() {
        thread.start();
        return this;
    }

    /** From now on frames of both kinds may come. */
    void swapping() {
        inForce = null;
    }

    /** From now on only frames to this port come, but for one that the reader has already. */
    void swappedTo(int port) {
        inForce = new InForce(port);
    }

    /** The number of the last frame to a port that has come, -1 if none has. */
    long last(int port) {
        return last.getOrDefault(port, -1L);
    }

    private void run() {
        try {
            for (int i = 0; !stopped; i++) {
                if (i % 2 == 0) {
                    session.poll(this::handle, AT_ONCE, SHORT);
                } else {
                    Optional<CapturedFrame> frame = session.next(SHORT);
                    frame.ifPresent(this::handle);
                }
            }
        } catch (CaptureException e) {
            failure = e;
        }
    }

    private void handle(Frame frame) {
        InForce now = inForce;
        int port = TestFrames.port(frame);
        // The same filter as when the last frame was done with: this one was fetched while it was in force.
        if (now != null && now == before && port != now.port) {
            wrong.add("frame " + Sender.number(frame) + " to port " + port + " past a filter for " + now.port);
        }
        seen.set((int) Sender.number(frame));
        last.put(port, Sender.number(frame));
        handled++;
        before = inForce;
    }

    /** Once it has stopped. */
    List<String> wrong() {
        return wrong;
    }

    BitSet seen() {
        return seen;
    }

    long handled() {
        return handled;
    }

    /** Ends reading when all has been read. */
    void stop() throws CaptureException {
        close();
        if (failure != null) {
            throw failure;
        }
        int now;
        do {
            now = session.poll(this::handle, Integer.MAX_VALUE, Duration.ofMillis(200));
        } while (now > 0);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
