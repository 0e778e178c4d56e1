package dev.toami.it;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.toami.testing.Host;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tutorial's scene: nginx behind a veth pair, curl before it, and {@code tcp and port 80} on the line. */
class NginxTest {
    private static final String CLIENT = "10.77.0.1";
    private static final String SERVER = "10.77.0.2";
    private static final Pattern TIME = Pattern.compile(" @ .* UTC");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.groups();
        Needs.tools("nginx", "curl", "tcpdump", "go");
        Needs.file(Path.of("/usr/share/gocode/src/github.com/google/gopacket"), "golang-github-google-gopacket-dev");
    }

    @Test
    void printsHandshakeRequestAndResponseAndNothingElse() throws Exception {
        Path saved = folder.resolve("saved.pcap");
        List<String> packets;
        try (VethPair pair = VethPair.create();
                Host server = Host.start()) {
            Shell.run("ip addr add " + CLIENT + "/24 dev " + pair.left());
            server.adopt(pair.right(), SERVER + "/24");
            try (Cli nginx =
                    Cli.start(server.command("nginx", "-c", nginxConfiguration().toString()))) {
                awaitServer();
                try (Cli capture = Cli.start(Cli.command("capture", "-i", pair.left(), "-l", "tcp and port 80"))
                                .awaitError("listening on");
                        Cli tcpdump = Cli.start(List.of(
                                        "tcpdump",
                                        "-i",
                                        pair.left(),
                                        "-Z",
                                        "root",
                                        "--immediate-mode",
                                        "-U",
                                        "-w",
                                        saved.toString(),
                                        "tcp and port 80"))
                                .awaitError("listening on")) {
                    // None of these two may be printed: another port, another protocol.
                    Shell.run(List.of("curl", "-s", "http://" + SERVER + ":81/"));
                    try (DatagramSocket socket = new DatagramSocket()) {
                        socket.send(new DatagramPacket(new byte[9], 9, new InetSocketAddress(SERVER, 80)));
                    }
                    String page = Shell.run("curl -s http://" + SERVER + "/hello");
                    assertEquals("Hello from nginx\n", page);
                    capture.awaitOut(text -> closes(text) >= 2, "a FIN from each side");
                    Thread.sleep(300);
                    capture.signal("INT");
                    tcpdump.signal("INT");
                    assertEquals(0, capture.exitCode(), capture::err);
                    assertEquals(0, tcpdump.exitCode(), tcpdump::err);
                    packets = packets(capture.out());
                    assertTrue(capture.err().contains(packets.size() + " packets captured"), capture::err);
                }
                nginx.signal("TERM");
            }
        }
        checkConversation(packets);
        // gopacket takes what TCP carries for a payload, whatever it is.
        assertEquals(upToTransport(packets(printedByGopacket(saved))), upToTransport(packets));
    }

    /** One connection, whole: three packets of handshake, request and response with their payloads, the end. */
    private static void checkConversation(List<String> packets) {
        List<String> openings =
                List.of("SYN=true RST=false PSH=false ACK=false", "SYN=true RST=false PSH=false ACK=true");
        for (int i = 0; i < openings.size(); i++) {
            assertTrue(packets.get(i).contains(openings.get(i)), packets.get(i));
        }
        for (String packet : packets) {
            assertTrue(packet.contains("= TCP\t") && packet.contains("80(http)"), packet);
        }
        assertEquals(2, count(packets, "SYN=true"));
        assertEquals(2, count(packets, "FIN=true"));
        assertEquals(2, count(packets, "= HTTP\t"));
        assertEquals(1, count(packets, "Method=GET"));
        assertEquals(1, count(packets, "= Payload\t17 byte(s)"));
        assertTrue(packets.size() >= 8 && packets.size() <= 14, () -> packets.size() + " packets: " + packets);
    }

    private static List<String> upToTransport(List<String> packets) {
        return packets.stream()
                .map(packet -> packet.replaceFirst("(?s)\n- Layer 4 .*", "\n- Layer 4"))
                .toList();
    }

    private static long count(List<String> packets, String text) {
        return packets.stream().filter(packet -> packet.contains(text)).count();
    }

    private static long closes(String text) {
        return Pattern.compile("FIN=true").matcher(text).results().count();
    }

    /** The packets of a print, each as one text without its time. */
    private static List<String> packets(String printed) {
        List<String> packets = new ArrayList<>();
        for (String line : printed.lines().filter(line -> !line.isEmpty()).toList()) {
            if (line.startsWith("PACKET: ")) {
                packets.add(TIME.matcher(line).replaceFirst(""));
            } else {
                packets.set(packets.size() - 1, packets.get(packets.size() - 1) + "\n" + line);
            }
        }
        return packets;
    }

    private String printedByGopacket(Path capture) {
        Path source = Cli.ROOT.resolve("integration-tests/src/test/go/print.go");
        return Shell.run(List.of(
                        "env",
                        "GOPATH=/usr/share/gocode",
                        "GO111MODULE=off",
                        "GOCACHE=" + Path.of(System.getProperty("java.io.tmpdir"), "toami-go-cache"),
                        "go",
                        "run",
                        source.toString(),
                        capture.toString()))
                .orFail("go run print.go");
    }

    private static void awaitServer() throws Exception {
        for (int i = 0; i < 100; i++) {
            if (Shell.run(List.of("curl", "-s", "-o", "/dev/null", "http://" + SERVER + "/hello"))
                            .exitCode()
                    == 0) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nginx does not answer");
    }

    private Path nginxConfiguration() throws Exception {
        String text =
                """
                daemon off;
                master_process off;
                user root;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server {
                    listen %2$s:80;
                    location /hello { return 200 "Hello from nginx\\n"; }
                  }
                }
                """
                        .formatted(folder, SERVER);
        return Files.writeString(folder.resolve("nginx.conf"), text);
    }
}
