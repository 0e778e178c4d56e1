package dev.toami.pcap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class AvailabilityTest {
    @TempDir
    Path folder;

    /** The same of a backend that is told where libpcap is, by each argument. */
    static final class AskWith {
        private AskWith() {}

        public static void main(String[] arguments) throws CaptureException {
            for (String library : System.getProperty("test.libraries").split(",", -1)) {
                Availability availability = new PcapBackend()
                        .configured(Configuration.load(Map.of("pcap.library", library)))
                        .availability();
                System.out.println(availability.isAvailable() + " " + availability.reason());
            }
        }
    }

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
        Needs.require(new PcapBackend().availability().isAvailable(), "libpcap");
        List<String> lines = ask(List.of(), List.of());
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.startsWith("pcap true libpcap version 1."), line);
            assertTrue(line.endsWith(" through pcap4j"), line);
        }
    }

    @Test
    void withoutLibpcapItSaysWhatToInstall() throws Exception {
        needMounts();
        String hide = "for f in /usr/lib/*/libpcap.so* /lib/*/libpcap.so* /usr/lib/libpcap.so* /usr/lib64/libpcap.so*;"
                + " do [ -e \"$f\" ] && mount --bind /dev/null \"$(readlink -f \"$f\")\"; done; exec \"$@\"";
        List<String> lines = ask(List.of("unshare", "-m", "sh", "-c", hide, "sh"), List.of());
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(
                    line.startsWith("pcap false libpcap is missing (libpcap.so.1, libpcap.so.0.8, libpcap.so: "), line);
            assertTrue(line.contains("apt install libpcap0.8"), line);
            assertTrue(line.contains("-Dtoami.pcap.library"), line);
        }
    }

    @Test
    void aLibraryThatWasNamedAndIsNotThereIsNamed() throws Exception {
        List<String> lines = ask(List.of(), List.of("-Dorg.pcap4j.core.pcapLibName=libnosuch.so.7"));
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(
                    line.startsWith("pcap false the library libnosuch.so.7 that org.pcap4j.core.pcapLibName names"),
                    line);
        }
        assertTrue(lines.get(0).contains("No such file"), lines.get(0));
    }

    @Test
    void aLibraryThatLiesElsewhereIsNamedByItsPath() throws Exception {
        Path elsewhere = Files.copy(libpcap(), folder.resolve("our-pcap.so"));
        List<String> lines = ChildJvm.run(
                List.of(),
                List.of("-Dtest.libraries=/no/such/libpcap.so,libc.so.6," + elsewhere + "," + elsewhere
                        + ",libpcap.so.0.8"),
                AskWith.class);
        assertEquals(5, lines.size(), lines::toString);
        assertTrue(
                lines.get(0)
                        .startsWith("false the library /no/such/libpcap.so that pcap.library names cannot be loaded ("),
                lines.get(0));
        assertTrue(lines.get(1).startsWith("false the library libc.so.6 is not libpcap 1.9 or newer ("), lines.get(1));
        assertTrue(lines.get(2).startsWith("true libpcap version 1."), lines.get(2));
        assertEquals(lines.get(2), lines.get(3));
        assertEquals(
                "false pcap.library is libpcap.so.0.8, but this process has loaded libpcap as " + elsewhere
                        + " already",
                lines.get(4));
    }

    /** The file of the library that is installed. */
    private static Path libpcap() throws IOException {
        Libpcaps.need();
        try (Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
            return mapped.filter(line -> line.contains("/libpcap.so"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anotherPcap4jIsRefused() throws Exception {
        Libpcaps.need();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Needs.require(compiler != null, "a JDK");
        Path source = folder.resolve("PcapHandle.java");
        Files.writeString(
                source,
                "package org.pcap4j.core;"
                        + "public final class PcapHandle { public enum TimestampPrecision { MICRO, NANO } }");
        assertEquals(0, compiler.run(null, null, null, "-d", folder.toString(), source.toString()));
        List<String> lines = ChildJvm.run(List.of(), List.of(), List.of(folder), Ask.class);
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(
                    line.startsWith(
                            "pcap false the pcap4j-core on the class path is not the 1.8.2 that this backend knows"),
                    line);
        }
    }

    @Test
    void whereJnaCannotUnpackItSaysSo() throws Exception {
        needMounts();
        String mount = "mount -t tmpfs -o noexec tmpfs " + folder + "/noexec; exec \"$@\"";
        Files.createDirectory(folder.resolve("noexec"));
        List<String> lines = ask(
                List.of("unshare", "-m", "sh", "-c", mount, "sh"),
                List.of("-Djna.tmpdir=" + folder + "/noexec", "-Djna.nosys=true"));
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.startsWith("pcap false JNA's native library cannot be loaded ("), line);
            assertTrue(line.contains("-Djna.tmpdir"), line);
        }
    }

    private static void needMounts() {
        Needs.require("1".equals(System.getenv("TOAMI_TEST_NETNS")), "a mount namespace of its own");
    }

    private static List<String> ask(List<String> wrapper, List<String> options) throws Exception {
        return ChildJvm.run(wrapper, options, Ask.class);
    }
}
