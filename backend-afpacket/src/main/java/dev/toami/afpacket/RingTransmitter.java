package dev.toami.afpacket;

import java.util.List;

import dev.toami.afpacket.ring.TransmitRing;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.engine.Bytes;

/** Sends from a transmit ring. */
record RingTransmitter(TransmitRing ring) implements Transmitter {
    @Override
    public void offer(Bytes frame) throws ErrnoException {
        ring.offer(List.of(frame), 0);
    }

    @Override
    public int offer(List<Bytes> frames, int from) throws ErrnoException {
        return ring.offer(frames, from);
    }
}
