package dev.toami.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import dev.toami.engine.BatchInjectException;
import dev.toami.engine.Bytes;
import dev.toami.engine.CannotInjectException;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Configuration;
import dev.toami.engine.Direction;
import dev.toami.engine.TransmitQueueFullException;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How the afpacket backend sends, in each of its ways. */
class SendTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private VethPair pair;

    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.tools("tc");
    }

    @BeforeEach
    void create() {
        pair = VethPair.create();
    }

    @AfterEach
    void remove() {
        pair.close();
    }

    /** Settings of the backend. */
    static List<Map<String, String>> ways() {
        return List.of(
                Map.of(),
                Map.of("afpacket.qdisc-bypass", "true"),
                Map.of("afpacket.transmit", "ring"),
                Map.of("afpacket.transmit", "ring", "afpacket.ring", "v2"),
                Map.of("afpacket.transmit", "ring", "afpacket.qdisc-bypass", "true"));
    }

    private static CaptureEngine open(Map<String, String> way) throws CaptureException {
        Map<String, String> settings = new HashMap<>(way);
        settings.put("backend", "afpacket");
        return CaptureEngine.open(Configuration.load(settings));
    }

    private static CaptureOptions incoming() {
        return CaptureOptions.builder().direction(Direction.IN).build();
    }

    /** Of all lengths from {@code shortest} to that of a whole MTU. */
    private static List<Bytes> frames(int shortest, int count) {
        List<Bytes> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[shortest + i * 7 % (1514 - shortest)];
            frame[5] = 1;
            frame[12] = (byte) 0x88;
            frame[13] = (byte) 0xb5;
            for (int at = 14; at < frame.length; at++) {
                frame[at] = (byte) (i * 31 + at);
            }
            frames.add(Bytes.wrap(frame));
        }
        return frames;
    }

    private static void injectAll(CaptureSession session, List<Bytes> frames) throws CaptureException {
        int sent = 0;
        while (sent < frames.size()) {
            sent += session.inject(frames.subList(sent, frames.size()));
        }
    }

    private static void assertArrive(List<Bytes> frames, CaptureSession receiver) throws CaptureException {
        for (int i = 0; i < frames.size(); i++) {
            int number = i;
            CapturedFrame arrived =
                    receiver.next(PATIENCE).orElseThrow(() -> new AssertionError("frame " + number + " did not come"));
            assertEquals(frames.get(i), arrived.bytes(), "frame " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatIsSentArrives(Map<String, String> way) throws Exception {
        try (CaptureEngine engine = open(way);
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession receiver = engine.capture(pair.right(), incoming())) {
            // More than a ring or a call takes at once.
            List<Bytes> frames = frames(20, 3000);
            injectAll(sender, frames);
            assertArrive(frames, receiver);
            for (Bytes frame : frames.subList(0, 100)) {
                sender.inject(frame);
            }
            assertArrive(frames.subList(0, 100), receiver);
            assertTrue(sender.next(Duration.ofMillis(50)).isEmpty(), "a session does not hear itself");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @SuppressWarnings("JdkObsolete") // a list without random access
    void aFrameThatIsThereSeveralTimesIsSentAsOften(Map<String, String> way) throws Exception {
        try (CaptureEngine engine = open(way);
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession receiver = engine.capture(pair.right(), incoming())) {
            List<Bytes> some = frames(700, 150);
            List<Bytes> frames = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                frames.addAll(Collections.nCopies(1 + i % 5, some.get(i)));
                frames.add(some.get(0));
            }
            injectAll(sender, frames);
            injectAll(sender, new LinkedList<>(frames));
            assertArrive(frames, receiver);
            assertArrive(frames, receiver);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void leasedFramesAreSentOn(Map<String, String> way) throws Exception {
        try (CaptureEngine engine = open(way);
                CaptureSession source = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession bridge = engine.capture(pair.right(), incoming());
                VethPair other = VethPair.create();
                CaptureSession out = engine.capture(other.left(), incoming());
                CaptureSession receiver = engine.capture(other.right(), incoming())) {
            List<Bytes> frames = frames(60, 40);
            injectAll(source, frames);
            int forwarded = 0;
            while (forwarded < frames.size()) {
                forwarded += bridge.poll(frame -> forward(out, frame.bytes()), 64, PATIENCE);
            }
            assertArrive(frames, receiver);
        }
    }

    private static void forward(CaptureSession out, Bytes frame) {
        try {
            out.inject(frame);
        } catch (CaptureException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aRefusedFrameIsTold(Map<String, String> way) throws Exception {
        try (CaptureEngine engine = open(way);
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession receiver = engine.capture(pair.right(), incoming())) {
            List<Bytes> frames = new ArrayList<>(frames(60, 10));
            for (Bytes wrong : List.of(Bytes.wrap(new byte[1519]), Bytes.wrap(new byte[200_000]), Bytes.of(1, 2, 3))) {
                frames.set(7, wrong);
                BatchInjectException refused =
                        assertThrows(BatchInjectException.class, () -> injectAll(sender, frames));
                assertEquals(7, refused.index());
                String message = refused.refusal().getMessage();
                assertTrue(message.contains(String.valueOf(wrong.length())), message);
                assertArrive(frames.subList(0, 7), receiver);
                assertEquals(2, sender.inject(frames.subList(8, 10)));
                assertArrive(frames.subList(8, 10), receiver);
            }
            assertTrue(receiver.next(Duration.ofMillis(50)).isEmpty());
        }
    }

    /** A queue that takes some thousand bytes a second, and holds {@code limit}. */
    private void slowDown(String limit) {
        Shell.run("tc qdisc replace dev " + pair.left() + " root tbf rate 80kbit burst 3000 limit " + limit);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @SuppressWarnings("try") // How long closing takes is looked at.
    void aFullQueueIsTold(Map<String, String> way) throws Exception {
        if (way.containsKey("afpacket.qdisc-bypass")) {
            return;
        }
        // The first is the qdisc's limit (ENOBUFS), the other one the socket's (EAGAIN).
        for (String limit : List.of("5000", "50m")) {
            // What waits in the old pair's queue goes with it.
            pair.close();
            pair = VethPair.create();
            slowDown(limit);
            try (CaptureEngine engine = open(way);
                    CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                    CaptureSession receiver = engine.capture(pair.right(), incoming())) {
                List<Bytes> frames = frames(1000, 1000);
                int sent = sender.inject(frames);
                assertTrue(sent > 0 && sent < 1000, () -> sent + " sent");
                TransmitQueueFullException full = assertThrows(TransmitQueueFullException.class, () -> {
                    for (Bytes frame : frames) {
                        sender.inject(frame);
                    }
                });
                assertTrue(full.getMessage().contains(pair.left()), full.getMessage());
                assertArrive(frames.subList(0, 3), receiver);
                long start = System.nanoTime();
                sender.close();
                assertTrue(System.nanoTime() - start < 5_000_000_000L);
            }
        }
    }

    @Test
    void theQueueingDisciplineIsBypassed() throws Exception {
        Shell.run("tc qdisc replace dev " + pair.left() + " root tbf rate 8bit burst 20 limit 1");
        try (CaptureEngine engine = open(Map.of("afpacket.qdisc-bypass", "true"));
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession receiver = engine.capture(pair.right(), incoming())) {
            List<Bytes> frames = frames(60, 200);
            injectAll(sender, frames);
            assertArrive(frames, receiver);
        }
        try (CaptureEngine engine = open(Map.of());
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults())) {
            assertThrows(
                    TransmitQueueFullException.class,
                    () -> sender.inject(frames(60, 1).get(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void framesOfSeveralThreadsAreWhole(Map<String, String> way) throws Exception {
        try (CaptureEngine engine = open(way);
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession receiver = engine.capture(pair.right(), incoming())) {
            List<Thread> threads = new ArrayList<>();
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            for (int t = 1; t <= 4; t++) {
                byte[] content = new byte[300 + 100 * t];
                Arrays.fill(content, (byte) (2 * t));
                content[12] = (byte) 0x88;
                content[13] = (byte) 0xb5;
                List<Bytes> frames = Collections.nCopies(250, Bytes.wrap(content));
                Thread thread = new Thread(() -> {
                    try {
                        injectAll(sender, frames);
                        for (Bytes frame : frames) {
                            sender.inject(frame);
                        }
                    } catch (CaptureException | RuntimeException e) {
                        failures.add(e);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            int[] count = new int[5];
            for (int i = 0; i < 2000; i++) {
                Bytes frame = receiver.next(PATIENCE).orElseThrow().bytes();
                int number = frame.u8(0) / 2;
                assertEquals(300 + 100 * number, frame.length());
                for (int at = 14; at < frame.length(); at++) {
                    assertEquals(2 * number, frame.u8(at));
                }
                count[number]++;
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(List.of(), failures);
            assertEquals(500, count[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void onTheLoopbackDevice(Map<String, String> way) throws Exception {
        try (CaptureEngine engine = open(way);
                CaptureSession sender = engine.capture("lo", incoming());
                CaptureSession receiver = engine.capture(
                        "lo",
                        incoming().toBuilder().filter("ether proto 0x88b5").build())) {
            List<Bytes> frames = new ArrayList<>(frames(60, 20));
            for (int length : List.of(14, 16_384, 16_385, 60_000)) {
                byte[] frame = new byte[length];
                frame[12] = (byte) 0x88;
                frame[13] = (byte) 0xb5;
                frame[length - 1] = (byte) 0xb5;
                frames.add(Bytes.wrap(frame));
            }
            injectAll(sender, frames);
            assertArrive(frames, receiver);
            for (Bytes frame : frames) {
                sender.inject(frame);
            }
            assertArrive(frames, receiver);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void onABridge(Map<String, String> way) throws Exception {
        Shell.run("ip link add brs type bridge");
        try {
            Shell.run("ip link set " + pair.left() + " master brs");
            Shell.run("sysctl -q -w net.ipv6.conf.brs.disable_ipv6=1");
            Shell.run("ip link set brs up");
            try (CaptureEngine engine = open(way);
                    CaptureSession sender = engine.capture("brs", CaptureOptions.defaults());
                    CaptureSession receiver = engine.capture(
                            pair.right(),
                            incoming().toBuilder().filter("ether proto 0x88b5").build())) {
                List<Bytes> frames = frames(60, 20);
                injectAll(sender, frames);
                assertArrive(frames, receiver);
            }
        } finally {
            Shell.run("ip link del brs");
        }
    }

    @Test
    void notOnAllDevicesAtOnce() throws Exception {
        for (Map<String, String> way : ways()) {
            try (CaptureEngine engine = open(way);
                    CaptureSession any = engine.capture("any", CaptureOptions.defaults())) {
                Bytes frame = frames(60, 1).get(0);
                assertThrows(CannotInjectException.class, () -> any.inject(frame));
                assertThrows(CannotInjectException.class, () -> any.inject(List.of(frame)));
                assertFalse(any.next(Duration.ZERO).isPresent());
            }
        }
    }
}
