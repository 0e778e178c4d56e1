package dev.toami.afpacket;

import java.nio.ByteBuffer;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.spi.Deadline;

/** Waits for a socket, and for news of devices, until a deadline or until it is woken. One thread waits; any thread may wake it. */
final class Waiter {
    /** How long an interrupt of the thread may go unseen: the kernel does not know of it. */
    private static final int SLICE_MILLIS = 50;

    private static final int POLLFD_SIZE = 8;

    /** What ended the waiting. */
    enum Event {
        READABLE,
        ERROR,
        LINKS,
        WOKEN,
        TIMEOUT,
        INTERRUPTED
    }

    private final Syscalls syscalls;
    private final int eventFd;
    private final ByteBuffer fds = Memory.allocate(3 * POLLFD_SIZE);
    /** Passed as a number: waking up runs rarely, so the less code the better. */
    private final long address;

    /** @param linksFd tells of devices, -1 for none: poll(2) ignores "negative" descriptors */
    Waiter(Syscalls syscalls, int socketFd, int linksFd) throws ErrnoException {
        this.syscalls = syscalls;
        this.eventFd = syscalls.eventDescriptor();
        this.address = syscalls.address(fds);
        fds.putInt(0, socketFd).putShort(4, Linux.POLLIN);
        fds.putInt(POLLFD_SIZE, eventFd).putShort(POLLFD_SIZE + 4, Linux.POLLIN);
        fds.putInt(2 * POLLFD_SIZE, linksFd).putShort(2 * POLLFD_SIZE + 4, Linux.POLLIN);
    }

    Event await(Deadline deadline) throws ErrnoException {
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                return Event.INTERRUPTED;
            }
            fds.putShort(6, (short) 0).putShort(POLLFD_SIZE + 6, (short) 0).putShort(2 * POLLFD_SIZE + 6, (short) 0);
            syscalls.poll(address, 3, deadline.millisLeft(SLICE_MILLIS));
            if (fds.getShort(POLLFD_SIZE + 6) != 0) {
                return Event.WOKEN;
            }
            int events = fds.getShort(6);
            if (events != 0) {
                return (events & Linux.POLLIN) != 0 ? Event.READABLE : Event.ERROR;
            }
            if (fds.getShort(2 * POLLFD_SIZE + 6) != 0) {
                return Event.LINKS;
            }
            if (deadline.isOver()) {
                return Event.TIMEOUT;
            }
        }
    }

    /** Makes {@link #await} return {@code WOKEN} from now on. */
    void wake() throws ErrnoException {
        syscalls.signal(eventFd);
    }

    void close() throws ErrnoException {
        syscalls.close(eventFd);
    }
}
