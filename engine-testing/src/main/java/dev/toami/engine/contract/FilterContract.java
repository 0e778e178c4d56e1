package dev.toami.engine.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterSyntaxException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Filters: nothing comes past them, nothing that they accept is lost. */
public interface FilterContract extends ContractCase {
    /** Frames of which a buffer of 32 MiB takes all, whatever a backend stores beside them. */
    int BURST = 40_000;

    @Test
    default void theFilterIsInForceBeforeTheFirstFrame() throws Exception {
        try (Traffic traffic = Traffic.start(link(), TestFrames.udp(9999, 20))) {
            for (int i = 0; i < 20; i++) {
                try (CaptureSession session =
                        openSession(CaptureOptions.builder().filter("udp port 53"))) {
                    link().arrive(TestFrames.udp(53, 20));
                    assertEquals(53, TestFrames.port(ContractCase.take(session)));
                    assertTrue(session.next(Duration.ofMillis(30)).isEmpty());
                    CaptureStatistics statistics = session.statistics();
                    if (can(Capability.KERNEL_FILTER)) {
                        assertEquals(1, statistics.received(), statistics::toString);
                        assertEquals(0, statistics.filtered(), statistics::toString);
                    } else {
                        assertTrue(
                                statistics.filtered() < statistics.received(),
                                () -> "the accepted frame is received and not filtered: " + statistics);
                    }
                }
            }
            assertTrue(traffic.sent() > 20);
        }
    }

    @Test
    default void aNewFilterHoldsForWhatIsOnItsWay() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().filter("udp"))) {
            for (int i = 0; i < 200; i++) {
                link().arrive(TestFrames.udp(i % 2 == 0 ? 53 : 9999, 20));
            }
            session.setFilter("udp port 53");
            link().arrive(TestFrames.udp(53, 7));
            List<CapturedFrame> frames = ContractCase.drain(session);
            assertEquals(101, frames.size());
            assertTrue(frames.stream().allMatch(frame -> TestFrames.port(frame) == 53));
            assertEquals(
                    100, session.statistics().filtered(), "frames that the old filter let in and the new one rejected");
        }
    }

    @Test
    default void aFilterIsReplacedUnderLoadWithoutLossOrStrangers() throws Exception {
        replaceUnderLoad("udp port 1 or 3", "udp port 2 or 3", 50);
    }

    @Test
    default void aFilterMovesBetweenKernelAndJvmUnderLoadWithoutLossOrStrangers() throws Exception {
        replaceUnderLoad("udp port 1 or 3", tooLong("udp port 2 or 3"), 10);
    }

    /**
     * Replaces a filter for ports 1 and 3 by one for 2 and 3, and that by the first, and so on. Frames come during each
     * replacement, as many as a buffer that is empty at its start takes however slow the machine is.
     */
    private void replaceUnderLoad(String onesAndThrees, String twosAndThrees, int times) throws Exception {
        // What no filter accepts is the most.
        int[] ports = {1, 9, 2, 9, 3, 9};
        Bytes[] frames =
                IntStream.of(ports).mapToObj(port -> TestFrames.udp(port, 20)).toArray(Bytes[]::new);
        List<Integer> seen = new ArrayList<>();
        try (CaptureSession session = openSession(CaptureOptions.builder()
                .filter(onesAndThrees)
                .bufferSize(32 << 20)
                // A trickle while a slow machine compiles the filter does not use the buffer up.
                .blockTimeout(Duration.ofMillis(100)))) {
            long sentThrees;
            try (Traffic traffic = Traffic.startOnCredit(link(), frames)) {
                for (int i = 0; i < times; i++) {
                    boolean even = i % 2 == 0;
                    traffic.credit(BURST);
                    session.setFilter(even ? twosAndThrees : onesAndThrees);
                    int from = seen.size();
                    session.poll(frame -> seen.add(TestFrames.port(frame)), 100, PATIENCE);
                    traffic.hold();
                    while (session.poll(frame -> seen.add(TestFrames.port(frame)), 1000, Duration.ofMillis(1)) > 0) {}
                    assertFalse(
                            seen.subList(from, seen.size()).contains(even ? 1 : 2),
                            "a frame of the old filter after swap " + i);
                }
                long sent = traffic.stop();
                sentThrees = sent / ports.length + (sent % ports.length == 5 ? 1 : 0);
            }
            ContractCase.drain(session).forEach(frame -> seen.add(TestFrames.port(frame)));
            assertEquals(0, session.statistics().droppedByKernel(), "the buffer takes a burst");
            assertFalse(seen.contains(9), "a frame that neither filter accepts");
            assertEquals(
                    sentThrees,
                    seen.stream().filter(port -> port == 3).count(),
                    "frames that both filters accept are all there");
        }
    }

    /** A filter for the same frames that the kernel refuses: no optimizer can do with fewer tests than there are lengths. */
    private static String tooLong(String expression) {
        return IntStream.range(0, 5000)
                .mapToObj(i -> " or len = " + (1_000_000 + 7 * i))
                .collect(Collectors.joining("", "(" + expression + ")", ""));
    }

    @Test
    default void aFilterThatTheKernelRefusesRunsInTheJvmAndTheStatisticsSaySo() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().filter(tooLong("udp port 53")))) {
            for (int i = 0; i < 10; i++) {
                link().arrive(TestFrames.udp(i < 4 ? 53 : 9999, 20));
            }
            assertEquals(4, ContractCase.drain(session).size());
            assertEquals(new CaptureStatistics(10, 0, 0, 0, 6, FilterPlace.JVM), session.statistics());
            session.setFilter("udp port 53");
            assertEquals(counted(10, 6), session.statistics());
            session.setFilter(tooLong("udp port 9999"));
            assertEquals(FilterPlace.JVM, session.statistics().filterPlace());
        }
    }

    @Test
    default void aRefusedFilterLeavesTheOldOne() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().filter("udp port 53"))) {
            for (String wrong : List.of("udp port and", "nonsense", "tcp or (", "\u0000")) {
                assertThrows(FilterSyntaxException.class, () -> session.setFilter(wrong), wrong);
            }
            assertThrows(NullPointerException.class, () -> session.setFilter(null));
            link().arrive(TestFrames.udp(9999, 20));
            link().arrive(TestFrames.udp(53, 20));
            assertEquals(
                    List.of(53),
                    ContractCase.drain(session).stream().map(TestFrames::port).toList());
        }
    }

    @Test
    default void anEmptyFilterAcceptsEverything() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().filter("tcp"))) {
            session.setFilter("");
            link().arrive(TestFrames.udp(53, 20));
            link().arrive(TestFrames.tcp(80, "GET /"));
            assertEquals(2, ContractCase.drain(session).size());
        }
    }

    @Test
    default void aFilterSeesWhatTheSnapLengthCutsOff() throws Exception {
        CaptureOptions.Builder options = CaptureOptions.builder().snapLength(20).filter("udp[108] = 100 and less 200");
        try (CaptureSession session = openSession(options)) {
            link().arrive(TestFrames.udp(53, 120));
            link().arrive(TestFrames.udp(53, 300));
            List<CapturedFrame> frames = ContractCase.drain(session);
            assertEquals(1, frames.size(), "frames whose byte behind the snap length is 100");
            assertEquals(20, frames.get(0).capturedLength());
        }
    }

    @Test
    default void aFilterOfAnyLengthRuns() throws Exception {
        CaptureOptions.Builder options = CaptureOptions.builder().snapLength(20).filter(tooLong("udp[108] = 100"));
        try (CaptureSession session = openSession(options)) {
            link().arrive(TestFrames.udp(53, 120));
            link().arrive(TestFrames.udp(53, 50));
            link().arrive(TestFrames.tcp(80, "no"));
            List<CapturedFrame> frames = ContractCase.drain(session);
            assertEquals(1, frames.size());
            assertEquals(20, frames.get(0).capturedLength());
        }
    }

    @Test
    default void vlanFiltersLookAtTheTag() throws Exception {
        Bytes plain = TestFrames.udp(53, 40);
        for (String filter : List.of("vlan 100", "ip and vlan 100", "vlan 100 and udp port 53")) {
            try (CaptureSession session = openSession(CaptureOptions.builder().filter(filter))) {
                link().arrive(TestFrames.tagged(0x8100, 100, plain));
                link().arrive(TestFrames.tagged(0x8100, 101, plain));
                link().arrive(plain);
                assertEquals(1, ContractCase.drain(session).size(), filter);
            }
        }
    }
}
