package dev.toami.pcap;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Configuration;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What libpcap captures on that is no network device. */
@Timeout(60)
class PseudoDevicesTest {
    private final PcapBackend backend = new PcapBackend();

    @TempDir
    Path folder;

    @BeforeEach
    void needs() {
        Libpcaps.need();
    }

    /** A message bus of the test's own. */
    private final class Bus implements AutoCloseable {
        private final Path socket = folder.resolve("bus");
        private final Process daemon;

        Bus() throws Exception {
            Needs.tools("dbus-daemon", "dbus-send");
            Path configuration = folder.resolve("bus.conf");
            Files.writeString(
                    configuration,
                    "<busconfig><type>session</type><listen>unix:path=" + socket + "</listen><auth>EXTERNAL</auth>"
                            + "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                            + "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
            daemon = new ProcessBuilder("dbus-daemon", "--nofork", "--config-file=" + configuration)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("bus.log").toFile())
                    .start();
            for (int i = 0; i < 250 && !Files.exists(socket); i++) {
                Thread.sleep(20);
            }
            assertTrue(Files.exists(socket), "the bus has a socket");
        }

        String device() {
            return "dbus://unix:path=" + socket;
        }

        void send(String member) {
            Shell.run("dbus-send --bus=unix:path=" + socket + " --type=signal / dev.toami.Test." + member);
        }

        void stop() {
            daemon.destroy();
            daemon.onExit().join();
        }

        @Override
        public void close() {
            stop();
        }
    }

    /** The next message that names {@code member}: the bus has others of its own. */
    private static CapturedFrame awaitMessage(CaptureSession session, String member) throws CaptureException {
        while (true) {
            CapturedFrame frame = session.next(Duration.ofSeconds(5)).orElseThrow();
            if (new String(frame.bytes().toArray(), StandardCharsets.ISO_8859_1).contains(member)) {
                return frame;
            }
        }
    }

    @Test
    void theMessagesOfABus() throws Exception {
        try (Bus bus = new Bus();
                CaptureSession session = backend.open(bus.device(), CaptureOptions.defaults())) {
            assertEquals(231, session.linkType().value());
            bus.send("Cast");
            CapturedFrame frame = awaitMessage(session, "Cast");
            assertEquals('l', frame.bytes().u8(0), "D-Bus: little-endian");
            assertEquals(4, frame.bytes().u8(1), "D-Bus: a signal");
            assertEquals(frame.originalLength(), frame.capturedLength());
            assertTrue(session.statistics().received() > 0);
            while (session.next(Duration.ofMillis(200)).isPresent()) {
                // Until it is quiet.
            }
            long start = System.nanoTime();
            assertTrue(session.next(Duration.ofMillis(30)).isEmpty());
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis >= 30 && millis < 80, () -> millis + " ms");
            assertThrows(FilterSyntaxException.class, () -> session.setFilter("tcp"));
            assertThrows(CaptureException.class, () -> session.inject(Bytes.of(1, 2, 3)));
        }
    }

    @Test
    void libpcapsFilterIsReplacedThoughTheReaderWaitsInLibpcap() throws Exception {
        CaptureBackend libpcap = backend.configured(Configuration.load(Map.of("pcap.filter", "libpcap")));
        CaptureOptions options = CaptureOptions.builder().filter("greater 5000").build();
        try (Bus bus = new Bus();
                CaptureSession session = libpcap.open(bus.device(), options)) {
            bus.send("First");
            assertTrue(session.next(Duration.ofMillis(300)).isEmpty());
            long start = System.nanoTime();
            session.setFilter("less 5000");
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 1000, () -> millis + " ms");
            bus.send("Second");
            assertTrue(awaitMessage(session, "Second").capturedLength() < 5000);
        }
    }

    @Test
    void aBusThatEndsIsAnError() throws Exception {
        try (Bus bus = new Bus();
                CaptureSession session = backend.open(bus.device(), CaptureOptions.defaults())) {
            bus.stop();
            CaptureException ended = assertThrows(CaptureException.class, () -> awaitMessage(session, "None"));
            assertTrue(ended.getMessage().contains("onnect"), ended::getMessage);
            assertThrows(CaptureException.class, () -> session.next(Duration.ZERO));
        }
    }

    @Test
    void closingEndsAReadThatWaitsForAMessage() throws Exception {
        ExecutorService readers = Executors.newCachedThreadPool();
        try (Bus bus = new Bus()) {
            for (int i = 0; i < 10; i++) {
                CaptureSession session = backend.open(bus.device(), CaptureOptions.defaults());
                Future<CaptureException> reader = readers.submit(
                        () -> assertThrows(CaptureException.class, () -> awaitMessage(session, "none of this name")));
                Thread.sleep(50);
                long start = System.nanoTime();
                session.close();
                assertInstanceOf(SessionClosedException.class, reader.get(10, TimeUnit.SECONDS));
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertTrue(millis < 100, () -> millis + " ms");
            }
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void packetsThatTheFirewallLogs() throws Exception {
        Needs.tools("iptables");
        Shell.Result rule = Shell.run(List.of(
                "iptables", "-A", "OUTPUT", "-p", "udp", "--dport", "7777", "-j", "NFLOG", "--nflog-group", "5"));
        Needs.require(
                rule.exitCode() == 0,
                "a kernel whose firewall logs packets (NFLOG): " + rule.err().strip());
        try (CaptureSession session = backend.open("nflog:5", CaptureOptions.defaults());
                DatagramSocket socket = new DatagramSocket()) {
            assertEquals(239, session.linkType().value());
            for (int i = 0; i < 3; i++) {
                byte[] text = ("number " + i).getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(text, text.length, InetAddress.getLoopbackAddress(), 7777));
            }
            for (int i = 0; i < 3; i++) {
                // The kernel hands them over a second later, all at once.
                CapturedFrame frame = session.next(Duration.ofSeconds(5)).orElseThrow();
                Duration age = Duration.between(frame.timestamp(), Instant.now());
                assertTrue(age.abs().compareTo(Duration.ofSeconds(10)) < 0, "times have microseconds only: " + age);
                String all = new String(frame.bytes().toArray(), StandardCharsets.ISO_8859_1);
                assertTrue(all.contains("number " + i), all);
            }
            assertEquals(3, session.statistics().received());
            assertThrows(FilterSyntaxException.class, () -> session.setFilter("udp"));
            assertThrows(CaptureException.class, () -> session.inject(Bytes.of(1, 2, 3)));
        } finally {
            Shell.run("iptables -D OUTPUT -p udp --dport 7777 -j NFLOG --nflog-group 5");
        }
    }

    @Test
    void whatCannotBeOpenedLeavesNothing() throws Exception {
        long descriptors = Descriptors.open();
        for (int i = 0; i < 50; i++) {
            assertThrows(
                    CaptureException.class, () -> backend.open("dbus://unix:path=/no/such", CaptureOptions.defaults()));
            assertThrows(CaptureException.class, () -> backend.open("usbmon77", CaptureOptions.defaults()));
            assertThrows(
                    FilterSyntaxException.class,
                    () -> backend.open(
                            "nflog", CaptureOptions.builder().filter("udp").build()));
            IllegalArgumentException direction = assertThrows(
                    IllegalArgumentException.class,
                    () -> backend.open(
                            "nflog",
                            CaptureOptions.builder().direction(Direction.IN).build()));
            assertTrue(direction.getMessage().contains("direction IN on nflog"), direction::getMessage);
        }
        // What another test has left to a thread of its own may close meanwhile.
        long left = Descriptors.open();
        assertTrue(left <= descriptors, () -> left + " descriptors, " + descriptors + " before");
    }
}
