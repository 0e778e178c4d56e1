package dev.toami.afpacket;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.netlink.Link;
import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.RingReader;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameIterator;
import dev.toami.engine.LinkType;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.spi.SessionGuard;
import jnr.constants.platform.Errno;

/** A packet socket with its ring. */
final class AfPacketSession implements CaptureSession {
    private static final System.Logger LOG = System.getLogger(AfPacketSession.class.getName());

    private final Syscalls syscalls;
    private final CaptureTarget target;
    private final CaptureOptions options;
    private final PacketSocket socket;
    private final RingReader reader;
    private final Waiter waiter;
    private final FrameGate frames;
    private final FilterControl filters;
    private final Counters counters;
    private final long interfaceDropsAtStart;
    private final SessionGuard guard;

    AfPacketSession(
            Syscalls syscalls,
            CaptureTarget target,
            CaptureOptions options,
            PacketSocket socket,
            ReceiveRing ring,
            Waiter waiter,
            FrameGate frames,
            FilterControl filters) {
        this.syscalls = syscalls;
        this.target = target;
        this.options = options;
        this.socket = socket;
        this.reader = new RingReader(ring, target.layout(options.snapLength()));
        this.waiter = waiter;
        this.frames = frames;
        this.filters = filters;
        this.counters = new Counters(socket);
        this.interfaceDropsAtStart = target.missedFrames();
        NativeResources resources = new NativeResources(target.name(), socket, ring, reader, waiter, counters);
        this.guard = new SessionGuard(target.name(), resources::wake, resources::release);
        guard.closeAfter(this);
    }

    @Override
    public String device() {
        return target.name();
    }

    @Override
    public LinkType linkType() {
        return target.linkLayer().linkType();
    }

    @Override
    public int snapLength() {
        return options.snapLength();
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        Long deadline = Waiter.deadline(timeout);
        guard.enterReading();
        try {
            if (!advance(deadline)) {
                return Optional.empty();
            }
            CapturedFrame frame = reader.frame().copy();
            reader.releaseFinished();
            return Optional.of(frame);
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
        Long deadline = Waiter.deadline(timeout);
        guard.enterReading();
        try {
            if (!advance(deadline)) {
                return 0;
            }
            int handled = 0;
            do {
                try {
                    handler.handle(reader.frame().lend());
                } finally {
                    reader.endLease();
                }
                handled++;
            } while (handled < maxFrames && !guard.isClosed() && advanceAtOnce());
            reader.releaseFinished();
            return handled;
        } finally {
            guard.exitReading();
            Reference.reachabilityFence(this);
        }
    }

    /** Moves to the next frame that is wanted, if it is there already. */
    private boolean advanceAtOnce() throws CaptureException {
        while (reader.advance()) {
            if (frames.passes(reader.frame(), reader.blockSequence())) {
                return true;
            }
        }
        return false;
    }

    private boolean advance(Long deadline) throws CaptureException {
        while (true) {
            guard.checkOpen();
            if (advanceAtOnce()) {
                return true;
            }
            try {
                switch (waiter.await(deadline)) {
                    case READABLE -> {}
                    case WOKEN -> guard.checkOpen();
                    case ERROR -> socket.checkError("poll");
                    case INTERRUPTED ->
                        throw new CaptureInterruptedException(
                                "the thread was interrupted while it read from " + device());
                    case TIMEOUT -> {
                        return false;
                    }
                }
            } catch (ErrnoException e) {
                throw deviceFailure(e);
            }
        }
    }

    /** A device that has gone is told like one that went down, by ENETDOWN: look which it is. */
    private CaptureException deviceFailure(ErrnoException cause) {
        if (cause.errno() == Errno.ENETDOWN) {
            try {
                boolean isThere = DeviceList.links(syscalls).stream()
                        .anyMatch(link -> link.device().index() == target.index());
                if (!isThere) {
                    return new DeviceNotFoundException("capture on " + device() + ": the device has gone");
                }
            } catch (CaptureException e) {
                cause.addSuppressed(e);
            }
        }
        return Errors.of("capture on " + device(), cause);
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        target.checkCanInject(frame);
        guard.enter();
        try {
            socket.send(frame);
        } catch (ErrnoException e) {
            throw target.injectFailure(frame, e);
        } finally {
            guard.exit();
        }
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        guard.enter();
        try {
            filters.replace(expression);
        } finally {
            guard.exit();
        }
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        long interfaceDrops = 0;
        try {
            guard.enter();
            try {
                counters.update();
                interfaceDrops = missedSinceStart();
            } finally {
                guard.exit();
            }
        } catch (SessionClosedException e) {
            LOG.log(System.Logger.Level.TRACE, "statistics of a closed session: as they were then");
        } catch (ErrnoException e) {
            throw Errors.of("read the statistics of " + device(), e);
        }
        return counters.snapshot(interfaceDrops, frames.filtered());
    }

    private long missedSinceStart() throws CaptureException {
        return DeviceList.links(syscalls).stream()
                        .filter(link -> target.index() == 0 || link.device().index() == target.index())
                        .mapToLong(Link::missedFrames)
                        .sum()
                - interfaceDropsAtStart;
    }

    @Override
    public boolean isOpen() {
        return !guard.isClosed();
    }

    @Override
    public void close() {
        guard.close();
    }

    @Override
    public Iterator<CapturedFrame> iterator() {
        return new FrameIterator(this, options.readTimeout());
    }
}
