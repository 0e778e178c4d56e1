package dev.toami.engine.contract;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameStatus;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is counted, and that it adds up. */
public interface StatisticsContract extends ContractCase {
    @Test
    default void countsAreCumulativeAndStayAfterClose() throws Exception {
        CaptureSession session = openSession();
        try (session) {
            assertEquals(counted(0, 0), session.statistics());
            for (int round = 1; round <= 3; round++) {
                for (int i = 0; i < 10; i++) {
                    link().arrive(TestFrames.udp(53, 20));
                }
                assertEquals(10, ContractCase.drain(session).size());
                assertEquals(counted(10L * round, 0), session.statistics());
                assertEquals(counted(10L * round, 0), session.statistics());
            }
        }
        Thread.sleep(100);
        assertEquals(counted(30, 0), session.statistics());
    }

    @Test
    default void rejectedFramesAreCountedWhereTheyAreRejected() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().filter("udp port 53"))) {
            for (int i = 0; i < 10; i++) {
                link().arrive(TestFrames.udp(i < 4 ? 53 : 9999, 20));
            }
            assertEquals(4, ContractCase.drain(session).size());
            CaptureStatistics expected = can(Capability.KERNEL_FILTER) ? counted(4, 0) : counted(10, 6);
            assertEquals(expected, session.statistics());
        }
    }

    @Test
    default void underOverloadEveryFrameIsHandedOutOrCountedAsDropped() throws Exception {
        long sent = 0;
        long handed = 0;
        try (CaptureSession session = openSession(CaptureOptions.builder().bufferSize(1 << 16))) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 5000; i++) {
                    link().arrive(TestFrames.udp(53, 1400));
                }
                sent += 5000;
                int drained = ContractCase.drain(session).size();
                assertTrue(drained > 0 && drained < 5000, drained + " of 5000 frames in round " + round);
                handed += drained;
                link().arrive(TestFrames.udp(5, 20));
                sent++;
                CapturedFrame late = ContractCase.take(session);
                handed++;
                assertEquals(5, TestFrames.port(late), "it goes on when there is room again");
                assertEquals(
                        can(Capability.FRAME_STATUS),
                        late.has(FrameStatus.LOSING),
                        "whether frames were dropped since the statistics were last read");
                CaptureStatistics statistics = session.statistics();
                assertEquals(handed, statistics.received(), statistics::toString);
                assertEquals(sent, statistics.received() + statistics.droppedByKernel(), statistics::toString);
                assertEquals(can(Capability.RING_FREEZES), statistics.ringFreezes() > 0, statistics::toString);
                link().arrive(TestFrames.udp(7, 20));
                sent++;
                CapturedFrame next = ContractCase.take(session);
                handed++;
                assertEquals(7, TestFrames.port(next));
                assertFalse(next.has(FrameStatus.LOSING), "nothing was dropped since the statistics were read");
            }
        }
    }
}
