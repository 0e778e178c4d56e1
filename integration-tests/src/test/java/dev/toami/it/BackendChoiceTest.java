package dev.toami.it;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.CaptureEngine;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command on a machine with libpcap and on one without: what is taken, and what that is told to be. */
class BackendChoiceTest {
    private static final String HIDE = "for f in /usr/lib/*/libpcap.so* /lib/*/libpcap.so* /usr/lib/libpcap.so*; do"
            + " [ -e \"$f\" ] && mount --bind /dev/null \"$(readlink -f \"$f\")\"; done; exec \"$@\"";

    private static final List<String> WITHOUT_LIBPCAP = List.of("unshare", "-m", "sh", "-c", HIDE, "sh");

    @TempDir
    private Path directory;

    @BeforeAll
    static void needs() throws Exception {
        Needs.network();
        Needs.tools("unshare", "mount");
        // Otherwise hiding it would prove nothing.
        Needs.require(CaptureEngine.backends().get("pcap").isAvailable(), "libpcap");
    }

    /** Where {@code toami.backend} can come from outside of a program. */
    private enum Place {
        PROPERTY,
        ENVIRONMENT,
        FILE;

        String origin(Path file) {
            return "from "
                    + switch (this) {
                        case PROPERTY -> "the system property toami.backend";
                        case ENVIRONMENT -> "the environment variable TOAMI_BACKEND";
                        case FILE -> "the file " + file;
                    };
        }
    }

    private Path file() {
        return directory.resolve("toami.properties");
    }

    private List<String> choosing(String backend, Place place, String... arguments) throws Exception {
        List<String> command = Cli.command(arguments);
        switch (place) {
            case PROPERTY -> command.add(1, "-Dtoami.backend=" + backend);
            case ENVIRONMENT -> command.addAll(0, List.of("env", "TOAMI_BACKEND=" + backend));
            case FILE -> {
                Files.writeString(file(), "toami.backend=" + backend + "\n");
                command.addAll(0, List.of("env", "TOAMI_CONFIG=" + file()));
            }
        }
        return command;
    }

    private static List<String> withoutLibpcap(List<String> command) {
        List<String> hidden = new ArrayList<>(WITHOUT_LIBPCAP);
        hidden.addAll(command);
        return hidden;
    }

    @Test
    void withLibpcapAfpacketComesFirst() {
        try (Cli backends = Cli.start(Cli.command("backends"))) {
            assertEquals(0, backends.exitCode(), backends::err);
            List<String> lines = backends.out().lines().toList();
            assertEquals("toami.backend=auto, the default", lines.get(0));
            assertTrue(lines.get(1).startsWith("* afpacket: taken: packet sockets of Linux "), backends::out);
            assertTrue(
                    lines.get(2).startsWith("  pcap: could run, but afpacket comes before it: libpcap version "),
                    backends::out);
            assertEquals(3, lines.size(), backends::out);
            assertEquals("", backends.err());
        }
    }

    @Test
    void withoutLibpcapAfpacketIsAsItWasAndPcapHasAReason() {
        try (Cli backends = Cli.start(withoutLibpcap(Cli.command("backends", "-v")))) {
            assertEquals(0, backends.exitCode(), backends::err);
            List<String> lines = backends.out().lines().toList();
            assertEquals("toami.backend=auto, the default", lines.get(0));
            assertTrue(lines.get(1).startsWith("* afpacket: taken: packet sockets of Linux "), backends::out);
            assertTrue(lines.get(2).startsWith("      inject, direction, any-device"), backends::out);
            assertTrue(lines.get(3).startsWith("  pcap: cannot run: libpcap is missing ("), backends::out);
            assertTrue(lines.get(3).contains("apt install libpcap0.8"), backends::out);
            assertEquals(5, lines.size(), backends::out);
            assertEquals("", backends.err());
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void whereLibpcapIsMissingAnEngineOnItFailsAndNothingElseIsTaken(Place place) throws Exception {
        Path written = directory.resolve("out.pcap");
        String setting = "toami.backend=pcap, " + place.origin(file());
        try (Cli capture =
                Cli.start(withoutLibpcap(choosing("pcap", place, "capture", "-i", "lo", "-w", written.toString())))) {
            assertEquals(1, capture.exitCode());
            assertEquals("", capture.out());
            assertEquals(1, capture.err().lines().count(), capture::err);
            assertTrue(
                    capture.err().startsWith("toami: " + setting + ": cannot run: libpcap is missing ("), capture::err);
            assertFalse(Files.exists(written), "nothing was captured");
        }
        try (Cli backends = Cli.start(withoutLibpcap(choosing("pcap", place, "backends")))) {
            assertEquals(1, backends.exitCode());
            List<String> lines = backends.out().lines().toList();
            assertEquals(setting, lines.get(0));
            assertTrue(lines.get(1).startsWith("  afpacket: not asked for; could run: "), backends::out);
            assertTrue(lines.get(2).startsWith("  pcap: cannot run: libpcap is missing ("), backends::out);
            assertEquals(1, backends.err().lines().count(), backends::err);
            assertTrue(backends.err().startsWith("toami: " + setting + ": cannot run: "), backends::err);
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theSettingAloneSwapsTheBackend(Place place) throws Exception {
        List<String> arguments = List.of("capture", "-i", "lo", "-c", "1", "udp");
        for (String backend : List.of("pcap", "afpacket")) {
            List<String> command = new ArrayList<>(List.of("env", "TOAMI_LOG=info"));
            command.addAll(choosing(backend, place, arguments.toArray(new String[0])));
            try (Cli capture = Cli.start(command).awaitError("listening on lo")) {
                boolean usesLibpcap = maps(capture).contains("libpcap");
                sendToLoopback();
                assertEquals(0, capture.exitCode(), capture::err);
                assertTrue(capture.out().contains("UDP"), capture::out);
                assertEquals(backend.equals("pcap"), usesLibpcap, "libpcap is mapped");
                assertEquals(backend.equals("pcap"), capture.err().contains(", through libpcap"), capture::err);
            }
        }
    }

    /** The command line of {@code env} becomes that of the JVM, which is exec'ed in its place. */
    private static String maps(Cli capture) throws Exception {
        return Files.readString(Path.of("/proc/" + capture.pid() + "/maps"), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "toami.snap-length=1m  | it takes a whole number from 1 to 262144",
                "toami.bufer-size=8m   | there is no such key; is it toami.buffer-size?",
                "toami.backend=winpcap | there is no such backend; there are: auto, afpacket, pcap",
            })
    void aWrongSettingStopsEveryCommandThatOpensAnEngine(String line, String problem) throws Exception {
        Files.writeString(file(), line + "\n");
        for (String arguments : List.of("capture -i lo", "devices", "send -i lo 00", "backends")) {
            List<String> command = Cli.command(arguments.split(" "));
            command.add(1, "-Dtoami.config=" + file());
            try (Cli cli = Cli.start(command)) {
                assertEquals(1, cli.exitCode(), arguments);
                assertEquals("toami: " + line + ", from the file " + file() + ": " + problem + "\n", cli.err());
            }
        }
    }

    @Test
    void effectiveValuesAreLoggedForDebugging() throws Exception {
        List<String> command = Cli.command("capture", "-i", "lo", "-c", "1", "udp");
        command.addAll(0, List.of("env", "TOAMI_LOG=debug", "TOAMI_BUFFER_SIZE=1m", "TOAMI_SNAP_LENGTH=60"));
        try (Cli capture = Cli.start(command).awaitError("listening on lo")) {
            sendToLoopback();
            assertEquals(0, capture.exitCode(), capture::err);
            List<String> lines = capture.err().lines().toList();
            assertTrue(
                    lines.contains(
                            "toami: debug: toami.buffer-size=1m, from the environment variable TOAMI_BUFFER_SIZE"),
                    capture::err);
            assertTrue(lines.contains("toami: debug: toami.block-timeout=10ms, the default"), capture::err);
            assertTrue(capture.err().contains("snapshot length 60 bytes"), capture::err);
        }
    }

    private static void sendToLoopback() throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
        }
    }
}
