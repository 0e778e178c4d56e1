package dev.toami.it.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.SessionClosedException;

/** A thread for each session, which reads until that is closed. */
final class Readers implements AutoCloseable {
    private static final int QUIET_MILLIS = 500;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> readings = new ArrayList<>();
    private final AtomicLongArray handled = new AtomicLongArray(32);
    private final Census census;

    Readers(Census census) {
        this.census = census;
    }

    void start(CaptureSession session) {
        int reader = readings.size();
        readings.add(threads.submit(() -> {
            try {
                while (true) {
                    session.poll(
                            frame -> {
                                census.count(reader, frame);
                                handled.incrementAndGet(reader);
                            },
                            1024,
                            CaptureOptions.FOREVER);
                }
            } catch (SessionClosedException e) {
                return null;
            }
        }));
    }

    /** How many frames one of them has had. */
    long handled(int reader) {
        return handled.get(reader);
    }

    long handled() {
        long sum = 0;
        for (int reader = 0; reader < readings.size(); reader++) {
            sum += handled(reader);
        }
        return sum;
    }

    /** Until no frame has come for a while: nothing is being sent any more. */
    void awaitQuiet() throws InterruptedException {
        long before;
        do {
            before = handled();
            Thread.sleep(QUIET_MILLIS);
        } while (handled() != before);
    }

    /** Of sessions that are closed. */
    void join() throws InterruptedException, ExecutionException {
        for (Future<?> reading : readings) {
            reading.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
