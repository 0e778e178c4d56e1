package dev.toami.afpacket.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import dev.toami.engine.LinkEvent;
import jnr.constants.platform.Errno;

/**
 * The devices of the network namespace, kept up to date by rtnetlink's group for links. Not thread-safe.
 *
 * <p>It subscribes first and lists then, so that nothing is lost in between.
 */
public final class LinkMonitor {
    private static final System.Logger LOG = System.getLogger(LinkMonitor.class.getName());
    private static final int ADDRESS_SIZE = 12;
    private static final int RTMGRP_LINK = 1;
    /** What the kernel may keep for us, if it allows that much: room for some hundred messages. */
    private static final int QUEUE_SIZE = 1 << 20;
    /** More than any message but one of a device with hundreds of virtual functions. */
    private static final int BUFFER_SIZE = 1 << 15;
    /** How many messages are taken in at a time: a storm of them must not keep a reader from its deadline. */
    private static final int BATCH = 256;

    private final Syscalls syscalls;
    private final int fd;
    private final ByteBuffer buffer = Memory.allocate(BUFFER_SIZE);
    private final LinkTable table;

    private LinkMonitor(Syscalls syscalls, int fd, LinkTable table) {
        this.syscalls = syscalls;
        this.fd = fd;
        this.table = table;
    }

    public static LinkMonitor open(Syscalls syscalls) throws CaptureException {
        try {
            int type = Linux.SOCK_RAW | Linux.SOCK_CLOEXEC;
            int fd = syscalls.socket(Linux.AF_NETLINK, type, Linux.NETLINK_ROUTE);
            LinkMonitor monitor = null;
            try {
                syscalls.setSocketOption(fd, Linux.SOL_SOCKET, Linux.SO_RCVBUF, QUEUE_SIZE);
                syscalls.bind(
                        fd,
                        Memory.allocate(ADDRESS_SIZE)
                                .putShort(0, (short) Linux.AF_NETLINK)
                                .putInt(8, RTMGRP_LINK));
                monitor = new LinkMonitor(syscalls, fd, new LinkTable(DeviceList.links(syscalls)));
                return monitor;
            } finally {
                if (monitor == null) {
                    syscalls.close(fd);
                }
            }
        } catch (ErrnoException e) {
            throw Errors.of("watch devices", e);
        }
    }

    /** Readable, or in error, when {@link #read} has something to do. */
    public int fd() {
        return fd;
    }

    /** Takes in what has been told, or much of it, without waiting. */
    public List<LinkEvent> read() throws CaptureException {
        List<LinkEvent> events = new ArrayList<>();
        boolean lost = false;
        for (int messages = 0; lost || messages < BATCH; messages++) {
            try {
                int received = syscalls.receive(fd, buffer, Linux.MSG_DONTWAIT | Linux.MSG_TRUNC);
                lost |= received > BUFFER_SIZE;
                // What is still in the queue is older than a list that will be read.
                if (!lost) {
                    for (NetlinkMessage message : NetlinkMessage.split(buffer, received)) {
                        events.addAll(table.apply(message));
                    }
                }
            } catch (ErrnoException e) {
                if (e.errno() == Errno.ENOBUFS) {
                    // netlink(7): "It is the responsibility of the application to detect when this happens".
                    lost = true;
                } else if (e.errno() != Errno.EAGAIN) {
                    throw Errors.of("watch devices", e);
                } else if (!lost) {
                    return events;
                } else {
                    LOG.log(System.Logger.Level.DEBUG, "the kernel dropped messages about devices: listing them anew");
                    events.addAll(table.replace(DeviceList.links(syscalls)));
                    lost = false;
                }
            }
        }
        return events;
    }

    /** The devices as of the last {@link #read}, by index. */
    public Collection<Link> links() {
        return table.links();
    }

    /** The device of a name as of the last {@link #read}. */
    public Optional<Link> named(String name) {
        return table.named(name);
    }

    public void close() throws ErrnoException {
        syscalls.close(fd);
    }
}
