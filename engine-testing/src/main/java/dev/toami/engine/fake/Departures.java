package dev.toami.engine.fake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.Bytes;
import dev.toami.engine.spi.Deadline;

/** The frames that left a device until the test takes them. Thread-safe. */
final class Departures {
    private static final long A_DAY_NANOS = TimeUnit.DAYS.toNanos(1);

    private record Departure(Bytes frame, Optional<Throwable> where) {}

    private final Queue<Departure> departures = new ArrayDeque<>();

    /** @param mustBeTaken whether to remember where it was sent */
    synchronized void add(Bytes frame, boolean mustBeTaken) {
        departures.add(new Departure(
                frame, mustBeTaken ? Optional.of(new Throwable("the frame was sent here")) : Optional.empty()));
        notifyAll();
    }

    synchronized Optional<Bytes> take(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        while (departures.isEmpty() && !deadline.isOver()) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft(A_DAY_NANOS));
        }
        return Optional.ofNullable(departures.poll()).map(Departure::frame);
    }

    synchronized List<Bytes> takeAll() {
        List<Bytes> frames = departures.stream().map(Departure::frame).toList();
        departures.clear();
        return frames;
    }

    /** Tells of those that had to be taken and were not. */
    synchronized void report(String device, Faults untaken) {
        for (Departure departure : departures) {
            departure.where.ifPresent(
                    where -> untaken.add("a frame left " + device + " that nobody took: " + departure.frame, where));
        }
    }
}
