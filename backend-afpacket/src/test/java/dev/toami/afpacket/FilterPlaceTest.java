package dev.toami.afpacket;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.contract.TestFrames;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Filters that the kernel refuses: they run in the JVM, mean the same there, and the session says so. */
@Timeout(60)
class FilterPlaceTest {
    private static final Path OPTMEM_MAX = Path.of("/proc/sys/net/core/optmem_max");

    private final AfPacketBackend backend = new AfPacketBackend();
    private final List<String> messages = new ArrayList<>();
    private final Logger logger = Logger.getLogger(FilterControl.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            messages.add(new SimpleFormatter().formatMessage(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private VethPair pair;
    private CaptureSession sender;

    @BeforeEach
    void open() throws Exception {
        Needs.network();
        pair = VethPair.create();
        sender = backend.open(pair.left(), CaptureOptions.defaults());
        logger.addHandler(handler);
    }

    @AfterEach
    void close() throws Exception {
        logger.removeHandler(handler);
        if (sender != null) {
            sender.close();
            pair.close();
        }
    }

    private CaptureSession receive(String device, String filter) throws Exception {
        return backend.open(
                device,
                CaptureOptions.builder()
                        .direction(Direction.IN)
                        .bufferSize(1 << 20)
                        .filter(filter)
                        .build());
    }

    private static List<Bytes> drain(CaptureSession session) throws Exception {
        List<Bytes> frames = new ArrayList<>();
        Optional<CapturedFrame> frame = session.next(Duration.ofMillis(200));
        while (frame.isPresent()) {
            frames.add(frame.get().bytes());
            frame = session.next(Duration.ofMillis(200));
        }
        return frames;
    }

    /** No optimizer can do with fewer instructions than there are lengths. */
    private static String tooLong(String expression) {
        return IntStream.range(0, 5000)
                .mapToObj(i -> " or len = " + (1_000_000 + 7 * i))
                .collect(Collectors.joining("", "(" + expression + ")", ""));
    }

    private void checkInJvm(String filter, String reason) throws Exception {
        try (CaptureSession session = receive(pair.right(), filter)) {
            sender.inject(TestFrames.udp(99, 20));
            sender.inject(TestFrames.udp(53, 20));
            assertEquals(List.of(TestFrames.udp(53, 20)), drain(session));
            assertEquals(new CaptureStatistics(2, 0, 0, 0, 1, FilterPlace.JVM), session.statistics());
            assertEquals(1, messages.size(), messages::toString);
            assertTrue(
                    messages.get(0).contains(pair.right() + " runs in the JVM, not in the kernel: "),
                    messages::toString);
            assertTrue(messages.get(0).contains(reason), messages::toString);
            session.setFilter("udp port 53");
            sender.inject(TestFrames.udp(99, 20));
            sender.inject(TestFrames.udp(53, 20));
            assertEquals(List.of(TestFrames.udp(53, 20)), drain(session));
            assertEquals(new CaptureStatistics(3, 0, 0, 0, 1, FilterPlace.KERNEL), session.statistics());
            assertEquals(1, messages.size(), messages::toString);
            session.setFilter(filter);
            assertEquals(FilterPlace.JVM, session.statistics().filterPlace());
            assertEquals(2, messages.size(), messages::toString);
        }
    }

    @Test
    void oneOfMoreInstructionsThanTheKernelTakes() throws Exception {
        checkInJvm(tooLong("udp port 53"), "a program has 1 to 4096 instructions");
    }

    /** Translated, a load from the packet is the longest instruction; 4096 of them may be too much. */
    @Test
    void oneThatIsTooLargeOnceTranslated() throws Exception {
        int most = Integer.parseInt(Files.readString(OPTMEM_MAX).strip());
        Needs.require(most <= 150_000, "net.core.optmem_max of at most 150000");
        String loads = IntStream.range(0, 1500)
                .mapToObj(i -> " or ether[" + (100 + i) + "] = 255")
                .collect(Collectors.joining());
        checkInJvm("udp port 53" + loads, "ENOMEM");
    }

    @Test
    void theVerdictIsTheKernels() throws Exception {
        List<Bytes> frames = new ArrayList<>();
        for (int length : new int[] {0, 18, 40, 1200}) {
            Bytes plain = TestFrames.udp(53, length);
            frames.add(plain);
            frames.add(TestFrames.tagged(0x8100, 0x2064, plain));
            frames.add(TestFrames.tagged(0x88a8, 7, TestFrames.tagged(0x8100, 100, plain)));
        }
        frames.add(TestFrames.tcp(80, "no datagram"));
        int index = CaptureTarget.find(Syscalls.load(), pair.right(), false).index();
        compare(
                pair.right(),
                frames,
                List.of(
                        "ip",
                        "vlan",
                        "vlan 100",
                        "not vlan",
                        "ip and vlan 100",
                        "vlan 7 and vlan 100",
                        "inbound",
                        "outbound",
                        "ifindex " + index,
                        "ifindex " + (index + 1),
                        "greater 70 and udp",
                        "ether[12:2] = 0x0800"));
        compare("any", frames.subList(0, 2), List.of("vlan 100 and ifindex " + index, "inbound and udp and not vlan"));
    }

    private void compare(String device, List<Bytes> frames, List<String> filters) throws Exception {
        for (String filter : filters) {
            try (CaptureSession inKernel = receive(device, filter);
                    CaptureSession inJvm = receive(device, tooLong(filter))) {
                for (Bytes frame : frames) {
                    sender.inject(frame);
                }
                List<Bytes> expected = drain(inKernel);
                assertEquals(expected, drain(inJvm), filter);
                assertEquals(FilterPlace.KERNEL, inKernel.statistics().filterPlace(), filter);
                CaptureStatistics statistics = inJvm.statistics();
                assertEquals(FilterPlace.JVM, statistics.filterPlace(), filter);
                assertEquals(expected.size(), statistics.received() - statistics.filtered(), filter);
            }
        }
    }
}
