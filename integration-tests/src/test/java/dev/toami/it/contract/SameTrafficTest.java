package dev.toami.it.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Configuration;
import dev.toami.engine.Direction;
import dev.toami.files.PcapReader;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.OracleFolder;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The same traffic on the same device, through both backends at the same time, gives the same. */
@Timeout(120)
class SameTrafficTest {
    private static final List<String> FILTERS = List.of(
            "",
            "ip",
            "ip6",
            "arp",
            "tcp",
            "udp",
            "icmp",
            "icmp6",
            "not ip",
            "tcp and port 80",
            "udp port 53",
            "port 53 or port 80 or port 443",
            "src port 53",
            "dst port 443 and tcp",
            "portrange 50-500",
            "udp and not port 9999",
            "host 192.0.2.1",
            "src host 198.51.100.7",
            "dst host 192.0.2.2 and tcp",
            "net 192.0.2.0/24",
            "not net 198.51.100.0/24",
            "src net 198.51.100.0 mask 255.255.255.0",
            "ip host 192.0.2.2 or ip6 host 2001:db8::2",
            "ip6 net 2001:db8::/32 and udp",
            "ether host 02:00:00:00:00:01",
            "ether dst 02:00:00:00:00:02 and tcp",
            "broadcast",
            "multicast",
            "ether broadcast or ip multicast",
            "ether proto 0x88b5",
            "ether[12:2] < 1501",
            "stp",
            "len <= 60",
            "greater 700",
            "less 100 and udp",
            "tcp[tcpflags] & tcp-syn != 0",
            "tcp[13] = 1 or tcp[13] = 24",
            "ip[6:2] & 0x1fff != 0",
            "ip[8] = 64 and ip[9] = 17",
            "icmp[icmptype] = icmp-echo",
            "ether[0] & 1 = 1",
            "udp[4:2] > 50",
            "ip6[6] = 6",
            "vlan",
            "vlan 100",
            "ip and vlan 100",
            "vlan and tcp port 80",
            "vlan 100 and vlan 200",
            "not vlan",
            "udp or vlan 100");

    private static final Duration QUIET = Duration.ofMillis(30);
    private static final long TOLERANCE_NANOS = 1_000_000;

    private final List<CaptureEngine> engines = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private VethPair pair;

    @BeforeAll
    static void needs() {
        Needs.network();
        Backend.PCAP.need();
    }

    @BeforeEach
    void open() throws Exception {
        for (Backend backend : Backend.values()) {
            engines.add(backend.open());
        }
        engines.add(CaptureEngine.open(
                Configuration.load(Map.of(Configuration.BACKEND, "pcap", "pcap.filter", "libpcap"))));
        pair = VethPair.create();
    }

    @AfterEach
    void close() {
        threads.shutdown();
        engines.forEach(CaptureEngine::close);
        pair.close();
    }

    private void send(List<Bytes> frames) throws Exception {
        try (CaptureSession sender = engines.get(0).capture(pair.left(), CaptureOptions.defaults())) {
            for (Bytes frame : frames) {
                sender.inject(frame);
            }
        }
    }

    private static List<CapturedFrame> drain(CaptureSession session) throws Exception {
        List<CapturedFrame> frames = new ArrayList<>();
        Optional<CapturedFrame> frame = session.next(QUIET);
        while (frame.isPresent()) {
            frames.add(frame.get());
            frame = session.next(QUIET);
        }
        return frames;
    }

    private static CaptureOptions options(String filter, int snapLength) {
        return CaptureOptions.builder()
                .filter(filter)
                .snapLength(snapLength)
                .direction(Direction.IN)
                .bufferSize(1 << 20)
                .build();
    }

    /**
     * The sessions of each filter are open at the same time, and see each frame once: of both backends, and of libpcap with
     * its own compiler, which is asked for frames only and not for filters that it gets wrong.
     */
    private long compare(String device, List<String> filters, int snapLength, List<Bytes> traffic) throws Exception {
        List<List<CaptureSession>> sessions = new ArrayList<>();
        // The kernel takes its time to open and close sockets, and not longer for several at once.
        List<Callable<List<CaptureSession>>> openings = new ArrayList<>();
        for (String filter : filters) {
            openings.add(() -> open(device, filter, snapLength));
        }
        for (Future<List<CaptureSession>> opened : threads.invokeAll(openings)) {
            sessions.add(opened.get());
        }
        send(traffic);
        long apart = 0;
        for (int i = 0; i < filters.size(); i++) {
            String filter = filters.get(i);
            List<CapturedFrame> ours = drain(sessions.get(i).get(0));
            List<CapturedFrame> theirs = drain(sessions.get(i).get(1));
            assertEquals(bytes(ours), bytes(theirs), () -> filter + ": " + ours.size() + " and " + theirs.size());
            if (sessions.get(i).size() > 2) {
                List<CapturedFrame> libpcaps = drain(sessions.get(i).get(2));
                assertEquals(bytes(ours), bytes(libpcaps), () -> "libpcap's compiler: " + filter);
            }
            assertTrue(!ours.isEmpty() && (filter.isEmpty() || ours.size() < traffic.size()), filter);
            for (int n = 0; n < ours.size(); n++) {
                assertSame(ours.get(n), theirs.get(n), filter);
                apart = Math.max(
                        apart,
                        Math.abs(ours.get(n).timestampNanos() - theirs.get(n).timestampNanos()));
            }
            assertEquals(traffic.size(), filter.isEmpty() ? ours.size() : traffic.size());
        }
        List<Callable<Object>> closings = new ArrayList<>();
        sessions.forEach(same -> same.forEach(session -> closings.add(Executors.callable(session::close))));
        for (Future<Object> closed : threads.invokeAll(closings)) {
            closed.get();
        }
        return apart;
    }

    private List<CaptureSession> open(String device, String filter, int snapLength) throws CaptureException {
        List<CaptureSession> same = new ArrayList<>();
        for (CaptureEngine engine : filter.contains("vlan") ? engines.subList(0, 2) : engines) {
            same.add(engine.capture(device, options(filter, snapLength)));
        }
        return same;
    }

    private static List<Bytes> bytes(List<CapturedFrame> frames) {
        return frames.stream().map(CapturedFrame::bytes).toList();
    }

    private static void assertSame(CapturedFrame ours, CapturedFrame theirs, String filter) {
        assertEquals(ours.originalLength(), theirs.originalLength(), filter);
        assertEquals(ours.linkType(), theirs.linkType(), filter);
        assertEquals(ours.vlanTci(), theirs.vlanTci(), filter);
        assertEquals(ours.interfaceIndex(), theirs.interfaceIndex(), filter);
    }

    @Test
    void onAnEthernetDevice() throws Exception {
        List<Bytes> traffic = MixedTraffic.frames();
        for (int snapLength : new int[] {CaptureOptions.MAX_SNAP_LENGTH, 61}) {
            long apart = compare(pair.right(), FILTERS, snapLength, traffic);
            assertTrue(apart < TOLERANCE_NANOS, () -> "timestamps " + apart + " ns apart");
            System.out.printf(
                    "same traffic: %d filters, %d frames, snap length %d; timestamps at most %d us apart%n",
                    FILTERS.size(), traffic.size(), snapLength, apart / 1000);
        }
    }

    /** On {@code any} libpcap loses VLAN tags, so there are none. */
    @Test
    void onAllDevices() throws Exception {
        List<Bytes> traffic = MixedTraffic.frames().stream()
                .filter(frame -> frame.u16(12) != 0x8100 && frame.u16(12) != 0x88a8)
                .toList();
        List<String> filters = FILTERS.stream()
                .filter(filter -> !filter.contains("vlan")
                        && !filter.contains("ether")
                        && !filter.contains("stp")
                        && !filter.contains("llc")
                        && !filter.contains("broadcast")
                        && !filter.equals("multicast"))
                .toList();
        compare("any", filters, CaptureOptions.MAX_SNAP_LENGTH, traffic);
    }

    @Test
    void whatOthersCaptured() throws Exception {
        Path file = OracleFolder.orSkip().resolve("gopacket/mixed.pcap");
        assertTrue(Files.exists(file), file::toString);
        List<Bytes> traffic = new ArrayList<>();
        try (PcapReader reader = PcapReader.open(file)) {
            for (CapturedFrame frame : reader) {
                if (frame.capturedLength() >= 14 && frame.capturedLength() <= 1514) {
                    traffic.add(frame.bytes());
                }
            }
        }
        assertTrue(traffic.size() > 20, () -> traffic.size() + " frames");
        compare(pair.right(), List.of("", "ip", "tcp", "udp", "port 53", "not ip"), 200, traffic);
    }
}
