package dev.toami.it.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Frame;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.contract.TestFrames;

/** A pair with a sender at one end and a reader at the other, to which things happen. One thread at a time. */
final class SoakStation {
    /** Each lets through some of what is sent. */
    private static final List<String> FILTERS = List.of("", "udp", "udp dst port 1000", "udp dst port 2000 and ip");

    private static final int RATE = 20_000;
    private static final int COUNTED = 4000;
    private static final int FRAMES_COUNTED = 20_000;

    enum Event {
        CLOSE,
        INTERRUPT,
        SECOND_READER,
        SWAP_FILTER,
        FLAP,
        DELETE,
        STATISTICS,
        INJECT,
        STALE_FRAME,
        HANDLER_THROWS,
        DROP,
        REFUSE
    }

    private final CaptureEngine engine;
    private final Random dice;
    private final Map<Event, Integer> events = new EnumMap<>(Event.class);
    private Wires wires;
    private CaptureSession left;
    private Sender sender;
    private DeviceReader reader;
    private long frames;

    SoakStation(CaptureEngine engine, long seed) throws IOException {
        this.engine = engine;
        this.dice = new Random(seed);
        build();
    }

    private void build() throws IOException {
        wires = Wires.create(1);
        left = engine.capture(
                wires.left(0), Kill.small().direction(Direction.IN).build());
        read();
    }

    private void read() throws CaptureException {
        CaptureOptions options = Kill.small()
                .bufferSize(1L << (16 + dice.nextInt(5)))
                .snapLength(dice.nextBoolean() ? 60 : CaptureOptions.MAX_SNAP_LENGTH)
                .immediate(dice.nextBoolean())
                .promiscuous(dice.nextBoolean())
                .filter(anyFilter())
                .build();
        reader = DeviceReader.start(engine.capture(wires.right(0), options));
    }

    private String anyFilter() {
        return FILTERS.get(dice.nextInt(FILTERS.size()));
    }

    /** Lets things happen under load until a time of {@link System#nanoTime}. */
    void storm(long until) throws IOException, InterruptedException {
        sender = Sender.start(left, RATE, 1000, 2000);
        while (System.nanoTime() < until) {
            Event event = Event.values()[dice.nextInt(Event.values().length)];
            happen(event);
            events.merge(event, 1, Integer::sum);
            require(reader.end() == null, "the reader goes on after " + event + ", not ended by " + reader.end());
            LockSupport.parkNanos(dice.nextInt(10_000_000));
        }
        sender.stop();
    }

    private void happen(Event event) throws IOException, InterruptedException {
        CaptureSession session = reader.session();
        switch (event) {
            case CLOSE -> {
                endReader();
                read();
            }
            case INTERRUPT -> {
                int before = reader.interrupts();
                reader.interrupt();
                awaitReader(event, () -> reader.interrupts() > before);
            }
            case SECOND_READER -> readToo(session);
            case SWAP_FILTER -> session.setFilter(anyFilter());
            case FLAP -> {
                int before = reader.downs();
                wires.setDown();
                awaitReader(event, () -> reader.downs() > before);
                wires.setUp();
                awaitFrames(event);
            }
            case DELETE -> {
                wires.delete();
                Throwable end = reader.awaitEnd();
                require(end instanceof DeviceNotFoundException, "a reader of a deleted device is told so, not " + end);
                sender.close();
                closeSessions();
                build();
                sender = Sender.start(left, RATE, 1000, 2000);
            }
            case STATISTICS -> require(session.statistics().received() >= 0, "counts");
            case INJECT -> Sender.tryInject(session, TestFrames.udp(1000, 1 + dice.nextInt(1000)));
            case STALE_FRAME -> useStale();
            case HANDLER_THROWS -> {
                reader.throwNext();
                awaitReader(event, () -> !reader.isToThrow());
            }
            case DROP -> engine.capture(wires.right(0), Kill.small().build()).next(Duration.ofMillis(1));
            case REFUSE -> refuse();
        }
    }

    private void awaitReader(Event event, Kill.Condition condition) throws IOException {
        Kill.await(event + " is told", () -> condition.holds() || reader.end() != null);
    }

    private void awaitFrames(Event event) throws IOException {
        long before = reader.frames();
        awaitReader(event, () -> reader.frames() > before);
    }

    private static void readToo(CaptureSession session) throws CaptureException {
        try {
            session.poll(frame -> {}, 1, Duration.ZERO);
        } catch (IllegalStateException e) {
            require(e.getMessage().contains("one reader"), e.toString());
        }
    }

    /** From a thread that it is not lent to: it is refused, or gives whatever is there. */
    private void useStale() {
        Frame stale = reader.stale();
        try {
            if (stale != null) {
                require(stale.copy().capturedLength() >= 0, "a length");
            }
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            require(e.getMessage() != null, "a message");
        }
    }

    private void refuse() throws CaptureException {
        try (CaptureSession none = engine.capture("none", Kill.small().build())) {
            throw new AssertionError("a device that is not there: " + none);
        } catch (DeviceNotFoundException e) {
            require(e.getMessage().contains("none"), e.toString());
        }
        try {
            reader.session().setFilter("udp and");
            throw new AssertionError("a filter that is none");
        } catch (FilterSyntaxException e) {
            require(reader.session().isOpen(), "an error of the caller closes nothing");
        }
    }

    /** Nothing else happens: what is sent to a slow reader is received or dropped. */
    void assertExactCounts() throws IOException {
        try (CaptureSession counted = engine.capture(
                wires.right(0), Kill.small().filter("udp dst port " + COUNTED).build())) {
            long handled = 0;
            long sent;
            try (Sender counting = Sender.start(left, Sender.FLAT_OUT, COUNTED)) {
                while (counting.begun() < FRAMES_COUNTED) {
                    handled += counted.poll(frame -> {}, 16, Duration.ofMillis(1));
                    LockSupport.parkNanos(500_000);
                }
                sent = counting.stop();
            }
            handled += Kill.drain(counted);
            CaptureStatistics statistics = counted.statistics();
            require(
                    statistics.received() + statistics.droppedByKernel() == sent && statistics.received() == handled,
                    sent + " sent, " + handled + " handled: " + statistics);
        }
    }

    private void endReader() throws InterruptedException {
        reader.session().close();
        Throwable end = reader.awaitEnd();
        require(end instanceof SessionClosedException, "a reader of a closed session is told so, not " + end);
        frames += reader.frames();
    }

    private void closeSessions() {
        frames += reader.frames();
        reader.session().close();
        left.close();
    }

    void close() throws InterruptedException {
        endReader();
        left.close();
        wires.close();
    }

    Map<Event, Integer> events() {
        return events;
    }

    long frames() {
        return frames;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
