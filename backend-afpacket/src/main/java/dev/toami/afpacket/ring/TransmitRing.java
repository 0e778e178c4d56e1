package dev.toami.afpacket.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;
import jnr.constants.platform.Errno;

/**
 * A TPACKET_V3 transmit ring: slots that frames are put into and the kernel sends from, with one call for many. The kernel
 * gives a slot back when the device is done with its frame. Thread-safe.
 *
 * <p>It is a ring of the socket that receives, because the kernel spares a socket what it sent itself.
 *
 * <p>PACKET_LOSS is not set: with it the kernel drops what it does not send and says nothing ({@code tpacket_snd}; packet(7)
 * has it the other way round).
 */
public final class TransmitRing {
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final Syscalls syscalls;
    private final int fd;
    private final TransmitLayout layout;
    private final ByteBuffer memory;
    private final ReentrantLock lock = new ReentrantLock();
    /** The slot that the kernel looks at next. Guarded by the lock. */
    private int next;

    /** @param ring was mapped with this layout behind it */
    public TransmitRing(Syscalls syscalls, int fd, TransmitLayout layout, ReceiveRing ring) {
        this.syscalls = syscalls;
        this.fd = fd;
        this.layout = layout;
        this.memory = ring.behind();
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
                boolean fits = frames.get(from).length() <= layout.mostBytes();
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

    /** Fills the slots that are free, as far as frames fit. */
    private int place(List<Bytes> frames, int from) {
        int most = Math.min(frames.size() - from, layout.slotCount());
        for (int i = 0; i < most; i++) {
            Bytes frame = frames.get(from + i);
            int at = layout.offset(slot(i));
            if (frame.length() > layout.mostBytes() || status(at) != Tpacket3.STATUS_AVAILABLE) {
                return i;
            }
            memory.putInt(at + Tpacket3.NEXT_OFFSET, 0);
            memory.putInt(at + Tpacket3.SNAP_LENGTH, frame.length());
            memory.putInt(at + Tpacket3.LENGTH, frame.length());
            frame.copyTo(0, memory, at + TransmitLayout.DATA, frame.length());
            INT.setRelease(memory, at + Tpacket3.STATUS, Tpacket3.STATUS_SEND_REQUEST);
        }
        return most;
    }

    /** Has the kernel send what is placed, until it does not want one; why not is told if it says so. */
    private ErrnoException kick() {
        try {
            syscalls.send(fd, 0L, 0, Linux.MSG_DONTWAIT);
            return null;
        } catch (ErrnoException e) {
            return e;
        }
    }

    /** What the kernel has not taken is still as it was placed, or is marked as one that it does not understand. */
    private int countTaken(int placed) {
        for (int i = 0; i < placed; i++) {
            int status = status(layout.offset(slot(i)));
            if (status == Tpacket3.STATUS_SEND_REQUEST || status == Tpacket3.STATUS_WRONG_FORMAT) {
                return i;
            }
        }
        return placed;
    }

    private void takeBack(int taken, int placed) {
        for (int i = taken; i < placed; i++) {
            INT.setRelease(memory, layout.offset(slot(i)) + Tpacket3.STATUS, Tpacket3.STATUS_AVAILABLE);
        }
    }

    private int status(int at) {
        return (int) INT.getAcquire(memory, at + Tpacket3.STATUS) & Tpacket3.TRANSMIT_STATUS;
    }

    private int slot(int ahead) {
        return (next + ahead) % layout.slotCount();
    }
}
