package dev.toami.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the devices of the network namespace in which it was opened, as it happens.
 *
 * <p>One thread reads at a time: a second reader gets {@link IllegalStateException}. Closing is safe from any thread while
 * another one reads.
 *
 * <p>Events come from comparing states: applied to the {@link #devices()} at the beginning they always lead to those of
 * now. If the system had to drop messages because they were not read in time, the devices are listed anew and the
 * differences are the next events: no state is missed, but a device that went down and up again in between may be told
 * of not at all.
 */
public interface LinkWatch extends AutoCloseable {
    /**
     * All devices but {@link NetworkDevice#ANY}, by index, as they are after the event that was read last; those at the
     * beginning if none has been read.
     */
    List<NetworkDevice> devices();

    /**
     * The next event, or empty when {@code timeout} has passed without one.
     *
     * @param timeout zero to look only, {@link CaptureOptions#FOREVER} to wait without end
     * @throws SessionClosedException if the watch is closed, also by another thread during the call
     * @throws CaptureInterruptedException if the thread is or gets interrupted
     */
    Optional<LinkEvent> next(Duration timeout) throws CaptureException;

    boolean isOpen();

    /**
     * Closes at once; a thread that is reading gets {@link SessionClosedException} within 100 ms. Idempotent. A watch that
     * is dropped without it is closed when the garbage collector finds it, with a warning in the log.
     */
    @Override
    void close();
}
