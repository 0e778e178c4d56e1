package dev.toami.it;

import java.io.File;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.toami.afpacket.Privileges;
import dev.toami.engine.CaptureException;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What processes can do that have few rights, or give them up: each in a JVM of its own. */
class PrivilegesTest {
    private static final String WORKED = "captured true filtered true captured true shared 3";

    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.tools("setpriv", "id");
        Needs.groups();
    }

    /** Where the program is that the tests start. */
    private static String tests() {
        return Path.of(URI.create(RestrictedWork.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    private static Shell.Result work(List<String> prefix, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                Cli.JAR + File.pathSeparator + tests(),
                "-Dtoami.backend=afpacket",
                RestrictedWork.class.getName()));
        command.addAll(List.of(arguments));
        return Shell.run(command);
    }

    @Test
    void everythingWorksWithOneCapability() {
        String rights = "-all,+net_raw";
        List<String> prefix = List.of("setpriv", "--bounding-set", rights, "--inh-caps", rights, "--no-new-privs");
        try (VethPair pair = VethPair.create()) {
            Shell.Result result = work(prefix, pair.left(), pair.right());
            assertEquals(0, result.exitCode(), result::err);
            List<String> lines = result.out().lines().toList();
            assertEquals(WORKED, lines.get(0));
            assertTrue(lines.get(1).contains("CapEff: 0000000000002000"), result::out);
        }
    }

    @Test
    void sessionsGoOnWhenTheProcessHasBecomeAnotherUser() {
        String user = Shell.run("id -u nobody").strip();
        String group = Shell.run("id -g nobody").strip();
        try (VethPair pair = VethPair.create()) {
            Shell.Result result = work(List.of(), pair.left(), pair.right(), "nobody");
            assertEquals(0, result.exitCode(), result::err);
            List<String> lines = result.out().lines().toList();
            String none = " 0000000000000000";
            assertEquals(
                    List.of(
                            WORKED,
                            "opened true",
                            "rights [Uid:" + (" " + user).repeat(4) + " Gid:" + (" " + group).repeat(4) + " CapPrm:"
                                    + none + " CapEff:" + none + " CapAmb:" + none + "]",
                            WORKED,
                            "refused"),
                    List.of(lines.get(0), lines.get(2), lines.get(3), lines.get(4), lines.get(5)));
        }
    }

    @Test
    void theCommandOpensItsFileAndThenBecomesTheUser(@TempDir Path directory) throws Exception {
        String user = Shell.run("id -u nobody").strip();
        // Only root may write here.
        Path file = directory.resolve("out.pcap");
        List<String> command =
                Cli.command("capture", "-i", "lo", "-Z", "nobody", "-U", "-w", file.toString(), "udp", "port", "9");
        try (Cli capture = Cli.start(command).awaitError("listening on lo");
                DatagramSocket socket = new DatagramSocket()) {
            assertTrue(capture.err().contains("dropped privileges to nobody"), capture::err);
            Path status = Path.of("/proc/" + capture.pid() + "/status");
            assertTrue(Files.readString(status).contains("Uid:" + ("\t" + user).repeat(4)));
            long header = Files.size(file);
            socket.send(new DatagramPacket(new byte[8], 8, InetAddress.getLoopbackAddress(), 9));
            for (int i = 0; i < 500 && Files.size(file) == header; i++) {
                Thread.sleep(20);
            }
            capture.signal("INT");
            assertEquals(0, capture.exitCode(), capture::err);
            assertTrue(capture.err().contains("1 packet captured"), capture::err);
            assertTrue(Files.size(file) > header);
        }
    }

    @Test
    void theCommandSaysThatThereIsNoSuchUser() {
        try (Cli capture = Cli.start(Cli.command("capture", "-i", "lo", "-Z", "no-such-user"))) {
            assertEquals(1, capture.exitCode());
            assertTrue(capture.err().contains("there is no such user"), capture::err);
        }
    }

    @Test
    void whoMayNotOrIsNobodyIsTold() {
        CaptureException e = assertThrows(CaptureException.class, () -> Privileges.drop("no-such-user"));
        assertEquals("become the user no-such-user: there is no such user", e.getMessage());
        String rights = "-all,+net_raw";
        List<String> prefix = List.of("setpriv", "--bounding-set", rights, "--inh-caps", rights, "--no-new-privs");
        try (VethPair pair = VethPair.create()) {
            Shell.Result result = work(prefix, pair.left(), pair.right(), "nobody");
            assertEquals(1, result.exitCode());
            assertTrue(result.err().contains("it takes root, or CAP_SETUID and CAP_SETGID"), result::err);
        }
    }
}
