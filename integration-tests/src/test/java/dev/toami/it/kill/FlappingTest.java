package dev.toami.it.kill;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Direction;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.contract.TestFrames;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Devices that go down and come up again under their readers. */
class FlappingTest {
    private static final int PAIRS = 50;
    private static final int CYCLES = Math.max(1, Kill.TIMES / PAIRS);

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    private interface Flapping {
        void run(Wires wires, List<CaptureSession> senders, List<DeviceReader> readers) throws Exception;
    }

    private static void flap(Flapping flapping) throws Exception {
        try (CaptureEngine engine = Backend.AFPACKET.open();
                Wires wires = Wires.create(PAIRS)) {
            engine.capture(wires.left(0), Kill.small().build()).close();
            Held.assertNothingStays(() -> {
                List<CaptureSession> senders = new ArrayList<>();
                List<DeviceReader> readers = new ArrayList<>();
                for (int i = 0; i < PAIRS; i++) {
                    senders.add(engine.capture(
                            wires.left(i), Kill.small().direction(Direction.IN).build()));
                    readers.add(DeviceReader.start(
                            engine.capture(wires.right(i), Kill.small().build())));
                }
                flapping.run(wires, senders, readers);
                senders.parallelStream().forEach(CaptureSession::close);
                readers.parallelStream().forEach(reader -> reader.session().close());
                for (DeviceReader reader : readers) {
                    assertInstanceOf(SessionClosedException.class, reader.awaitEnd());
                }
            });
        }
    }

    /** Sends a frame with a number on each until each reader has it. */
    private static void assertAllRead(List<CaptureSession> senders, List<DeviceReader> readers, long number)
            throws Exception {
        byte[] octets = TestFrames.udp(9, 18).toArray();
        ByteBuffer.wrap(octets).putLong(Sender.NUMBER, number);
        for (int i = 0; i < senders.size(); i++) {
            CaptureSession sender = senders.get(i);
            DeviceReader reader = readers.get(i);
            // Its carrier comes back a moment after the other end is up, and until then what it sends is dropped.
            Kill.await("frame " + number, () -> {
                Sender.tryInject(sender, Bytes.wrap(octets));
                return reader.last() == number || reader.end() != null;
            });
            assertTrue(reader.end() == null, () -> "ended by " + reader.end());
        }
    }

    @Test
    void eachReaderIsToldEachTimeAndGoesOnWhenItIsUpAgain() throws Exception {
        flap((wires, senders, readers) -> {
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                int times = cycle;
                wires.setDown();
                for (DeviceReader reader : readers) {
                    Kill.await("told " + times + " times", () -> reader.downs() == times || reader.end() != null);
                    assertTrue(reader.end() == null, () -> "ended by " + reader.end());
                    assertThrows(
                            DeviceDownException.class, () -> reader.session().inject(TestFrames.udp(9, 18)));
                }
                wires.setUp();
                assertAllRead(senders, readers, cycle);
            }
            assertTrue(readers.stream().allMatch(reader -> reader.downs() == CYCLES), "told once each time");
        });
    }

    @Test
    void nobodyLosesHisSessionHoweverFastItIs() throws Exception {
        flap((wires, senders, readers) -> {
            try (Sender sender = Sender.start(senders.get(0), 20_000, 1000)) {
                for (int cycle = 0; cycle < CYCLES; cycle++) {
                    wires.setDown();
                    wires.setUp();
                    readers.get(0).session().statistics();
                }
                sender.stop();
            }
            assertAllRead(senders, readers, Long.MAX_VALUE);
            assertTrue(readers.stream().allMatch(reader -> reader.downs() > 0), "all were told");
        });
    }
}
