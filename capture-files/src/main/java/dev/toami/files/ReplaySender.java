package dev.toami.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.toami.engine.BatchInjectException;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.TransmitQueueFullException;

/** Sends frames at their time, and counts. One thread sends; any may ask for the counts. */
final class ReplaySender {
    private static final int BATCH = 64;
    private static final long RETRY_NANOS = 1_000_000_000;
    private static final long RETRY_PAUSE_NANOS = 100_000;

    private final CaptureSession session;
    private final int batchSize;
    private final Pacer pacer;
    private final List<CapturedFrame> waiting = new ArrayList<>();
    private long lastDue;

    // Guarded by this.
    private final Map<ReplayCounts.Refusal, Long> refused = new EnumMap<>(ReplayCounts.Refusal.class);
    private long sent;
    private long sentBytes;
    private long truncated;
    private long retries;
    private long mostLate;
    private boolean hasBegun;
    private long begin;
    private long end;

    ReplaySender(CaptureSession session, boolean inBatches) {
        this.session = session;
        this.batchSize = inBatches ? BATCH : 1;
        this.pacer = new Pacer(session);
    }

    /** When the first frame of another pass is due: at once. */
    long passBegins() {
        return lastDue;
    }

    /** @param due nanoseconds after the first frame */
    void send(CapturedFrame frame, long due) throws CaptureException {
        if (batchSize == 1) {
            begin();
            lastDue = Math.max(lastDue, due);
            long late = pacer.await(begin + lastDue);
            synchronized (this) {
                mostLate = Math.max(mostLate, late);
            }
        }
        waiting.add(frame);
        if (waiting.size() == batchSize) {
            flush();
        }
    }

    private synchronized void begin() {
        if (!hasBegun) {
            hasBegun = true;
            begin = System.nanoTime();
            end = begin;
        }
    }

    /** Sends what waits. */
    void flush() throws CaptureException {
        begin();
        long giveUp = System.nanoTime() + RETRY_NANOS;
        while (!waiting.isEmpty()) {
            pacer.checkMayGoOn();
            int taken;
            try {
                taken = offer();
            } catch (BatchInjectException e) {
                count(e.index());
                if (!isUnfit(e.refusal())) {
                    throw e.refusal();
                }
                refuse(ReplayCounts.Refusal.UNFIT);
                continue;
            }
            count(taken);
            if (taken > 0) {
                giveUp = System.nanoTime() + RETRY_NANOS;
            } else if (System.nanoTime() - giveUp < 0) {
                synchronized (this) {
                    retries++;
                }
                pacer.await(System.nanoTime() + RETRY_PAUSE_NANOS);
            } else {
                refuse(ReplayCounts.Refusal.QUEUE_FULL);
            }
        }
    }

    private int offer() throws CaptureException {
        if (waiting.size() > 1) {
            return session.inject(waiting.stream().map(CapturedFrame::bytes).toList());
        }
        Bytes frame = waiting.get(0).bytes();
        try {
            session.inject(frame);
            return 1;
        } catch (TransmitQueueFullException e) {
            return 0;
        } catch (SessionClosedException | CaptureInterruptedException e) {
            throw e;
        } catch (CaptureException e) {
            throw new BatchInjectException(0, 1, e);
        }
    }

    /** Of what has no class of its own the device says that it is about the frame. */
    private static boolean isUnfit(CaptureException refusal) {
        return refusal.getClass() == CaptureException.class;
    }

    private synchronized void count(int taken) {
        if (taken > 0) {
            for (CapturedFrame frame : waiting.subList(0, taken)) {
                sent++;
                sentBytes += frame.bytes().length();
                truncated += frame.bytes().length() < frame.originalLength() ? 1 : 0;
            }
            waiting.subList(0, taken).clear();
            end = System.nanoTime();
        }
    }

    private synchronized void refuse(ReplayCounts.Refusal reason) {
        waiting.remove(0);
        refused.merge(reason, 1L, Long::sum);
    }

    synchronized ReplayCounts counts() {
        return new ReplayCounts(
                sent,
                sentBytes,
                truncated,
                refused,
                retries,
                Duration.ofNanos(mostLate),
                Duration.ofNanos(end - begin));
    }
}
