package dev.toami.pcap;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameIterator;
import dev.toami.engine.LinkType;
import dev.toami.engine.SessionClosedException;

/**
 * A live handle of libpcap.
 *
 * <p>A reader never waits inside libpcap, where without traffic nothing could get it out: it looks, and sleeps for a
 * moment between looks.
 */
final class PcapSession implements CaptureSession {
    private static final System.Logger LOG = System.getLogger(PcapSession.class.getName());

    /** How long {@link #close} waits for a reader to leave; it is woken at once, but may be in its handler. */
    private static final long CLOSE_WAIT_MILLIS = 50;

    private static final Duration ENDLESS = Duration.ofDays(36_500);
    private static final long FIRST_PAUSE_NANOS = 500_000;
    private static final long LONGEST_PAUSE_NANOS = 8_000_000;

    /** How often a quiet device is asked after: a libpcap that reads nothing does not tell that it went down. */
    private static final long DEVICE_CHECK_NANOS = 100_000_000;

    /** How long frames that are there already are still looked at when the deadline has passed and none was wanted. */
    private static final long OVERTIME_NANOS = 20_000_000;

    private final LiveHandle handle;
    private final CaptureOptions options;
    private final SessionFilter filter;
    private final Gate gate = new Gate(this::wake, this::release);
    private final AtomicReference<Thread> readingThread = new AtomicReference<>();

    PcapSession(LiveHandle handle, CaptureOptions options, SessionFilter filter) {
        this.handle = handle;
        this.options = options;
        this.filter = filter;
    }

    @Override
    public String device() {
        return handle.device();
    }

    @Override
    public LinkType linkType() {
        return handle.linkType();
    }

    @Override
    public int snapLength() {
        return options.snapLength();
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        Long deadline = deadline(timeout);
        enterReading();
        try {
            return await(deadline).map(PcapFrame::copy);
        } finally {
            exitReading();
        }
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        if (maxFrames < 1) {
            throw new IllegalArgumentException("at least one frame must be wanted, not " + maxFrames);
        }
        Long deadline = deadline(timeout);
        enterReading();
        try {
            int handled = 0;
            Optional<PcapFrame> frame = await(deadline);
            while (frame.isPresent()) {
                try {
                    handler.handle(frame.get());
                } finally {
                    frame.get().end();
                }
                handled++;
                frame = handled < maxFrames && !gate.isClosed() ? look(System.nanoTime()) : Optional.empty();
            }
            return handled;
        } finally {
            exitReading();
        }
    }

    /** When {@code timeout} from now will be over, by {@link System#nanoTime}; null if never. */
    private static Long deadline(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("negative timeout: " + timeout);
        }
        return timeout.compareTo(ENDLESS) >= 0 ? null : Long.valueOf(System.nanoTime() + timeout.toNanos());
    }

    private void enterReading() throws SessionClosedException {
        Thread current = Thread.currentThread();
        if (!readingThread.compareAndSet(null, current)) {
            throw new IllegalStateException(
                    "a session has one reader at a time, and " + readingThread.get() + " is reading " + device());
        }
        try {
            gate.enter();
        } catch (SessionClosedException e) {
            readingThread.set(null);
            throw e;
        }
    }

    private void exitReading() {
        readingThread.set(null);
        gate.exit();
    }

    private Optional<PcapFrame> await(Long deadline) throws CaptureException {
        long pause = FIRST_PAUSE_NANOS;
        long nextCheck = System.nanoTime() + DEVICE_CHECK_NANOS;
        while (true) {
            checkMayRead();
            Optional<PcapFrame> frame = look(deadline);
            if (frame.isPresent()) {
                return frame;
            }
            long now = System.nanoTime();
            if (deadline != null && deadline - now <= 0) {
                return Optional.empty();
            }
            if (nextCheck - now <= 0) {
                checkDevice();
                nextCheck = now + DEVICE_CHECK_NANOS;
            }
            LockSupport.parkNanos(this, deadline == null ? pause : Math.min(pause, deadline - now));
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }

    private void checkMayRead() throws CaptureException {
        if (gate.isClosed()) {
            throw new SessionClosedException("the session on " + device() + " was closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CaptureInterruptedException("the thread was interrupted while it read from " + device());
        }
    }

    private void checkDevice() throws CaptureException {
        if (handle.isNetworkDevice()) {
            Optional<CaptureException> lost = Errors.lost("capture on " + device(), device());
            if (lost.isPresent()) {
                throw lost.get();
            }
        }
    }

    /** The next frame that is wanted, among those that are there already. */
    private Optional<PcapFrame> look(Long deadline) throws CaptureException {
        while (true) {
            Optional<PcapFrame> frame = handle.read();
            if (frame.isEmpty() || filter.passes(frame.get())) {
                return frame;
            }
            boolean mustStop = gate.isClosed() || Thread.currentThread().isInterrupted();
            if (mustStop || (deadline != null && System.nanoTime() - deadline > OVERTIME_NANOS)) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        gate.enter();
        try {
            handle.send(frame);
        } finally {
            gate.exit();
        }
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        gate.enter();
        try {
            filter.set(expression);
        } finally {
            gate.exit();
        }
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        try {
            gate.enter();
            try {
                handle.updateCounts();
            } finally {
                gate.exit();
            }
        } catch (SessionClosedException e) {
            LOG.log(System.Logger.Level.TRACE, "statistics of a closed session: as they were then");
        }
        return handle.counts(filter.filtered());
    }

    @Override
    public boolean isOpen() {
        return !gate.isClosed();
    }

    @Override
    public void close() {
        gate.close(readingThread.get() == Thread.currentThread() ? 0 : CLOSE_WAIT_MILLIS);
    }

    private void wake() {
        handle.breakLoop();
        LockSupport.unpark(readingThread.get());
    }

    private void release() {
        try {
            handle.updateCounts();
        } catch (CaptureException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing " + device(), e);
        } finally {
            handle.close();
        }
    }

    @Override
    public Iterator<CapturedFrame> iterator() {
        return new FrameIterator(this, options.readTimeout());
    }
}
