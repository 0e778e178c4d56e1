package dev.toami.pcap;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import com.sun.jna.Memory;
import dev.toami.engine.CaptureException;
import dev.toami.engine.spi.Deadline;

/**
 * Reads a handle that never waits in libpcap, and waits for its descriptor by poll(2), together with an eventfd that wakes.
 *
 * <p>A handle without a descriptor is looked at again and again, after pauses that grow.
 */
final class PollingReader implements FrameReader {
    /** How long an interrupt of the thread may go unseen: the kernel does not know of it. */
    private static final int SLICE_MILLIS = 50;

    /** libpcap may have kept to itself that a device went down: after half a second without a frame it is looked after. */
    private static final int SLICES = 10;

    private static final long FIRST_PAUSE_NANOS = 500_000;
    private static final long LONGEST_PAUSE_NANOS = 8_000_000;

    /** After an error that is none of the device, which may be there for as long as nobody deals with it. */
    private static final long ERROR_PAUSE_NANOS = 1_000_000;

    // struct pollfd
    private static final int POLLFD_SIZE = 8;
    private static final int EVENTS = 4;
    private static final int RETURNED = 6;

    private final LiveHandle handle;
    private final int fd;
    private final int eventFd;
    private final Memory fds = new Memory(2 * POLLFD_SIZE);
    private long pause = FIRST_PAUSE_NANOS;

    /** @param fd what to wait for, -1 if there is nothing */
    PollingReader(LiveHandle handle, int fd) throws CaptureException {
        this.handle = handle;
        this.fd = fd;
        this.eventFd = LibC.eventDescriptor();
        if (eventFd < 0) {
            throw Errors.ofErrno("capture on " + handle.device(), "eventfd", LibC.errno());
        }
        fds.clear();
        fds.setInt(0, fd);
        fds.setShort(EVENTS, LibC.POLLIN);
        fds.setInt(POLLFD_SIZE, eventFd);
        fds.setShort(POLLFD_SIZE + EVENTS, LibC.POLLIN);
    }

    @Override
    public Optional<PcapFrame> read() throws CaptureException {
        Optional<PcapFrame> frame = handle.read();
        if (frame.isPresent()) {
            pause = FIRST_PAUSE_NANOS;
        }
        return frame;
    }

    @Override
    public boolean await(Deadline deadline) {
        if (fd < 0) {
            LockSupport.parkNanos(this, deadline.nanosLeft(pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            return true;
        }
        int ready = 0;
        for (int i = 0;
                i < SLICES
                        && ready == 0
                        && !deadline.isOver()
                        && !Thread.currentThread().isInterrupted();
                i++) {
            fds.setShort(RETURNED, (short) 0);
            fds.setShort(POLLFD_SIZE + RETURNED, (short) 0);
            ready = Math.max(0, LibC.poll(fds, 2, deadline.millisLeft(SLICE_MILLIS)));
        }
        if ((fds.getShort(RETURNED) & ~LibC.POLLIN) != 0) {
            LockSupport.parkNanos(this, ERROR_PAUSE_NANOS);
            return false;
        }
        return ready != 0 || deadline.isOver();
    }

    @Override
    public void wake() {
        LibC.signal(eventFd);
    }

    @Override
    public void close() {
        LibC.close(eventFd);
    }
}
