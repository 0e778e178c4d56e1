package dev.toami.afpacket;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.netlink.Link;
import dev.toami.afpacket.netlink.LinkLayer;
import dev.toami.afpacket.netlink.LinkMonitor;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.LinkTypeChangedException;
import dev.toami.engine.TimestampSource;
import jnr.constants.platform.Errno;

/**
 * Binds a session's socket to its device, and if the options say so, to the next one of that name when it has gone.
 *
 * <p>A device that goes down and up again keeps its sockets. From one that has gone the kernel takes them away for good, with
 * the promiscuous memberships, but leaves them their filter, options, ring and counters: bound to another device they go
 * on as they were.
 *
 * <p>All is done by the reader, but for {@link #missedFrames}.
 */
final class DeviceBinding {
    private static final System.Logger LOG = System.getLogger(DeviceBinding.class.getName());

    private final Syscalls syscalls;
    private final CaptureTarget target;
    private final CaptureOptions options;
    private final PacketSocket socket;
    /** Null if the device is not waited for. */
    private final LinkMonitor links;

    private boolean isGone;
    private int index;
    private long missedBefore;
    private long missedAtBinding;
    private long missedLast;

    private DeviceBinding(
            Syscalls syscalls, CaptureTarget target, CaptureOptions options, PacketSocket socket, LinkMonitor links) {
        this.syscalls = syscalls;
        this.target = target;
        this.options = options;
        this.socket = socket;
        this.links = links;
        setDevice(target.index(), target.missedFrames());
    }

    /** Not bound yet. */
    static DeviceBinding of(Syscalls syscalls, CaptureTarget target, CaptureOptions options, PacketSocket socket)
            throws CaptureException {
        boolean waits = options.awaitDevice() && !target.isAny();
        return new DeviceBinding(syscalls, target, options, socket, waits ? LinkMonitor.open(syscalls) : null);
    }

    /** From here on frames arrive. */
    void bind() throws ErrnoException, CaptureException {
        bind(target.index());
    }

    private void bind(int toIndex) throws ErrnoException, CaptureException {
        if (options.timestampSource() == TimestampSource.ADAPTER_UNSYNCED) {
            new DeviceClock(syscalls, socket, target.name()).use();
        }
        if (options.promiscuous() && !target.isAny()) {
            socket.setPromiscuous(toIndex);
        }
        try {
            socket.bind(toIndex);
        } catch (ErrnoException e) {
            // The socket is bound all the same, and receives when the device is up.
            if (links == null || e.errno() != Errno.ENETDOWN) {
                throw e;
            }
        }
    }

    /** Readable when there is something for {@link #readLinks}; -1 if there never is. */
    int linksFd() {
        return links == null ? -1 : links.fd();
    }

    /** To be called when the socket has an error. */
    void checkSocket() throws CaptureException {
        try {
            socket.checkError("poll");
        } catch (ErrnoException e) {
            if (links == null || e.errno() != Errno.ENETDOWN) {
                throw failure(e);
            }
            checkDevice();
        }
    }

    /** To be called when {@link #linksFd} is readable. */
    void readLinks() throws CaptureException {
        links.read();
        checkDevice();
    }

    private void checkDevice() throws CaptureException {
        try {
            boolean wasGone = isGone;
            isGone = socket.boundIndex() < 0;
            if (isGone && !wasGone) {
                LOG.log(System.Logger.Level.INFO, "{0} has gone; waiting for one of that name", target.name());
            }
        } catch (ErrnoException e) {
            throw Errors.of(action(), e);
        }
    }

    /**
     * To be called before each wait: when the device has gone and there is another of its name, goes on with that.
     *
     * @throws LinkTypeChangedException if it is of another kind
     * @throws CaptureException also if the socket is a member of a fanout group, which packet(7) never binds again
     */
    void followName() throws CaptureException {
        if (!isGone) {
            return;
        }
        // Nobody may have read for long: what there was then is no news.
        links.read();
        Optional<Link> next = links.named(target.name());
        if (next.isEmpty()) {
            return;
        }
        Link link = next.get();
        LinkLayer layer = LinkLayer.of(link.hardwareType());
        if (!layer.equals(target.linkLayer())) {
            throw new LinkTypeChangedException(action() + ": there is a device of that name again, of link type "
                    + layer.linkType() + ", not " + target.linkLayer().linkType());
        }
        if (options.fanout().isPresent()) {
            throw new CaptureException(
                    action() + ": there is a device of that name again, but the kernel does not bind a"
                            + " member of a fanout group to another device; open the session again");
        }
        try {
            bind(link.device().index());
            isGone = false;
            setDevice(link.device().index(), link.missedFrames());
            LOG.log(System.Logger.Level.INFO, "going on with {0}, index {1}", target.name(), index);
        } catch (ErrnoException e) {
            // It has gone again, which will be told.
            if (e.errno() != Errno.ENODEV && e.errno() != Errno.ENXIO) {
                throw Errors.of(action(), e);
            }
        }
    }

    private synchronized void setDevice(int newIndex, long missed) {
        index = newIndex;
        missedBefore += missedLast - missedAtBinding;
        missedAtBinding = missed;
        missedLast = missed;
    }

    /** How many frames the devices could not hand to the kernel while the session was bound to them. Thread-safe. */
    synchronized long missedFrames() throws CaptureException {
        Collection<Link> now = DeviceList.links(syscalls);
        OptionalLong missed = now.stream()
                .filter(link -> target.isAny() || link.device().index() == index)
                .mapToLong(Link::missedFrames)
                .reduce(Long::sum);
        missedLast = missed.orElse(missedLast);
        return missedBefore + missedLast - missedAtBinding;
    }

    /** A device that has gone is told like one that went down, by ENETDOWN: look which it is. */
    private CaptureException failure(ErrnoException cause) {
        if (cause.errno() == Errno.ENETDOWN) {
            try {
                boolean isThere = DeviceList.links(syscalls).stream()
                        .anyMatch(link -> link.device().index() == target.index());
                if (!isThere) {
                    return new DeviceNotFoundException(action() + ": the device has gone");
                }
            } catch (CaptureException e) {
                cause.addSuppressed(e);
            }
        }
        return Errors.of(action(), cause);
    }

    private String action() {
        return "capture on " + target.name();
    }

    void close() throws ErrnoException {
        if (links != null) {
            links.close();
        }
    }
}
