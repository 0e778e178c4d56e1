package dev.toami.engine;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A device that is open for capturing and injecting.
 *
 * <p>One thread reads at a time: a second reader gets {@link IllegalStateException}. Injecting, statistics, changing the
 * filter and closing are safe from any thread while another one reads.
 */
public interface CaptureSession extends Iterable<CapturedFrame>, AutoCloseable {
    /**
     * A number that no other session of this JVM has, as it is in events of Java Flight Recorder and in names of management
     * beans; 0 if the session is no backend's. That of a decorator is that of the session that it wraps.
     */
    default long id() {
        return 0;
    }

    /** The name of the device when it was opened; the session follows a device that gets another name. */
    String device();

    /** What the frames begin with. */
    LinkType linkType();

    int snapLength();

    /** How long iteration waits for a frame before it ends, see {@link CaptureOptions#readTimeout}. */
    Duration readTimeout();

    /**
     * The next frame, owned, or empty when {@code timeout} has passed without one.
     *
     * @param timeout zero to look only, {@link CaptureOptions#FOREVER} to wait without end; it fires without traffic too
     * @throws SessionClosedException if the session is closed, also by another thread during the call
     * @throws DeviceNotFoundException if the device has gone, unless it is waited for
     * @throws DeviceDownException if the device went down, unless it is waited for
     * @throws LinkTypeChangedException if {@link CaptureOptions#awaitDevice waiting} found one of another link type
     * @throws CaptureInterruptedException if the thread is or gets interrupted
     */
    Optional<CapturedFrame> next(Duration timeout) throws CaptureException;

    /**
     * The next frames, owned: as many as are there, one at least unless {@code timeout} has passed without any.
     *
     * @param maxFrames how many at the most
     * @param timeout how long to wait for the first frame, as for {@link #next(Duration)}
     * @throws IllegalArgumentException if {@code maxFrames} is not at least 1
     * @throws CaptureException as {@link #next(Duration)}
     */
    default List<CapturedFrame> next(int maxFrames, Duration timeout) throws CaptureException {
        if (maxFrames < 1) {
            throw new IllegalArgumentException("at least one frame must be wanted, not " + maxFrames);
        }
        List<CapturedFrame> frames = new ArrayList<>();
        Optional<CapturedFrame> frame = next(timeout);
        while (frame.isPresent()) {
            frames.add(frame.get());
            frame = frames.size() < maxFrames && isOpen() ? next(Duration.ZERO) : Optional.empty();
        }
        return frames;
    }

    /**
     * Leases up to {@code maxFrames} frames to {@code handler}, each valid inside its call only. What the handler throws
     * comes out of here: that frame counts as handled, and the session stays open.
     *
     * @param timeout how long to wait for the first frame
     * @return how many frames were handled, 0 when {@code timeout} has passed without one
     * @throws IllegalArgumentException if {@code maxFrames} is not at least 1
     * @throws CaptureException as {@link #next(Duration)}
     */
    int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException;

    /**
     * Sends one frame as it is, link-layer header included.
     *
     * @throws IllegalArgumentException if it is empty
     * @throws UnsupportedOperationException if the backend is without {@link Capability#INJECT}
     * @throws TransmitQueueFullException if there is no room for it; a backend may wait some milliseconds for it first
     * @throws CannotInjectException if no frame can be sent here
     * @throws CaptureException if the device does not take it
     */
    void inject(Bytes frame) throws CaptureException;

    /**
     * Sends frames in order, each as it is, as {@link #inject(Bytes)} would one by one. Between them those of another thread
     * may be sent.
     *
     * @param frames not to be changed meanwhile
     * @return how many the device took, from the first on. Fewer than there are if there was no room for more: the rest may
     *     be tried again. Fewer also if the session was closed or the thread interrupted meanwhile, which the next call throws
     * @throws IllegalArgumentException if one of them is empty; none is sent then
     * @throws BatchInjectException if one of them is refused for another reason than a full queue
     * @throws UnsupportedOperationException as {@link #inject(Bytes)}
     * @throws CaptureException if none was sent because the session is closed or the thread interrupted
     */
    default int inject(List<Bytes> frames) throws CaptureException {
        for (Bytes frame : frames) {
            if (frame.isEmpty()) {
                throw new IllegalArgumentException("inject on " + device() + ": a frame of 0 bytes");
            }
        }
        int sent = 0;
        for (Bytes frame : frames) {
            try {
                inject(frame);
            } catch (TransmitQueueFullException e) {
                return sent;
            } catch (SessionClosedException | CaptureInterruptedException e) {
                if (sent == 0) {
                    throw e;
                }
                return sent;
            } catch (CaptureException e) {
                throw new BatchInjectException(sent, frames.size(), e);
            }
            sent++;
        }
        return sent;
    }

    /**
     * Replaces the filter. After it returns, no frame comes out that the new filter rejects, but for the one that a reader
     * already has, and none that it accepts is lost. Frames that wait may have been cut to the snap length already: of them the filter sees what is left.
     *
     * @param expression an expression of pcap-filter(7), empty for everything
     * @throws FilterSyntaxException if it is not in the language; the old filter then stays
     */
    void setFilter(String expression) throws CaptureException;

    CaptureStatistics statistics() throws CaptureException;

    boolean isOpen();

    /**
     * Closes at once; a thread that is reading gets {@link SessionClosedException} within 100 ms. Idempotent. A session
     * that is dropped without it is closed when the garbage collector finds it, with a warning in the log.
     */
    @Override
    void close();

    /**
     * Frames as they come. The iteration ends when the session is closed or its read timeout passes without a frame.
     *
     * @throws UncheckedIOException from the iterator's methods, around the {@link CaptureException} of {@link #next}
     */
    @Override
    Iterator<CapturedFrame> iterator();

    /** The same as {@link #iterator()}. Closing the stream does not close the session. */
    default Stream<CapturedFrame> stream() {
        int kind = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), kind), false);
    }
}
