package dev.toami.it.kill;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long it takes to open a session under load, to have its first frame, and to close it; one after the other. */
class FirstPacketTest {
    private static final int TIMES = Math.max(1, Kill.TIMES / 20);

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstFrameIsOneThatCameAfterOpening(boolean immediate) throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            Held.assertNothingStays(() -> measure(engine, pair, immediate));
        }
    }

    private static void measure(CaptureEngine engine, VethPair pair, boolean immediate) throws Exception {
        CaptureOptions options = CaptureOptions.builder().immediate(immediate).build();
        List<Long> opening = new ArrayList<>();
        List<Long> waiting = new ArrayList<>();
        List<Long> closing = new ArrayList<>();
        try (CaptureSession left = engine.capture(
                        pair.left(), Kill.small().direction(Direction.IN).build());
                Sender sender = Sender.start(left, 20_000, 1000)) {
            Kill.await("frames are sent", () -> sender.begun() > 0);
            for (int i = 0; i < TIMES; i++) {
                long sent = sender.begun();
                long start = System.nanoTime();
                CaptureSession session = engine.capture(pair.right(), options);
                long opened = System.nanoTime();
                CapturedFrame frame = session.next(Kill.PATIENCE).orElseThrow();
                long read = System.nanoTime();
                session.close();
                closing.add(System.nanoTime() - read);
                waiting.add(read - opened);
                opening.add(opened - start);
                assertTrue(Sender.number(frame) >= sent - 1, () -> "frame " + Sender.number(frame) + " is older");
            }
            sender.stop();
        }
        System.out.printf(
                "first frame%s: opened in %d us, frame after %d us, closed in %d us (medians of %d)%n",
                immediate ? ", immediate" : "", median(opening), median(waiting), median(closing), TIMES);
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1000;
    }
}
