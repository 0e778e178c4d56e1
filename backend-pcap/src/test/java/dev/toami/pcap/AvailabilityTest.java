package dev.toami.pcap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** In JVMs of their own, since what a JVM has loaded stays loaded. */
@Timeout(120)
class AvailabilityTest {
    @TempDir
    Path folder;

    /** Asks twice: a failed static initialiser fails differently the second time. */
    static final class Ask {
        private Ask() {}

        public static void main(String[] arguments) {
            for (CaptureBackend backend : ServiceLoader.load(CaptureBackend.class)) {
                for (int i = 0; i < 2; i++) {
                    Availability availability = backend.availability();
                    System.out.println(backend.id() + " " + availability.isAvailable() + " " + availability.reason());
                }
            }
        }
    }

    @Test
    void withLibpcapItTellsTheVersionAndNothingElseIsPrinted() throws Exception {
        Veth.require(new PcapBackend().availability().isAvailable(), "libpcap");
        List<String> lines = ask(List.of(), List.of());
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.startsWith("pcap true libpcap version 1."), line);
            assertTrue(line.endsWith(" through pcap4j"), line);
        }
    }

    @Test
    void withoutLibpcapItSaysWhatToInstall() throws Exception {
        Veth.require("1".equals(System.getenv("TOAMI_TEST_NETNS")), "a mount namespace of its own");
        String hide = "for f in /usr/lib/*/libpcap.so* /lib/*/libpcap.so* /usr/lib/libpcap.so* /usr/lib64/libpcap.so*;"
                + " do [ -e \"$f\" ] && mount --bind /dev/null \"$(readlink -f \"$f\")\"; done; exec \"$@\"";
        List<String> lines = ask(List.of("unshare", "-m", "sh", "-c", hide, "sh"), List.of());
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.startsWith("pcap false libpcap is missing (libpcap.so.1: "), line);
            assertTrue(line.contains("apt install libpcap0.8"), line);
            assertTrue(line.contains("-Djna.library.path"), line);
        }
    }

    @Test
    void aLibraryThatWasNamedAndIsNotThereIsNamed() throws Exception {
        List<String> lines = ask(List.of(), List.of("-Dorg.pcap4j.core.pcapLibName=libnosuch.so.7"));
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.startsWith("pcap false pcap4j cannot use the library libnosuch.so.7 ("), line);
        }
        assertTrue(lines.get(0).contains("No such file"), lines.get(0));
    }

    @Test
    void whereJnaCannotUnpackItSaysSo() throws Exception {
        List<String> lines = ask(List.of(), List.of("-Djna.tmpdir=/proc/self", "-Djna.nosys=true"));
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.startsWith("pcap false JNA's native library cannot be loaded ("), line);
        }
    }

    private List<String> ask(List<String> wrapper, List<String> options) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ask.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end within 60 s");
        }
        // JDK 24 and newer announce native access on standard error.
        return Files.readAllLines(out).stream()
                .filter(line -> !line.startsWith("WARNING: "))
                .toList();
    }
}
