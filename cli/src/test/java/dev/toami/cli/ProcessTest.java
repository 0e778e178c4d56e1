package dev.toami.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.CapturedFrame;
import dev.toami.files.PcapReader;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command as a process of its own: signals, pipes and the exit status. */
@Timeout(60)
class ProcessTest {
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // Whoever runs this test may ignore them, as nohup(1) and jobs in the background do, and a JVM would inherit
        // that.
        command.addAll(List.of("env", "--default-signal=HUP,INT,TERM"));
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.toami.cli.Toami", "--backend", "fake"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
        assertEquals(0, kill.waitFor());
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, UTF_8));
    }

    private static int status(Process process) throws InterruptedException {
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running");
        return process.exitValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalEndsACaptureWithStatisticsAndStatusZero(String signal, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("out");
        Process process = start("capture", "-i", "quiet0", "-w", file.toString());
        BufferedReader err = reader(process.getErrorStream());
        assertTrue(err.readLine().startsWith("listening on quiet0, "));
        signal(process, signal);
        assertEquals("1 packet captured", err.readLine());
        assertEquals("1 packet received by filter", err.readLine());
        assertEquals("0 packets dropped by kernel", err.readLine());
        assertEquals(null, err.readLine());
        assertEquals(0, status(process));
        try (PcapReader reader = PcapReader.open(file)) {
            assertEquals(Frames.udp(1).bytes(), reader.read().orElseThrow().bytes());
            assertTrue(reader.read().isEmpty());
        }
    }

    @Test
    void aSignalEndsAFloodToo() throws Exception {
        Process process = start("capture", "-i", "flood0", "-w", "/dev/null");
        BufferedReader err = reader(process.getErrorStream());
        err.readLine();
        signal(process, "INT");
        String captured = err.readLine();
        assertTrue(captured.matches("\\d+ packets? captured"), captured);
        assertEquals(0, status(process));
    }

    @Test
    void usr1PrintsALineOfStatisticsAndGoesOn() throws Exception {
        Process process = start("capture", "-i", "quiet0");
        BufferedReader err = reader(process.getErrorStream());
        err.readLine();
        BufferedReader out = reader(process.getInputStream());
        assertTrue(out.readLine().startsWith("PACKET: 46 bytes"));
        signal(process, "USR1");
        assertEquals(
                "toami: 1 packet captured, 1 packet received by filter, 0 packets dropped by kernel", err.readLine());
        assertTrue(process.isAlive());
        signal(process, "INT");
        assertEquals("1 packet captured", err.readLine());
        assertEquals(0, status(process));
    }

    @Test
    void aPipeSeesAPacketAtOnceOnAQuietNetwork() throws Exception {
        Process process = start("capture", "-i", "quiet0", "udp");
        BufferedReader out = reader(process.getInputStream());
        long lines = Packet.dissect(Frames.udp(1)).toString().lines().count();
        for (long i = 0; i < lines; i++) {
            assertTrue(out.readLine() != null);
        }
        assertTrue(process.isAlive());
    }

    @Test
    void aPipeSeesTheFileHeaderAndAPacketAtOnce() throws Exception {
        Process process = start("capture", "-i", "quiet0", "-w", "-");
        PcapReader reader = PcapReader.open(process.getInputStream());
        CapturedFrame frame = reader.read().orElseThrow();
        assertEquals(Frames.udp(1).bytes(), frame.bytes());
        assertTrue(process.isAlive());
    }

    @Test
    void aBatchAnswersEachLineWhileMoreMayCome() throws Exception {
        Process process = start("compile", "--batch");
        BufferedReader out = reader(process.getInputStream());
        for (String filter : List.of("tcp", "udp or", "udp")) {
            process.getOutputStream().write(("EN10MB\t96\t0\tfile\t" + filter + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
            String expected = filter.endsWith("or") ? "ERR\t" : "OK\t";
            assertTrue(out.readLine().startsWith(expected), filter);
        }
        process.getOutputStream().close();
        assertEquals(null, out.readLine());
        assertEquals(0, status(process));
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture -i flood0", "capture -i flood0 -w -", "capture -i flood0 -l"})
    void aBrokenPipeEndsItQuietly(String commandLine) throws Exception {
        Process process = start(commandLine.split(" ", -1));
        InputStream out = process.getInputStream();
        assertTrue(out.read() >= 0);
        out.close();
        assertEquals(1, status(process));
        List<String> errors = reader(process.getErrorStream()).lines().toList();
        assertEquals(1, errors.size(), "only the banner: " + errors);
    }

    @Test
    void aFullDeviceIsAFault() throws Exception {
        Process process = start("compile", "tcp");
        process.getInputStream().close();
        assertEquals(1, status(process));
        assertEquals(List.of(), reader(process.getErrorStream()).lines().toList());
        Process full = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec \"$@\" >/dev/full",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.toami.cli.Toami",
                        "compile",
                        "tcp")
                .start();
        started.add(full);
        assertEquals(1, status(full));
        assertEquals(
                List.of("toami: Unable to write output: No space left on device"),
                reader(full.getErrorStream()).lines().toList());
    }

    @Test
    void usageFaultsEndWithOne() throws Exception {
        assertEquals(1, status(start("capture", "-Y")));
        assertEquals(0, status(start("--version")));
    }
}
