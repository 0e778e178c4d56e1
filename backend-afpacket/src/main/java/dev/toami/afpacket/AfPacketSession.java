package dev.toami.afpacket;

import java.util.List;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.netlink.Link;
import dev.toami.afpacket.ring.RingReader;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.engine.spi.Deadline;
import dev.toami.engine.spi.GuardedSession;
import dev.toami.engine.spi.SessionGuard;
import jnr.constants.platform.Errno;

/** A packet socket with its ring. */
final class AfPacketSession extends GuardedSession {
    private final Syscalls syscalls;
    private final CaptureTarget target;
    private final PacketSocket socket;
    private final RingReader reader;
    private final Waiter waiter;
    private final FrameGate frames;
    private final FilterControl filters;
    private final FrameSender sender;
    private final Counters counters;

    AfPacketSession(
            Syscalls syscalls,
            CaptureTarget target,
            CaptureOptions options,
            NativeResources resources,
            FrameGate frames,
            FilterControl filters,
            FrameSender sender) {
        super(target.name(), options, new SessionGuard(target.name(), resources::wake, resources::release));
        this.syscalls = syscalls;
        this.target = target;
        this.socket = resources.socket();
        this.reader = resources.reader();
        this.waiter = resources.waiter();
        this.counters = resources.counters();
        this.frames = frames;
        this.filters = filters;
        this.sender = sender;
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
        while (true) {
            checkMayRead();
            if (advanceAtOnce()) {
                return true;
            }
            try {
                switch (waiter.await(deadline)) {
                    case READABLE -> {}
                    case WOKEN, INTERRUPTED -> checkMayRead();
                    case ERROR -> socket.checkError("poll");
                    case TIMEOUT -> {
                        return false;
                    }
                }
            } catch (ErrnoException e) {
                throw deviceFailure(e);
            }
        }
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
    protected void endLease() {
        reader.endLease();
    }

    @Override
    protected void finish() {
        reader.releaseFinished();
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
    protected void send(Bytes frame) throws CaptureException {
        sender.send(frame);
    }

    @Override
    protected int sendAll(List<Bytes> frames) throws CaptureException {
        return sender.send(frames, this::isOpen);
    }

    @Override
    protected void replaceFilter(String expression) throws CaptureException {
        filters.replace(expression);
    }

    @Override
    protected void updateCounts() throws CaptureException {
        try {
            counters.update(missedSinceStart());
        } catch (ErrnoException e) {
            throw Errors.of("read the statistics of " + device(), e);
        }
    }

    private long missedSinceStart() throws CaptureException {
        return DeviceList.links(syscalls).stream()
                        .filter(link -> target.index() == 0 || link.device().index() == target.index())
                        .mapToLong(Link::missedFrames)
                        .sum()
                - target.missedFrames();
    }

    @Override
    protected CaptureStatistics counts() {
        return counters.snapshot(frames.filtered(), filters.place());
    }
}
