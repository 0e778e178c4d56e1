package dev.toami.pcap;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class KernelFilterTest extends VethCase {
    private static CaptureOptions.Builder port53() {
        return CaptureOptions.builder().filter("udp port 53");
    }

    private static CaptureStatistics countedInJvm(long received, long filtered) {
        return new CaptureStatistics(received, 0, 0, 0, filtered, FilterPlace.JVM);
    }

    private static CaptureStatistics counted(long received, long filtered) {
        return new CaptureStatistics(received, 0, 0, 0, filtered, FilterPlace.KERNEL);
    }

    @Test
    void onAllDevicesToo() throws Exception {
        CaptureOptions options = port53().direction(Direction.IN).build();
        try (Flood flood = Flood.of(sender, Frames.udp(99, 20))) {
            for (int i = 0; i < 5; i++) {
                try (CaptureSession session = backend.open("any", options)) {
                    sender.inject(Frames.udp(53, 20));
                    assertEquals(1, Frames.drain(session).size());
                    assertEquals(counted(1, 0), session.statistics());
                }
                assertTrue(flood.isFlowing());
            }
        }
    }

    @Test
    void theOtherDirectionIsNotCounted() throws Exception {
        for (Direction direction : Direction.values()) {
            CaptureOptions options =
                    CaptureOptions.builder().direction(direction).build();
            try (CaptureSession session = backend.open(pair.right(), options);
                    CaptureSession all = backend.open("any", options);
                    CaptureSession answerer = backend.open(pair.right(), options)) {
                sender.inject(Frames.udp(1, 0));
                answerer.inject(Frames.udp(2, 0));
                int expected = direction == Direction.INOUT ? 2 : 1;
                int onBoth = 2 * expected;
                assertEquals(expected, Frames.drain(session).size());
                assertEquals(counted(expected, 0), session.statistics());
                assertEquals(onBoth, Frames.drain(all).size(), "what comes in here goes out there");
                assertEquals(counted(onBoth, 0), all.statistics());
            }
        }
    }

    @Test
    void whatTheLoopbackDeviceSendsIsCountedWhenItComesIn() throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().filter("udp port 7777").build();
        for (String device : List.of("lo", "any")) {
            try (CaptureSession session = backend.open(device, options);
                    DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
                assertEquals(1, Frames.drain(session).size());
                assertEquals(counted(1, 0), session.statistics(), device);
            }
        }
    }

    @Test
    void aFilterThatIsTooLongForTheKernelRunsInTheJvmAndTheLogSaysSo() throws Exception {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                messages.add(new SimpleFormatter().formatMessage(logged));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(KernelFilter.class.getName());
        logger.addHandler(handler);
        CaptureOptions options = CaptureOptions.builder()
                .direction(Direction.IN)
                .filter(Frames.tooLong("udp port 53"))
                .build();
        try (CaptureSession session = backend.open(pair.right(), options)) {
            sender.inject(Frames.udp(99, 20));
            sender.inject(Frames.udp(53, 20));
            assertEquals(1, Frames.drain(session).size());
            assertEquals(countedInJvm(2, 1), session.statistics());
            assertEquals(1, messages.size(), messages::toString);
            assertTrue(messages.get(0).contains("runs in the JVM, not in the kernel"), messages::toString);
            assertTrue(messages.get(0).contains("a program has 1 to 4096 instructions"), messages::toString);
            session.setFilter("udp port 53");
            sender.inject(Frames.udp(99, 20));
            sender.inject(Frames.udp(53, 20));
            assertEquals(1, Frames.drain(session).size());
            assertEquals(counted(3, 1), session.statistics());
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void cookedFramesAreFilteredInTheKernelByWhatIsBehindTheHeader() throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .direction(Direction.IN)
                .filter("greater 60")
                .build();
        try (CaptureSession session = backend.open("any", options)) {
            sender.inject(Frames.udp(53, 31));
            sender.inject(Frames.udp(53, 32));
            List<CapturedFrame> frames = Frames.drain(session);
            assertEquals(1, frames.size(), "28 bytes of headers: the link header does not count");
            assertEquals(80, frames.get(0).capturedLength());
            assertEquals(counted(1, 0), session.statistics());
            int index = frames.get(0).interfaceIndex();
            session.setFilter("ifindex " + index + " and udp dst port 53");
            sender.inject(Frames.udp(53, 0));
            sender.inject(Frames.udp(99, 0));
            assertEquals(1, Frames.drain(session).size());
            assertEquals(counted(2, 0), session.statistics());
            // The length of the sender's address: the kernel does not have the header.
            session.setFilter("udp and link[11] = 6");
            sender.inject(Frames.udp(53, 0));
            sender.inject(Frames.tcp());
            assertEquals(1, Frames.drain(session).size());
            assertEquals(countedInJvm(4, 1), session.statistics());
            FilterSyntaxException e = assertThrows(FilterSyntaxException.class, () -> session.setFilter("vlan 100"));
            assertTrue(e.reason().contains("loses the VLAN tags"), e::reason);
        }
    }
}
