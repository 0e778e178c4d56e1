package dev.toami.pcap;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Configuration;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code pcap.filter=libpcap}. */
@Timeout(60)
class LibpcapFilterTest {
    private CaptureBackend backend;
    private VethPair pair;
    private CaptureSession sender;

    @BeforeEach
    void open() throws Exception {
        Libpcaps.need();
        backend = new PcapBackend().configured(Configuration.load(Map.of("pcap.filter", "libpcap")));
        pair = VethPair.create();
        sender = backend.open(pair.left(), CaptureOptions.defaults());
    }

    @AfterEach
    void close() throws Exception {
        if (pair != null) {
            sender.close();
            pair.close();
        }
    }

    private CaptureSession capture(String filter) throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().direction(Direction.IN).filter(filter).build();
        return backend.open(pair.right(), options);
    }

    @Test
    void theFirstFilterIsInForceBeforeTheFirstFrame() throws Exception {
        try (Flood flood = Flood.of(sender, Frames.udp(99, 20))) {
            for (int i = 0; i < 10; i++) {
                try (CaptureSession session = capture("udp port 53")) {
                    sender.inject(Frames.udp(53, i));
                    assertEquals(
                            Frames.udp(53, i),
                            session.next(Duration.ofSeconds(5)).orElseThrow().bytes());
                    assertTrue(session.next(Duration.ofMillis(20)).isEmpty());
                    assertEquals(new CaptureStatistics(1, 0, 0, 0, 0, FilterPlace.LIBRARY), session.statistics());
                }
                assertTrue(flood.isFlowing());
            }
        }
    }

    @Test
    void itIsReplacedWhileAnotherThreadReads() throws Exception {
        try (CaptureSession session = capture("udp port 53")) {
            Thread reader = new Thread(() -> {
                try {
                    session.next(Duration.ofSeconds(30));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            reader.start();
            for (int i = 0; i < 20; i++) {
                session.setFilter(i % 2 == 0 ? "tcp" : "arp");
            }
            session.setFilter("udp port 99");
            sender.inject(Frames.udp(53, 0));
            sender.inject(Frames.udp(99, 0));
            reader.join(5_000);
            assertEquals(0, Frames.drain(session).size());
            session.setFilter("");
            sender.inject(Frames.udp(7, 0));
            List<CapturedFrame> frames = Frames.drain(session);
            assertEquals(List.of(7), frames.stream().map(Frames::port).toList());
        }
    }

    @Test
    void libpcapsErrorIsTheReason() throws Exception {
        FilterSyntaxException opening = assertThrows(FilterSyntaxException.class, () -> capture("udp prt 53"));
        assertTrue(opening.reason().startsWith("libpcap's compiler: "), opening::reason);
        assertTrue(opening.reason().contains("syntax error"), opening::reason);
        try (CaptureSession session = capture("udp port 53")) {
            assertThrows(FilterSyntaxException.class, () -> session.setFilter("udp and"));
            sender.inject(Frames.udp(99, 0));
            sender.inject(Frames.udp(53, 0));
            assertEquals(1, Frames.drain(session).size(), "the old filter stays");
        }
    }

    @Test
    void itKnowsTheNetmask() throws Exception {
        Shell.run("ip addr add 192.0.2.2/24 dev " + pair.right());
        try (CaptureSession session = capture("ip broadcast")) {
            sender.inject(Frames.udpTo("c00002ff"));
            sender.inject(Frames.udpTo("c00002fe"));
            assertEquals(1, Frames.drain(session).size());
        }
    }
}
