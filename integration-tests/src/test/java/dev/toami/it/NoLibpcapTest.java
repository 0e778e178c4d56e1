package dev.toami.it;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The afpacket path never touches libpcap, and works where libpcap is not. */
class NoLibpcapTest {
    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void noFileOfLibpcapIsOpened() throws Exception {
        Needs.tools("strace");
        Path trace = Files.createTempFile("toami", ".strace");
        List<String> command = new ArrayList<>(List.of(
                "strace", "-f", "-qq", "-e", "trace=open,openat,openat2,execve,mmap,socket", "-o", trace.toString()));
        command.addAll(Cli.command("capture", "-i", "lo", "-c", "1", "udp"));
        try (Cli capture = Cli.start(command).awaitError("listening on lo")) {
            sendToLoopback();
            assertEquals(0, capture.exitCode(), capture::err);
            assertTrue(capture.out().contains("UDP"), capture::out);
        }
        String calls = Files.readString(trace, StandardCharsets.ISO_8859_1);
        Files.delete(trace);
        assertTrue(calls.contains("jffi"), "the trace must have seen the native library that is used");
        assertTrue(calls.contains("socket(AF_PACKET"), "the trace must have seen the packet socket");
        assertFalse(calls.contains("libpcap"), "libpcap was opened");
        assertFalse(calls.contains("libjnidispatch"), "JNA was opened");
    }

    @Test
    void nothingOfItIsMappedWhileCapturing() throws Exception {
        try (Cli capture = Cli.start(Cli.command("capture", "-i", "lo", "udp")).awaitError("listening on lo")) {
            String maps = Files.readString(Path.of("/proc/" + capture.pid() + "/maps"), StandardCharsets.ISO_8859_1);
            assertTrue(maps.contains("socket:"), "the ring is mapped");
            assertFalse(maps.contains("libpcap"), "libpcap is mapped");
            capture.signal("INT");
            assertEquals(0, capture.exitCode());
        }
    }

    @Test
    void itRunsWhereLibpcapIsUnusable() throws Exception {
        String hide = "for f in /usr/lib/*/libpcap.so* /lib/*/libpcap.so* /usr/lib/libpcap.so*; do"
                + " [ -e \"$f\" ] && mount --bind /dev/null \"$(readlink -f \"$f\")\"; done; exec \"$@\"";
        List<String> hidden = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", hide, "sh"));
        hidden.addAll(Cli.command("capture", "-i", "lo", "-c", "1", "udp"));
        try (Cli capture = Cli.start(hidden).awaitError("listening on lo")) {
            sendToLoopback();
            assertEquals(0, capture.exitCode(), capture::err);
            assertTrue(capture.out().contains("UDP"), capture::out);
        }
    }

    private static void sendToLoopback() throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
        }
    }
}
