package dev.toami.files;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.engine.spi.Deadline;
import dev.toami.engine.spi.GuardedSession;
import dev.toami.engine.spi.LeasedFrame;
import dev.toami.engine.spi.SessionGuard;

/** A session whose frames come from the test; what is injected and which filters are set can be asked for. */
final class QueueSession extends GuardedSession {
    static final String DEVICE = "queue0";

    static final long TIME = 1_450_155_687_908_450_123L;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Queue<CapturedFrame> frames = new ConcurrentLinkedQueue<>();
    private final List<Bytes> injected = new CopyOnWriteArrayList<>();
    private final List<String> filters = new CopyOnWriteArrayList<>();
    private volatile CaptureException failure;
    private volatile int received;
    private CapturedFrame current;
    private LeasedFrame leased;

    QueueSession() {
        this(CaptureOptions.defaults());
    }

    QueueSession(CaptureOptions options) {
        super(DEVICE, options, new SessionGuard(DEVICE, () -> {}, () -> {}));
    }

    /** The frame that has this number as its first four bytes and its time, and {@code length} bytes. */
    static CapturedFrame frame(int number, int length) {
        byte[] bytes = new byte[length];
        ByteBuffer.wrap(bytes).putInt(number);
        return CapturedFrame.of(
                new FrameMetadata(
                        TIME + number, length, LinkType.ETHERNET, 1, PacketType.HOST, FrameMetadata.NO_TAG, 0),
                Bytes.wrap(bytes));
    }

    static int number(Frame frame) {
        return frame.bytes().i32(0);
    }

    QueueSession add(CapturedFrame frame) {
        frames.add(frame);
        return this;
    }

    /** Frames {@code first} to {@code last} of 60 bytes. */
    QueueSession add(int first, int last) {
        for (int i = first; i <= last; i++) {
            frames.add(frame(i, 60));
        }
        return this;
    }

    /** Readers that find no frame get this, every time. */
    void fail(CaptureException error) {
        failure = error;
    }

    List<Bytes> injected() {
        return injected;
    }

    List<String> filters() {
        return filters;
    }

    @Override
    public LinkType linkType() {
        return LinkType.ETHERNET;
    }

    @Override
    protected boolean advance(Deadline deadline) throws CaptureException {
        while (true) {
            checkMayRead();
            if (advanceAtOnce()) {
                return true;
            }
            if (failure != null) {
                throw failure;
            }
            if (deadline.isOver()) {
                return false;
            }
            LockSupport.parkNanos(this, deadline.nanosLeft(PAUSE_NANOS));
        }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one reader
    protected boolean advanceAtOnce() {
        current = frames.poll();
        if (current == null) {
            return false;
        }
        received++;
        return true;
    }

    @Override
    protected Frame lend() {
        byte[] bytes = current.bytes().toArray();
        leased = new LeasedFrame(current.metadata(), ByteBuffer.wrap(bytes), 0, bytes.length);
        return leased;
    }

    @Override
    protected void endLease() {
        leased.end();
    }

    @Override
    protected void send(Bytes frame) {
        injected.add(frame.copy());
    }

    @Override
    protected void replaceFilter(String expression) {
        filters.add(expression);
    }

    @Override
    protected void updateCounts() {}

    @Override
    protected CaptureStatistics counts() {
        return new CaptureStatistics(received, 0, 0, 0, 0, FilterPlace.KERNEL);
    }
}
