package dev.toami.pcap;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;

/** A frame that is sent again and again until this is closed. */
final class Flood implements AutoCloseable {
    private final Thread thread;
    private volatile CaptureException failure;

    private Flood(CaptureSession sender, Bytes frame) {
        this.thread = new Thread(
                () -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            sender.inject(frame);
                        }
                    } catch (CaptureException e) {
                        failure = e;
                    }
                },
                "flood");
    }

    static Flood of(CaptureSession sender, Bytes frame) {
        Flood flood = new Flood(sender, frame);
        flood.thread.start();
        return flood;
    }

    boolean isFlowing() {
        return thread.isAlive();
    }

    @Override
    public void close() throws CaptureException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
