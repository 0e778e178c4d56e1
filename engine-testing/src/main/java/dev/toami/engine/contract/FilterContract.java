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
import dev.toami.engine.FilterSyntaxException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Filters: nothing comes past them, nothing that they accept is lost. */
public interface FilterContract extends ContractCase {
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
        Bytes[] ports = {TestFrames.udp(1, 20), TestFrames.udp(2, 20), TestFrames.udp(3, 20)};
        List<Integer> seen = new ArrayList<>();
        try (CaptureSession session =
                openSession(CaptureOptions.builder().filter("udp port 1 or 3").bufferSize(32 << 20))) {
            long sentThrees;
            try (Traffic traffic = Traffic.start(link(), ports)) {
                for (int i = 0; i < 50; i++) {
                    boolean even = i % 2 == 0;
                    session.setFilter(even ? "udp port 2 or 3" : "udp port 1 or 3");
                    int from = seen.size();
                    session.poll(frame -> seen.add(TestFrames.port(frame)), 100, PATIENCE);
                    assertFalse(
                            seen.subList(from, seen.size()).contains(even ? 1 : 2),
                            "a frame of the old filter after swap " + i);
                }
                sentThrees = traffic.stop() / ports.length;
            }
            ContractCase.drain(session).forEach(frame -> seen.add(TestFrames.port(frame)));
            assertEquals(0, session.statistics().droppedByKernel(), "this machine is too slow for the buffer");
            assertEquals(
                    sentThrees,
                    seen.stream().filter(port -> port == 3).count(),
                    "frames that both filters accept are all there");
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
        String hosts = IntStream.range(0, 900)
                .mapToObj(i -> "host 198.51." + i / 250 + "." + i % 250)
                .collect(Collectors.joining(" or ", "udp[108] = 100 and (host 192.0.2.1 or ", ")"));
        CaptureOptions.Builder options = CaptureOptions.builder().snapLength(20).filter(hosts);
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
