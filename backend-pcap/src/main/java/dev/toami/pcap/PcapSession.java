package dev.toami.pcap;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
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
import dev.toami.engine.spi.LeasedFrame;
import dev.toami.engine.spi.SessionGuard;

/**
 * A live handle of libpcap.
 *
 * <p>A reader never waits inside libpcap, where without traffic nothing could get it out: it looks, and sleeps for a
 * moment between looks.
 */
final class PcapSession implements CaptureSession {
    private static final System.Logger LOG = System.getLogger(PcapSession.class.getName());

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
    private final SessionGuard guard;

    PcapSession(LiveHandle handle, CaptureOptions options, SessionFilter filter) {
        this.handle = handle;
        this.options = options;
        this.filter = filter;
        this.guard = new SessionGuard(handle.device(), handle::breakLoop, () -> release(handle));
        guard.closeAfter(this);
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
        guard.enterReading();
        try {
            return await(deadline).map(frame -> frame.lend().copy());
        } finally {
            guard.exitReading();
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        if (maxFrames < 1) {
            throw new IllegalArgumentException("at least one frame must be wanted, not " + maxFrames);
        }
        Long deadline = deadline(timeout);
        guard.enterReading();
        try {
            int handled = 0;
            Optional<PcapFrame> frame = await(deadline);
            while (frame.isPresent()) {
                LeasedFrame leased = frame.get().lend();
                try {
                    handler.handle(leased);
                } finally {
                    leased.end();
                }
                handled++;
                frame = handled < maxFrames && !guard.isClosed() ? look(System.nanoTime()) : Optional.empty();
            }
            return handled;
        } finally {
            guard.exitReading();
            Reference.reachabilityFence(this);
        }
    }

    /** When {@code timeout} from now will be over, by {@link System#nanoTime}; null if never. */
    private static Long deadline(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("negative timeout: " + timeout);
        }
        return timeout.compareTo(ENDLESS) >= 0 ? null : Long.valueOf(System.nanoTime() + timeout.toNanos());
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
        guard.checkOpen();
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
            boolean mustStop = guard.isClosed() || Thread.currentThread().isInterrupted();
            if (mustStop || (deadline != null && System.nanoTime() - deadline > OVERTIME_NANOS)) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        guard.enter();
        try {
            handle.send(frame);
        } finally {
            guard.exit();
        }
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        guard.enter();
        try {
            filter.set(expression);
        } finally {
            guard.exit();
        }
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        try {
            guard.enter();
            try {
                handle.updateCounts();
            } finally {
                guard.exit();
            }
        } catch (SessionClosedException e) {
            LOG.log(System.Logger.Level.TRACE, "statistics of a closed session: as they were then");
        }
        return handle.counts(filter.filtered());
    }

    @Override
    public boolean isOpen() {
        return !guard.isClosed();
    }

    @Override
    public void close() {
        guard.close();
    }

    /** Does not know the session, so that it can be called for one that nobody closed. */
    private static void release(LiveHandle handle) {
        try {
            handle.updateCounts();
        } catch (CaptureException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing " + handle.device(), e);
        } finally {
            handle.close();
        }
    }

    @Override
    public Iterator<CapturedFrame> iterator() {
        return new FrameIterator(this, options.readTimeout());
    }
}
