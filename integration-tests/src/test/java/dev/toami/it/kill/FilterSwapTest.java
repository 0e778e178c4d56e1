package dev.toami.it.kill;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two kinds of frames flat out, and a filter that lets through now the one and now the other. */
class FilterSwapTest {
    private static final int[] PORTS = {1000, 2000};

    /** Every so many swaps the filter is one that only the JVM can run. */
    private static final int IN_JVM_EVERY = 200;

    /** The frames that were sent while a filter was in force, from the first to the last that is known to have arrived. */
    private record Window(int port, long from, long to) {}

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void notOneFrameOfTheWrongKindAndNoneOfTheRightOneLost() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            Held.assertNothingStays(() -> swapUnderLoad(engine, pair));
        }
    }

    private static void swapUnderLoad(CaptureEngine engine, VethPair pair) throws Exception {
        try (CaptureSession left = engine.capture(
                        pair.left(), Kill.small().direction(Direction.IN).build());
                CaptureSession session = engine.capture(
                        pair.right(),
                        CaptureOptions.builder()
                                .filter(filter(0))
                                .bufferSize(64 << 20)
                                .immediate(true)
                                .build())) {
            KindReader reader = new KindReader(session).start();
            List<Window> windows = new ArrayList<>();
            try (reader;
                    Sender sender = Sender.start(left, Sender.FLAT_OUT, PORTS)) {
                for (int i = 1; i <= Kill.TIMES; i++) {
                    windows.add(swap(session, reader, sender, i));
                }
                sender.stop();
                reader.stop();
            }
            check(windows, reader, session.statistics(), Wires.lostOnTheWay(pair.left()));
        }
    }

    private static Window swap(CaptureSession session, KindReader reader, Sender sender, int i) throws Exception {
        int port = PORTS[i % 2];
        reader.swapping();
        session.setFilter(filter(i));
        reader.swappedTo(port);
        long from = sender.begun();
        Kill.await("frames to port " + port, () -> reader.last(port) >= from);
        if (i % IN_JVM_EVERY == 0) {
            assertEquals(FilterPlace.JVM, session.statistics().filterPlace());
        }
        return new Window(port, from, reader.last(port));
    }

    private static String filter(int i) {
        String filter = "udp dst port " + PORTS[i % 2];
        if (i == 0 || i % IN_JVM_EVERY != 0) {
            return filter;
        }
        // More instructions than the kernel takes.
        return IntStream.range(0, 4096)
                .mapToObj(n -> " or len = " + (1_000_000 + 7 * n))
                .collect(Collectors.joining("", filter, ""));
    }

    private static void check(List<Window> windows, KindReader reader, CaptureStatistics statistics, long lost)
            throws CaptureException {
        assertEquals(List.of(), reader.wrong());
        assertEquals(reader.handled(), statistics.received() - statistics.filtered(), statistics::toString);
        BitSet seen = reader.seen();
        long missing = 0;
        long sent = 0;
        for (Window window : windows) {
            for (long number = window.from; number <= window.to; number++) {
                if (PORTS[(int) (number % 2)] == window.port) {
                    sent++;
                    missing += seen.get((int) number) ? 0 : 1;
                }
            }
        }
        System.out.printf(
                "filter swapped %d times: %d frames came out, %d filtered in the JVM; of %d between swaps %d missed, %d dropped%n",
                windows.size(),
                reader.handled(),
                statistics.filtered(),
                sent,
                missing,
                statistics.droppedByKernel() + lost);
        long most = statistics.droppedByKernel() + lost;
        assertTrue(missing <= most, missing + " frames are missing, and " + most + " were dropped: " + statistics);
    }
}
