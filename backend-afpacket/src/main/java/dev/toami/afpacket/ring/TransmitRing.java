package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;
import jnr.constants.platform.Errno;

/**
 * A transmit ring: slots that frames are put into and the kernel sends from, with one call for many. The kernel
 * gives a slot back when the device is done with its frame. Thread-safe.
 *
 * <p>It is a ring of the socket that receives, because the kernel spares a socket what it sent itself.
 *
 * <p>PACKET_LOSS is not set: with it the kernel drops what it does not send and says nothing ({@code tpacket_snd}; packet(7)
 * has it the other way round).
 */
public final class TransmitRing {

    /**
     * Where the fields of a slot's header are.
     *
     * @param size of the header: the frame follows, where of a received one the socket address is (packet_mmap)
     */
    private record Header(int status, int length, int snapLength, int size) {
        static final Header V2 =
                new Header(Tpacket2.STATUS, Tpacket2.LENGTH, Tpacket2.SNAP_LENGTH, Tpacket2.HEADER_SIZE);
        static final Header V3 =
                new Header(Tpacket3.STATUS, Tpacket3.LENGTH, Tpacket3.SNAP_LENGTH, Tpacket3.HEADER_SIZE);
    }

    private final Syscalls syscalls;
    private final int fd;
    private final TransmitShape shape;
    private final Header header;
    private final ByteBuffer memory;
    private final ReentrantLock lock = new ReentrantLock();
    /** The slot that the kernel looks at next. Guarded by the lock. */
    private int next;

    TransmitRing(Syscalls syscalls, int fd, TransmitShape shape, boolean isV2, ByteBuffer memory) {
        this.syscalls = syscalls;
        this.fd = fd;
        this.shape = shape;
        this.header = isV2 ? Header.V2 : Header.V3;
        this.memory = memory;
    }

    /**
     * Sends frames from {@code from} on, without waiting.
     *
     * @return how many the kernel took, 1 at least
     * @throws ErrnoException why it did not take the first one: EAGAIN if there is no slot or the socket's buffer is full
     */
    public int offer(List<Bytes> frames, int from) throws ErrnoException {
        lock.lock();
        try {
            int placed = place(frames, from);
            if (placed == 0) {
                boolean fits = frames.get(from).length() <= mostBytes();
                throw syscalls.failure("send from the ring", (fits ? Errno.EAGAIN : Errno.EMSGSIZE).intValue());
            }
            ErrnoException failure = kick();
            int taken = countTaken(placed);
            takeBack(taken, placed);
            next = slot(taken);
            if (taken == 0) {
                throw failure != null ? failure : syscalls.failure("send from the ring", Errno.EAGAIN.intValue());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The longest frame that a slot takes. */
    private int mostBytes() {
        return shape.slotSize() - header.size;
    }

    /** Fills the slots that are free, as far as frames fit. */
    private int place(List<Bytes> frames, int from) {
        int most = Math.min(frames.size() - from, shape.slotCount());
        for (int i = 0; i < most; i++) {
            Bytes frame = frames.get(from + i);
            int at = shape.offset(slot(i));
            if (frame.length() > mostBytes() || status(at) != TpStatus.AVAILABLE) {
                return i;
            }
            memory.putInt(at + header.snapLength, frame.length());
            memory.putInt(at + header.length, frame.length());
            frame.copyTo(0, memory, at + header.size, frame.length());
            ReceiveRing.setStatus(memory, at + header.status, TpStatus.SEND_REQUEST);
        }
        return most;
    }

    /** Has the kernel send what is placed, until it does not want one; why not is told if it says so. */
    private ErrnoException kick() {
        try {
            syscalls.sendFromRing(fd);
            return null;
        } catch (ErrnoException e) {
            return e;
        }
    }

    /** What the kernel has not taken is still as it was placed, or is marked as one that it does not understand. */
    private int countTaken(int placed) {
        for (int i = 0; i < placed; i++) {
            int status = status(shape.offset(slot(i)));
            if (status == TpStatus.SEND_REQUEST || status == TpStatus.WRONG_FORMAT) {
                return i;
            }
        }
        return placed;
    }

    private void takeBack(int taken, int placed) {
        for (int i = taken; i < placed; i++) {
            ReceiveRing.setStatus(memory, shape.offset(slot(i)) + header.status, TpStatus.AVAILABLE);
        }
    }

    private int status(int at) {
        return ReceiveRing.status(memory, at + header.status) & TpStatus.TRANSMIT_MASK;
    }

    private int slot(int ahead) {
        return (next + ahead) % shape.slotCount();
    }
}
