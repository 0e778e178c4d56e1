package dev.toami.afpacket;

import java.time.Duration;
import java.util.List;

import dev.toami.afpacket.ring.RingReader;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FilterRejectedException;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.LinkType;
import dev.toami.engine.spi.Deadline;
import dev.toami.engine.spi.GuardedSession;
import dev.toami.engine.spi.SessionGuard;

/** A packet socket with its ring. */
final class AfPacketSession extends GuardedSession {
    private final CaptureTarget target;
    private final DeviceBinding binding;
    private final RingReader reader;
    private final Waiter waiter;
    private final FrameGate frames;
    private final FilterControl filters;
    private final FrameSender sender;
    private final SoleSender soleSender;
    private final Counters counters;
    private final ReaderCpu readerCpu;
    private final BusyPoll busyPoll;
    private final Pace pace;

    AfPacketSession(
            CaptureTarget target,
            CaptureOptions options,
            NativeResources resources,
            FrameGate frames,
            FilterControl filters,
            ReaderCpu readerCpu,
            BusyPoll busyPoll,
            FrameSender sender) {
        super(target.name(), options, guard(target.name(), resources, frames));
        this.target = target;
        this.binding = resources.binding();
        this.reader = resources.reader();
        this.waiter = resources.waiter();
        this.counters = resources.counters();
        this.frames = frames;
        this.filters = filters;
        this.readerCpu = readerCpu;
        this.busyPoll = busyPoll;
        this.sender = sender;
        this.soleSender = resources.soleSender();
        // Whoever has chosen slots wants each frame at once too.
        boolean atOnce = options.immediate() || resources.ring().handsOverFrames();
        this.pace = new Pace(
                atOnce ? Duration.ZERO : options.blockTimeout(),
                resources.ring().pieces());
        // Whoever the reader refers to must not refer to the session.
        reader.observe(new RingWatch(
                events(),
                resources.counters(),
                () -> resources.counters().snapshot(frames.filtered(), filters.place()),
                resources.reader()::readyPieces,
                resources.ring().pieces()));
    }

    private static SessionGuard guard(String device, NativeResources resources, FrameGate frames) {
        Runnable wake = () -> {
            frames.stop();
            resources.wake();
        };
        return new SessionGuard(device, wake, resources::release);
    }

    boolean hasLockedFilter() {
        return options().lockFilter();
    }

    @Override
    public LinkType linkType() {
        return target.linkLayer().linkType();
    }

    @Override
    protected boolean advanceAtOnce() throws CaptureException {
        while (reader.advance()) {
            if (frames.passes(reader.frame(), reader.sequence())) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected boolean advance(Deadline deadline) throws CaptureException {
        readerCpu.bindOnce();
        while (true) {
            checkMayRead();
            if (advanceAtOnce() || spin(deadline)) {
                return true;
            }
            binding.followName();
            try {
                if (sleep(deadline)) {
                    continue;
                }
                switch (waiter.await(deadline)) {
                    case READABLE -> {}
                    case WOKEN, INTERRUPTED -> checkMayRead();
                    case ERROR -> binding.checkSocket();
                    case LINKS -> binding.readLinks();
                    case TIMEOUT -> {
                        return false;
                    }
                }
            } catch (ErrnoException e) {
                throw Errors.of("capture on " + device(), e);
            }
        }
    }

    /** Lets the ring fill a little where there is so much traffic that it pays. */
    private boolean sleep(Deadline deadline) throws ErrnoException {
        int millis = pace.sleepMillis(System.nanoTime(), reader.sequence());
        if (millis == 0 || deadline.millisLeft(millis) < millis) {
            return false;
        }
        waiter.sleep(millis);
        return true;
    }

    /** Looks again and again for as long as it was told to, which is not at all by default. */
    private boolean spin(Deadline deadline) throws CaptureException {
        long end = busyPoll.end(deadline);
        while (busyPoll.goesOn(end)) {
            checkMayRead();
            if (advanceAtOnce()) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected CapturedFrame own() {
        return reader.copy();
    }

    @Override
    protected Frame lend() {
        return reader.lend();
    }

    @Override
    protected int lendAtOnce(FrameHandler handler, int maxFrames) throws CaptureException {
        return reader.lendAtOnce(handler, maxFrames, frames, this::isClosing);
    }

    @Override
    protected void endLease() {
        reader.endLease();
    }

    @Override
    protected void finish() {
        reader.releaseFinished();
    }

    @Override
    protected boolean sendQuickly(Bytes frame) {
        return soleSender.offer(frame);
    }

    @Override
    protected void send(Bytes frame) throws CaptureException {
        sender.send(frame);
    }

    @Override
    protected int sendAll(List<Bytes> frames) throws CaptureException {
        return sender.send(frames, this::isOpen);
    }

    @Override
    protected void replaceFilter(String expression) throws CaptureException {
        if (hasLockedFilter()) {
            throw new FilterRejectedException("set the filter on " + device()
                    + ": it is locked, since the session was opened with the option lockFilter");
        }
        filters.replace(expression);
    }

    @Override
    protected void updateCounts() throws CaptureException {
        try {
            counters.update(binding.missedFrames());
        } catch (ErrnoException e) {
            throw Errors.of("read the statistics of " + device(), e);
        }
    }

    @Override
    protected CaptureStatistics counts() {
        return counters.snapshot(frames.filtered(), filters.place());
    }
}
