package dev.toami.afpacket;

import java.util.List;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.engine.Bytes;

/** A way for frames to the device. Thread-safe. */
interface Transmitter {
    /**
     * Sends a frame, without waiting for room.
     *
     * @throws ErrnoException EAGAIN if the socket's buffer is full, ENOBUFS if the device's queue is
     */
    void offer(Bytes frame) throws ErrnoException;

    /**
     * Sends frames from {@code from} on, without waiting for room.
     *
     * @return how many were sent, 1 at least; some may be left for the next call
     * @throws ErrnoException why the first one was not sent
     */
    int offer(List<Bytes> frames, int from) throws ErrnoException;
}
