package dev.toami.engine.contract;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.Bytes;

/** Frames that arrive one after the other, as fast as they can or as far as a {@link #credit} goes, until this is closed. */
final class Traffic implements AutoCloseable {
    private final AtomicLong sent = new AtomicLong();
    private final Semaphore credit;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stopped;

    private Traffic(TestLink link, Semaphore credit, Bytes... frames) {
        this.credit = credit;
        thread = new Thread(() -> run(link, frames), "traffic");
    }

    /** Sends {@code frames} in turn, and returns when some have been sent. */
    static Traffic start(TestLink link, Bytes... frames) throws InterruptedException {
        Traffic traffic = new Traffic(link, null, frames);
        traffic.thread.start();
        traffic.awaitSent(frames.length);
        return traffic;
    }

    /** Sends {@code frames} in turn, no more of them than {@link #credit} allows. */
    static Traffic startOnCredit(TestLink link, Bytes... frames) {
        Traffic traffic = new Traffic(link, new Semaphore(0), frames);
        traffic.thread.start();
        return traffic;
    }

    /** Allows that many frames in all from now on, whatever was left, and returns when some have been sent. */
    void credit(int frames) throws InterruptedException {
        credit.drainPermits();
        long before = sent();
        credit.release(frames);
        awaitSent(before + Math.min(frames, 3));
    }

    /** No frame is sent after this returns until there is a new credit, but one that is on its way. */
    void hold() {
        credit.drainPermits();
    }

    private void awaitSent(long frames) throws InterruptedException {
        while (sent() < frames && failure.get() == null) {
            Thread.sleep(1);
        }
    }

    private void run(TestLink link, Bytes... frames) {
        try {
            for (int i = 0; !stopped; i = (i + 1) % frames.length) {
                if (credit != null && !credit.tryAcquire(1, TimeUnit.MILLISECONDS)) {
                    i--;
                    continue;
                }
                link.arrive(frames[i]);
                sent.incrementAndGet();
            }
        } catch (Exception e) {
            failure.set(e);
        }
    }

    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        stop();
    }

    /** @return how many were sent in all */
    long stop() {
        stopped = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new AssertionError("sending failed", failure.get());
        }
        return sent();
    }
}
