package dev.toami.afpacket;

import java.util.List;

import dev.toami.afpacket.ring.TransmitRing;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;

/** Sends from a transmit ring. */
final class RingSender extends FrameSender {
    private final TransmitRing ring;

    RingSender(Syscalls syscalls, int fd, CaptureTarget target, TransmitRing ring) {
        super(syscalls, fd, target);
        this.ring = ring;
    }

    @Override
    void offer(Bytes frame) throws ErrnoException {
        ring.offer(List.of(frame), 0);
    }

    @Override
    int offer(List<Bytes> frames, int from) throws ErrnoException {
        return ring.offer(frames, from);
    }
}
