package dev.toami.pcap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

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
            assertTrue(
                    line.startsWith("pcap false the library libnosuch.so.7 that org.pcap4j.core.pcapLibName names"),
                    line);
        }
        assertTrue(lines.get(0).contains("No such file"), lines.get(0));
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
