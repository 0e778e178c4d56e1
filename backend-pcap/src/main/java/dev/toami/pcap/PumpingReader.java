package dev.toami.pcap;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.CaptureException;
import dev.toami.engine.spi.Deadline;

/**
 * Reads a handle that can only wait in libpcap, such as D-Bus's, in a thread of its own.
 *
 * <p>The thread looks every tenth of a second, which is libpcap's doing, whether it shall end; a reader does not wait for
 * that.
 */
final class PumpingReader implements FrameReader, Runnable {
    private static final int QUEUE_LENGTH = 1024;
    private static final long SLICE_NANOS = 50_000_000;
    private static final System.Logger LOG = System.getLogger(PumpingReader.class.getName());

    /** A frame, the failure that ended the pump, or neither: a wake-up. */
    private record Item(PcapFrame frame, CaptureException failure) {}

    private static final Item WAKE = new Item(null, null);

    private final LiveHandle handle;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final Thread thread;
    private volatile boolean isClosed;
    private Item next;

    private PumpingReader(LiveHandle handle) {
        this.handle = handle;
        this.thread = new Thread(this, "toami-read " + handle.device());
        thread.setDaemon(true);
    }

    static PumpingReader start(LiveHandle handle) {
        PumpingReader reader = new PumpingReader(handle);
        reader.thread.start();
        return reader;
    }

    @Override
    public void run() {
        try {
            while (!isClosed) {
                handle.loop(frame -> put(new Item(frame, null)));
            }
        } catch (CaptureException e) {
            put(new Item(null, e));
        }
    }

    private void put(Item item) {
        if (isClosed) {
            // libpcap sees that its loop was broken when there is nothing left to hand out.
            return;
        }
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            // Only close interrupts it.
            LOG.log(System.Logger.Level.TRACE, "a frame of {0} was read while it was closed", handle.device());
        }
    }

    @Override
    public Optional<PcapFrame> read() throws CaptureException {
        Item item = next == null ? queue.poll() : next;
        next = null;
        if (item != null && item.failure != null) {
            next = item;
            throw new CaptureException(item.failure.getMessage(), item.failure);
        }
        return item == null ? Optional.empty() : Optional.ofNullable(item.frame);
    }

    @Override
    public boolean await(Deadline deadline) {
        if (next == null) {
            try {
                next = queue.poll(deadline.nanosLeft(SLICE_NANOS), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    @Override
    public void wake() {
        // If it is full nobody waits.
        boolean isTold = queue.offer(WAKE);
        LOG.log(System.Logger.Level.TRACE, "{0} wakes its reader: {1}", handle.device(), isTold);
    }

    @Override
    public void close() {
        isClosed = true;
        handle.breakLoop();
        thread.interrupt();
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
    }
}
