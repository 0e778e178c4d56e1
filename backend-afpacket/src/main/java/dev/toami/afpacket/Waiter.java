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
    static final int SLICE_MILLIS = 50;

    // struct pollfd
    private static final int POLLFD_SIZE = 8;
    private static final int ASKED_EVENTS = 4;
    private static final int RETURNED_EVENTS = 6;

    private static final int SOCKET = 0;
    private static final int EVENT = 1;
    private static final int LINKS = 2;
    private static final int FDS = 3;

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
    private final ByteBuffer fds = Memory.allocate(FDS * POLLFD_SIZE);
    /** Passed as a number: waking up runs rarely, so the less code the better. */
    private final long address;

    /** @param linksFd tells of devices, -1 for none: poll(2) ignores "negative" descriptors */
    Waiter(Syscalls syscalls, int socketFd, int linksFd) throws ErrnoException {
        this.syscalls = syscalls;
        this.eventFd = syscalls.eventDescriptor();
        this.address = syscalls.address(fds);
        ask(SOCKET, socketFd);
        ask(EVENT, eventFd);
        ask(LINKS, linksFd);
    }

    private void ask(int number, int fd) {
        fds.putInt(number * POLLFD_SIZE, fd).putShort(number * POLLFD_SIZE + ASKED_EVENTS, Linux.POLLIN);
    }

    Event await(Deadline deadline) throws ErrnoException {
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                return Event.INTERRUPTED;
            }
            syscalls.poll(address, FDS, deadline.millisLeft(SLICE_MILLIS));
            if (events(EVENT) != 0) {
                return Event.WOKEN;
            }
            int events = events(SOCKET);
            if (events != 0) {
                return (events & Linux.POLLIN) != 0 ? Event.READABLE : Event.ERROR;
            }
            if (events(LINKS) != 0) {
                return Event.LINKS;
            }
            if (deadline.isOver()) {
                return Event.TIMEOUT;
            }
        }
    }

    /** Sleeps, whatever the socket has to tell, until {@link #wake} at the latest. */
    void sleep(int millis) throws ErrnoException {
        syscalls.poll(address + EVENT * POLLFD_SIZE, 1, millis);
    }

    /** What poll(2) has set: it does for each descriptor at each call. */
    private int events(int number) {
        return Memory.u16(address + (long) number * POLLFD_SIZE + RETURNED_EVENTS);
    }

    /** Makes {@link #await} return {@code WOKEN} from now on. */
    void wake() throws ErrnoException {
        syscalls.signal(eventFd);
    }

    void close() throws ErrnoException {
        syscalls.close(eventFd);
    }
}
