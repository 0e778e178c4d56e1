package dev.toami.pcap;

import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.spi.Deadline;

/** Takes the frames of a handle out of libpcap. One thread reads and waits; any thread may wake it. */
interface FrameReader {
    /** The next frame that is there already. */
    Optional<PcapFrame> read() throws CaptureException;

    /**
     * Waits until a frame may be there, the deadline is over, {@link #wake} was called or the thread was interrupted, at
     * most half a second.
     *
     * @return false if it is time to look whether the device is there and up
     */
    boolean await(Deadline deadline) throws CaptureException;

    /** Makes waiting end at once from now on. */
    void wake();

    /** Called when nobody reads any more, before the handle is closed. */
    void close();
}
