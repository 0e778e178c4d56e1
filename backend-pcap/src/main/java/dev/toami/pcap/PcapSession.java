package dev.toami.pcap;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.engine.spi.Deadline;
import dev.toami.engine.spi.GuardedSession;
import dev.toami.engine.spi.LeasedFrame;
import dev.toami.engine.spi.SessionGuard;

/** A live handle of libpcap. */
final class PcapSession extends GuardedSession {
    private static final System.Logger LOG = System.getLogger(PcapSession.class.getName());

    /** How long frames that are there already are still looked at when the deadline has passed and none was wanted. */
    private static final long OVERTIME_NANOS = 20_000_000;

    private final LiveHandle handle;
    private final FrameReader reader;
    private final SessionFilter filter;
    private PcapFrame frame;
    private LeasedFrame leased;

    PcapSession(LiveHandle handle, FrameReader reader, CaptureOptions options, SessionFilter filter) {
        super(handle.device(), options, new SessionGuard(handle.device(), reader::wake, () -> release(handle, reader)));
        this.handle = handle;
        this.reader = reader;
        this.filter = filter;
    }

    @Override
    public LinkType linkType() {
        return handle.linkType();
    }

    @Override
    protected boolean advance(Deadline deadline) throws CaptureException {
        while (true) {
            checkMayRead();
            if (look(deadline)) {
                return true;
            }
            if (deadline.isOver()) {
                return false;
            }
            if (!reader.await(deadline)) {
                checkDevice();
            }
        }
    }

    @Override
    protected boolean advanceAtOnce() throws CaptureException {
        return look(Deadline.after(Duration.ZERO));
    }

    private void checkDevice() throws CaptureException {
        if (handle.isNetworkDevice()) {
            Optional<CaptureException> lost = Errors.lost("capture on " + device(), device(), handle.interfaceIndex());
            if (lost.isPresent()) {
                throw lost.get();
            }
        }
    }

    /** Moves to the next frame that is wanted, among those that are there already. */
    private boolean look(Deadline deadline) throws CaptureException {
        long overtime = System.nanoTime() + OVERTIME_NANOS;
        while (true) {
            Optional<PcapFrame> next = reader.read();
            if (next.isEmpty()) {
                return false;
            }
            if (filter.passes(next.get())) {
                frame = next.get();
                return true;
            }
            boolean mustStop = !isOpen() || Thread.currentThread().isInterrupted();
            if (mustStop || (deadline.isOver() && System.nanoTime() - overtime > 0)) {
                return false;
            }
        }
    }

    @Override
    protected Frame lend() {
        leased = frame.lend();
        return leased;
    }

    @Override
    protected void endLease() {
        leased.end();
    }

    @Override
    protected void send(Bytes bytes) throws CaptureException {
        handle.send(bytes);
    }

    @Override
    protected void replaceFilter(String expression) throws CaptureException {
        filter.set(expression);
    }

    @Override
    protected void updateCounts() throws CaptureException {
        handle.updateCounts();
    }

    @Override
    protected CaptureStatistics counts() {
        return handle.counts(filter.filtered(), filter.place());
    }

    /** Does not know the session, so that it can be called for one that nobody closed. */
    private static void release(LiveHandle handle, FrameReader reader) {
        reader.close();
        try {
            handle.updateCounts();
        } catch (CaptureException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing " + handle.device(), e);
        } finally {
            handle.close();
        }
    }
}
