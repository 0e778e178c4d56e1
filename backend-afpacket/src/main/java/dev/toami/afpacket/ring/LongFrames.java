package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import jnr.constants.platform.Errno;

/**
 * Frames that are longer than a slot of TPACKET_V2: the kernel puts their beginning into the slot, and the whole frame into
 * the queue of the socket (PACKET_COPY_THRESH, TP_STATUS_COPY), if that has room.
 */
final class LongFrames {
    /** Room for the headers that are put back before a frame; the queue's frames begin where the slots' do. */
    static final int HEADROOM = 64;

    private final Syscalls syscalls;
    private final int fd;
    private final int snapLength;
    private ByteBuffer content;

    LongFrames(Syscalls syscalls, int fd, int snapLength) {
        this.syscalls = syscalls;
        this.fd = fd;
        this.snapLength = snapLength;
    }

    /** Tells the kernel to keep them. The ring is not yet there. */
    static void keep(Syscalls syscalls, int fd, long bytes) throws ErrnoException {
        syscalls.setSocketOption(fd, Linux.SOL_PACKET, Linux.PACKET_COPY_THRESH, 1);
        // The kernel counts twice what is asked for.
        int queue = (int) Math.min(bytes / 2, Integer.MAX_VALUE / 2);
        try {
            syscalls.setSocketOption(fd, Linux.SOL_SOCKET, Linux.SO_RCVBUFFORCE, queue);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EPERM) {
                throw e;
            }
            // Without CAP_NET_ADMIN: as much as net.core.rmem_max allows.
            syscalls.setSocketOption(fd, Linux.SOL_SOCKET, Linux.SO_RCVBUF, queue);
        }
    }

    /**
     * Takes the next one from the queue.
     *
     * @return how many bytes {@link #content} has of it from {@link #HEADROOM} on, at most the snap length; -1 if there is none
     */
    int take() throws ErrnoException {
        if (content == null) {
            content = Memory.allocate(HEADROOM + snapLength).order(ByteOrder.BIG_ENDIAN);
        }
        try {
            int received = syscalls.receive(fd, content.slice(HEADROOM, snapLength), Linux.MSG_DONTWAIT);
            return Math.min(received, snapLength);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EAGAIN) {
                return -1;
            }
            throw e;
        }
    }

    ByteBuffer content() {
        return content;
    }
}
