package dev.toami.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The runtime that deploy/runtime makes, outside of containers. */
class RuntimeTest {
    private static final List<String> AS_USER =
            List.of("setpriv", "--reuid", "65532", "--regid", "65532", "--clear-groups");

    @TempDir
    private static Path folder;

    private static Path runtime;

    @BeforeAll
    static void make() throws Exception {
        Needs.network();
        Needs.groups();
        Needs.tools("setpriv", "mount", "umount", "systemd-analyze");
        Recipe.needs();
        // A file system of its own, as /tmp may be mounted with nosuid, which file capabilities do not survive.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Shell.run("mount -t tmpfs -o mode=755 none " + folder);
        Recipe.makeRuntime(folder.resolve("made"));
        runtime = Files.move(folder.resolve("made"), folder.resolve("moved"));
    }

    @AfterAll
    static void unmount() {
        Shell.run(List.of("umount", folder.toString()));
    }

    private static Shell.Result toami(List<String> prefix, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(runtime.resolve("bin/toami").toString());
        command.addAll(List.of(arguments));
        return Shell.run(command);
    }

    @Test
    void itRunsWhereItIsMovedTo() {
        Shell.Result compile = toami(AS_USER, "compile", "-d", "tcp port 80");
        assertEquals(0, compile.exitCode(), compile::err);
        assertTrue(compile.out().startsWith("(000) "), compile::out);
        assertEquals("", compile.err());
    }

    @Test
    void theModulesAreInTheRuntimeAndTheBackendsOnTheClassPath() throws Exception {
        String modules = Shell.run(runtime.resolve("bin/java") + " --list-modules");
        for (String module : List.of("engine", "protocols", "filter", "files")) {
            assertTrue(modules.contains("dev.toami." + module + "@"), modules);
        }
        assertFalse(modules.contains("java.desktop"), modules);
        String jars = Shell.run("ls " + runtime.resolve("lib/toami/lib"));
        assertTrue(jars.contains("toami-backend-afpacket") && jars.contains("toami-backend-pcap"), jars);
        assertFalse(jars.contains("toami-engine-api"), jars);
    }

    @Test
    void anOrdinaryUserCapturesWithTheAmbientCapabilityOfTheServiceUnit() throws Exception {
        assertEquals(List.of("CAP_NET_RAW"), ServiceUnit.words("AmbientCapabilities"));
        assertEquals(List.of("CAP_NET_RAW"), ServiceUnit.words("CapabilityBoundingSet"));
        assertEquals(List.of("yes"), ServiceUnit.words("NoNewPrivileges"));
        List<String> asService = new ArrayList<>(AS_USER);
        for (String set : List.of("--bounding-set", "--inh-caps", "--ambient-caps")) {
            asService.addAll(List.of(set, "-all,+net_raw"));
        }
        asService.add("--no-new-privs");
        Thread traffic = new Thread(RuntimeTest::sendToLoopback);
        traffic.start();
        try {
            Shell.Result capture = toami(asService, "capture", "-i", "lo", "-c", "1", "udp", "port", "7777");
            assertEquals(0, capture.exitCode(), capture::err);
            assertTrue(capture.out().contains("DstPort=7777"), capture::out);
        } finally {
            traffic.interrupt();
            traffic.join();
        }
        Shell.Result refused = toami(AS_USER, "capture", "-i", "lo", "-c", "1");
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("it takes CAP_NET_RAW"), refused::err);
    }

    private static void sendToLoopback() {
        try (DatagramSocket socket = new DatagramSocket()) {
            while (true) {
                socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            // The capture has ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aJavaWithAFileCapabilityDoesNotFindItsLibraries() {
        String java = runtime.resolve("bin/java").toString();
        Shell.run("setcap cap_net_raw=ep " + java);
        try {
            Shell.Result version = toami(AS_USER, "--version");
            assertEquals(127, version.exitCode(), version::out);
            assertTrue(version.err().contains("libjli.so: cannot open shared object file"), version::err);
        } finally {
            Shell.run("setcap -r " + java);
        }
        assertEquals(0, toami(AS_USER, "--version").exitCode());
    }

    @Test
    void systemdAcceptsTheServiceUnit() throws Exception {
        Path unit = folder.resolve("toami-capture.service");
        Files.writeString(unit, Files.readString(ServiceUnit.FILE).replace("/opt/toami/", runtime + "/"));
        Shell.Result verify = Shell.run(List.of("systemd-analyze", "verify", unit.toString()));
        assertEquals(0, verify.exitCode(), verify::err);
        assertFalse(verify.err().contains("toami"), verify::err);
    }
}
