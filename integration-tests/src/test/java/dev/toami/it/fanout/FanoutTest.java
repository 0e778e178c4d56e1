package dev.toami.it.fanout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureGroup;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Direction;
import dev.toami.engine.Fanout;
import dev.toami.engine.FanoutMode;
import dev.toami.engine.FanoutRejectedException;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Groups of sessions share the frames of a device: each comes once, and what the members count adds up. */
class FanoutTest {
    private static final int FRAMES = 60_000;
    private static final int MEMBERS = 3;

    /** Loads what is 20 bytes behind the beginning of the IP header, and returns it. */
    private static final String BY_SOURCE_PORT = "2\n40 0 0 20\n22 0 0 0\n";

    /** So long that only a full block is handed over. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private VethPair pair;
    private CaptureEngine engine;
    private CaptureSession sender;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @BeforeEach
    void open() throws Exception {
        pair = VethPair.create();
        engine = CaptureEngine.open();
        sender = engine.capture(
                pair.left(), CaptureOptions.builder().bufferSize(1 << 16).build());
    }

    @AfterEach
    void close() {
        engine.close();
        pair.close();
    }

    private static CaptureOptions.Builder options() {
        return CaptureOptions.builder().direction(Direction.IN).bufferSize(16 << 20);
    }

    private static CaptureOptions with(Fanout fanout) {
        return options().fanout(fanout).build();
    }

    private static Fanout of(FanoutMode mode) {
        return new Fanout(mode, Fanout.NEW_GROUP, false, false, mode == FanoutMode.CBPF ? BY_SOURCE_PORT : "");
    }

    @ParameterizedTest
    @EnumSource
    void eachFrameComesToOneMember(FanoutMode mode) throws Exception {
        Census census = new Census(FRAMES);
        try (CaptureGroup group = engine.captureGroup(pair.right(), with(of(mode)), MEMBERS);
                Readers readers = new Readers(census)) {
            group.members().forEach(readers::start);
            NumberedFrames.send(sender, 0, FRAMES);
            readers.awaitQuiet();

            assertEquals(0, census.more(1));
            assertEquals(List.of(), census.missing(FRAMES));
            for (int i = 0; i < MEMBERS; i++) {
                CaptureStatistics member = group.members().get(i).statistics();
                assertEquals(readers.handled(i), member.received(), member::toString);
            }
            assertEquals(FRAMES, group.statistics().received());
            assertEquals(0, group.statistics().droppedByKernel());
            if (mode == FanoutMode.HASH || mode == FanoutMode.CBPF) {
                assertEquals(1, census.mostReadersOfAFlow(), "members that one flow went to");
            }
            if (mode == FanoutMode.HASH || mode == FanoutMode.LB || mode == FanoutMode.RND) {
                for (int i = 0; i < MEMBERS; i++) {
                    assertTrue(readers.handled(i) > 0, "a member without a frame");
                }
            }
            group.close();
            readers.join();
        }
    }

    @Test
    void whatIsReceivedAndWhatIsDroppedIsWhatWasSentForEachMember() throws Exception {
        CaptureOptions small = options().bufferSize(1 << 18).build();
        try (CaptureGroup group = engine.captureGroup(pair.right(), small, FanoutMode.LB, MEMBERS)) {
            Thread sending = new Thread(() -> {
                try {
                    NumberedFrames.send(sender, 0, FRAMES);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            sending.start();
            long[] handled = new long[MEMBERS];
            while (sending.isAlive()) {
                // The first reads much, the last nothing.
                handled[0] += group.members().get(0).poll(frame -> {}, 500, Duration.ofMillis(1));
                handled[1] += group.members().get(1).poll(frame -> {}, 16, Duration.ofMillis(1));
                LockSupport.parkNanos(5_000_000);
            }
            for (int i = 0; i < MEMBERS; i++) {
                CaptureSession member = group.members().get(i);
                for (int now = 1; now > 0; handled[i] += now) {
                    now = member.poll(frame -> {}, 4096, Duration.ofMillis(200));
                }
                CaptureStatistics counted = member.statistics();
                assertEquals(handled[i], counted.received(), counted::toString);
                assertEquals(FRAMES / MEMBERS, counted.received() + counted.droppedByKernel(), counted::toString);
                assertTrue(i == 0 || counted.droppedByKernel() > 0, () -> "the ring must overflow: " + counted);
            }
            CaptureStatistics sum = group.statistics();
            assertEquals(FRAMES, sum.received() + sum.droppedByKernel());
            System.out.println("fanout overload: " + sum);
        }
    }

    @Test
    void rolloverLosesNothingWhileAnotherMemberHasRoom() throws Exception {
        Fanout fanout = new Fanout(FanoutMode.HASH, Fanout.NEW_GROUP, false, true, "");
        CaptureOptions small =
                options().fanout(fanout).bufferSize(1 << 20).blockTimeout(LONG).build();
        try (CaptureGroup group = engine.captureGroup(pair.right(), small, MEMBERS)) {
            int frames = 10_000;
            for (int i = 0; i < frames; i++) {
                sender.inject(NumberedFrames.frame(i * NumberedFrames.FLOWS));
            }
            CaptureStatistics sum = group.statistics();
            assertEquals(frames, sum.received(), sum::toString);
            List<Long> received = new ArrayList<>();
            for (CaptureSession member : group.members()) {
                received.add(member.statistics().received());
            }
            assertTrue(received.stream().filter(count -> count > 0).count() > 1, received::toString);
        }
    }

    @Test
    void aFilterThatIsSetHoldsForEveryMember() throws Exception {
        try (CaptureGroup group = engine.captureGroup(pair.right(), options().build(), FanoutMode.LB, MEMBERS)) {
            group.setFilter("src port 10001");
            assertThrows(FilterSyntaxException.class, () -> group.setFilter("port port"));
            NumberedFrames.send(sender, 0, 10 * NumberedFrames.FLOWS);
            assertEquals(10, group.statistics().received());
            group.setFilter("");
            NumberedFrames.send(sender, 0, 90);
            assertEquals(100, group.statistics().received());
        }
    }

    @Test
    void aGroupTakesOnlyWhatIsLikeIt() throws Exception {
        Fanout seven = Fanout.of(FanoutMode.HASH, 7);
        engine.capture(pair.right(), with(seven));
        assertRejected(pair.right(), with(Fanout.of(FanoutMode.LB, 7)), "another device, mode");
        assertRejected(pair.left(), with(seven), "another device");
        assertRejected(pair.right(), with(new Fanout(FanoutMode.HASH, 7, true, false, "")), "set of flags");
        CaptureOptions both = with(seven).toBuilder().direction(Direction.INOUT).build();
        assertRejected(pair.right(), both, "direction");
        engine.capture(pair.right(), with(seven)).close();
    }

    private void assertRejected(String device, CaptureOptions options, String reason) {
        FanoutRejectedException e = assertThrows(FanoutRejectedException.class, () -> engine.capture(device, options));
        assertTrue(e.getMessage().contains(reason) && e.getMessage().contains(device), e::getMessage);
    }

    @Test
    void aGroupThatIsFullSaysSoAndAFailureLeavesNothingOpen() throws Exception {
        CaptureOptions least = options().bufferSize(1 << 16).blockTimeout(LONG).build();
        CaptureOptions seven =
                least.toBuilder().fanout(Fanout.of(FanoutMode.LB, 7)).build();
        try (CaptureGroup group = engine.captureGroup(pair.right(), seven, 255)) {
            FanoutRejectedException e =
                    assertThrows(FanoutRejectedException.class, () -> engine.captureGroup(pair.right(), seven, 2));
            assertTrue(e.getMessage().contains("is full"), e::getMessage);
            NumberedFrames.send(sender, 0, 2550);
            assertEquals(2550, group.statistics().received());
        }
        try (CaptureGroup large = engine.captureGroup(pair.right(), least, FanoutMode.LB, 260)) {
            assertEquals(260, large.members().size());
        }
    }

    @Test
    void aProgramThatIsNoneIsRefusedWithItsLine() {
        Fanout fanout = new Fanout(FanoutMode.CBPF, Fanout.NEW_GROUP, false, false, "1\n6 0 0 x\n");
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> engine.captureGroup(pair.right(), with(fanout), MEMBERS));
        assertTrue(e.getMessage().contains("line 2: k is a number"), e::getMessage);
    }

    @Test
    void newGroupsAreOfTheirOwnAndGoWithTheEngine() throws Exception {
        CaptureGroup one = engine.captureGroup(pair.right(), options().build(), FanoutMode.LB, 2);
        CaptureGroup other = engine.captureGroup(pair.right(), options().build(), FanoutMode.LB, 2);
        NumberedFrames.send(sender, 0, 1000);
        assertEquals(1000, one.statistics().received());
        assertEquals(1000, other.statistics().received());
        engine.close();
        for (CaptureSession member : one.members()) {
            assertFalse(member.isOpen());
        }
        assertThrows(
                SessionClosedException.class,
                () -> engine.captureGroup(pair.right(), options().build(), FanoutMode.LB, 2));
    }
}
