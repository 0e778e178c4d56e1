package dev.toami.filter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SystemNamesTest {
    @TempDir
    Path folder;

    @Test
    void readsServicesAndProtocols() throws IOException {
        Path services = Files.writeString(
                folder.resolve("services"),
                """
                # comment
                domain\t\t53/tcp
                domain\t\t53/udp # and a comment
                http  80/tcp  www  # WorldWideWeb
                nonsense
                broken  x/tcp
                """);
        Path protocols = Files.writeString(folder.resolve("protocols"), "ip 0 IP\ntcp\t6\tTCP # transmission\n");
        SystemNames names = new SystemNames(services, protocols);
        assertEquals(OptionalInt.of(53), names.tcpPort("domain"));
        assertEquals(OptionalInt.of(53), names.udpPort("domain"));
        assertEquals(OptionalInt.of(80), names.tcpPort("www"));
        assertEquals(OptionalInt.empty(), names.udpPort("www"));
        assertEquals(OptionalInt.empty(), names.tcpPort("broken"));
        assertEquals(OptionalInt.of(6), names.protocol("tcp"));
        assertEquals(OptionalInt.of(6), names.protocol("TCP"));
        assertEquals(OptionalInt.empty(), names.protocol("udp"));
    }

    @Test
    void missingFilesKnowNothing() {
        SystemNames names = new SystemNames(folder.resolve("a"), folder.resolve("b"));
        assertEquals(OptionalInt.empty(), names.tcpPort("http"));
        assertEquals(OptionalInt.empty(), names.protocol("tcp"));
    }
}
