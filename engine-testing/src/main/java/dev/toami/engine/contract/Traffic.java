package dev.toami.engine.contract;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.Bytes;

/** Frames that arrive one after the other, as fast as they can, until this is closed. */
final class Traffic implements AutoCloseable {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stopped;

    private Traffic(TestLink link, Bytes... frames) {
        thread = new Thread(() -> run(link, frames), "traffic");
    }

    /** Sends {@code frames} in turn, and returns when some have been sent. */
    static Traffic start(TestLink link, Bytes... frames) throws InterruptedException {
        Traffic traffic = new Traffic(link, frames);
        traffic.thread.start();
        while (traffic.sent() < frames.length && traffic.failure.get() == null) {
            Thread.sleep(1);
        }
        return traffic;
    }

    private void run(TestLink link, Bytes... frames) {
        try {
            for (int i = 0; !stopped; i = (i + 1) % frames.length) {
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
