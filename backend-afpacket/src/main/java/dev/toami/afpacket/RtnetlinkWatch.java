package dev.toami.afpacket;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.netlink.LinkMonitor;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.LinkWatch;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.spi.Deadline;
import dev.toami.engine.spi.SessionGuard;

/** Link events of rtnetlink(7). */
final class RtnetlinkWatch implements LinkWatch {
    private static final System.Logger LOG = System.getLogger(RtnetlinkWatch.class.getName());
    private static final String ACTION = "watch devices";

    /** What it holds of the kernel, which the safety net releases without it. */
    private record Resources(LinkMonitor monitor, Waiter waiter) {
        void wake() {
            NativeResources.attempt(ACTION, waiter::wake);
        }

        void release() {
            NativeResources.attempt(ACTION, monitor::close);
            NativeResources.attempt(ACTION, waiter::close);
        }
    }

    private final Syscalls syscalls;
    private final Resources resources;
    private final SessionGuard guard;
    /** The reader's. */
    private final Queue<LinkEvent> events = new ArrayDeque<>();

    private final Map<Integer, NetworkDevice> devices = new TreeMap<>();

    private RtnetlinkWatch(Syscalls syscalls, Resources resources) {
        this.syscalls = syscalls;
        this.resources = resources;
        this.guard = SessionGuard.ofLinkWatch(resources::wake, resources::release);
        resources.monitor.links().forEach(link -> devices.put(link.device().index(), link.device()));
        guard.closeAfter(this);
    }

    static LinkWatch open(Syscalls syscalls) throws CaptureException {
        LinkMonitor monitor = LinkMonitor.open(syscalls);
        try {
            try {
                return new RtnetlinkWatch(syscalls, new Resources(monitor, new Waiter(syscalls, monitor.fd(), -1)));
            } catch (ErrnoException e) {
                monitor.close();
                throw e;
            }
        } catch (ErrnoException e) {
            throw Errors.of(ACTION, e);
        }
    }

    @Override
    public List<NetworkDevice> devices() {
        synchronized (devices) {
            return List.copyOf(devices.values());
        }
    }

    @Override
    public Optional<LinkEvent> next(Duration timeout) throws CaptureException {
        Deadline deadline = Deadline.after(timeout);
        guard.enterReading();
        try {
            return advance(deadline) ? Optional.of(take()) : Optional.empty();
        } finally {
            guard.exitReading();
            Reference.reachabilityFence(this);
        }
    }

    private boolean advance(Deadline deadline) throws CaptureException {
        while (true) {
            checkMayRead();
            if (events.isEmpty()) {
                read();
            }
            if (!events.isEmpty()) {
                return true;
            }
            try {
                if (resources.waiter.await(deadline) == Waiter.Event.TIMEOUT) {
                    return false;
                }
            } catch (ErrnoException e) {
                throw Errors.of(ACTION, e);
            }
        }
    }

    private void checkMayRead() throws CaptureException {
        guard.checkOpen();
        if (Thread.currentThread().isInterrupted()) {
            throw new CaptureInterruptedException("the thread was interrupted while it watched devices");
        }
    }

    /** Messages about links do not tell addresses, so these are asked for. */
    private void read() throws CaptureException {
        List<LinkEvent> read = resources.monitor.read();
        if (read.isEmpty()) {
            return;
        }
        Map<Integer, List<DeviceAddress>> addresses;
        try {
            addresses = DeviceList.addresses(syscalls);
        } catch (CaptureException e) {
            // The events must not get lost with them.
            LOG.log(System.Logger.Level.WARNING, "addresses stay as they were known", e);
            events.addAll(read);
            return;
        }
        for (LinkEvent event : read) {
            boolean isThere = event.kind() != LinkEvent.Kind.REMOVED;
            List<DeviceAddress> now = addresses.getOrDefault(event.index(), List.of());
            events.add(
                    isThere ? new LinkEvent(event.kind(), withAddresses(event.device(), now), event.before()) : event);
        }
    }

    private static NetworkDevice withAddresses(NetworkDevice device, List<DeviceAddress> addresses) {
        return new NetworkDevice(
                device.name(),
                device.index(),
                device.flags(),
                device.macAddress(),
                device.mtu(),
                device.linkType(),
                addresses);
    }

    private LinkEvent take() {
        LinkEvent event = events.remove();
        synchronized (devices) {
            if (event.kind() == LinkEvent.Kind.REMOVED) {
                devices.remove(event.index());
            } else {
                devices.put(event.index(), event.device());
            }
        }
        return event;
    }

    @Override
    public boolean isOpen() {
        return !guard.isClosed();
    }

    @Override
    public void close() {
        try {
            guard.close();
        } finally {
            // Until here it is in use: its safety net would tell that it was dropped.
            Reference.reachabilityFence(this);
        }
    }
}
