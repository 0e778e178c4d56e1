package dev.toami.it.container;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.UdpHeader;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The toami command in containers, which are joined by a veth pair and have a JVM, libc and nothing else. */
class ContainerTest {
    private static final String ROOT = "0:0";
    private static final String CAP_NET_RAW_ALONE = "CapEff:\t0000000000002000";

    @TempDir
    private static Path folder;

    private static Images images;
    private static Wire wire;

    @BeforeAll
    static void make() throws Exception {
        Needs.network();
        Needs.docker();
        Needs.tools("nsenter");
        Recipe.needs();
        images = new Images(folder);
        wire = new Wire(images.appliance());
    }

    @AfterAll
    static void remove() {
        if (wire != null) {
            wire.close();
        }
        if (images != null) {
            images.close();
        }
    }

    @Test
    void theImageHasNeitherAShellNorLibpcap() {
        try (ToamiContainer capture = new ToamiContainer(images.appliance(), "capture", "-i", "lo").listening()) {
            String names = Shell.run("find " + capture.proc("root") + "/ -xdev -printf %f\\n");
            assertTrue(names.contains("libjvm.so\n"), names);
            assertTrue(names.lines().noneMatch(name -> name.matches("libpcap.*|sh|bash|dash|busybox")), names);
        }
    }

    @Test
    void theHeapIsOf64Megabytes() {
        try (ToamiContainer flags = new ToamiContainer(images.appliance(), "-XX:+PrintFlagsFinal", "-version")
                .withCreateContainerCmdModifier(
                        command -> command.withEntrypoint("/opt/toami/bin/java", "@/opt/toami/lib/toami/java.options"))
                .ended()) {
            assertTrue(
                    Pattern.compile("MaxHeapSize += " + (64 << 20) + " ")
                            .matcher(flags.out())
                            .find(),
                    flags::getLogs);
        }
    }

    @Test
    void aBackendThatCannotRunIsAnErrorAndNoOtherIsTaken() {
        try (ToamiContainer capture = new ToamiContainer(images.appliance(), "capture", "-i", "lo", "-c", "1")
                .withEnv("TOAMI_BACKEND", "pcap")
                .ended()) {
            assertRefused(
                    capture,
                    "toami: toami.backend=pcap, from the environment variable TOAMI_BACKEND: cannot run: libpcap is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"afpacket", "pcap"})
    void anOrdinaryUserWithoutAFileCapabilityIsToldWhatIsMissing(String backend) {
        try (ToamiContainer capture = new ToamiContainer(images.withLibpcap(), "capture", "-i", "lo", "-c", "1")
                .withEnv("TOAMI_BACKEND", backend)
                .ended()) {
            assertRefused(
                    capture,
                    "toami: capture on lo: permission denied",
                    "CAP_NET_RAW",
                    "CapEff 0",
                    "AmbientCapabilities");
            assertFalse(capture.err().contains("no_new_privs"), capture::err);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"afpacket", "pcap"})
    void rootWithoutTheCapabilityIsToldWhatIsMissing(String backend) {
        try (ToamiContainer capture = new ToamiContainer(images.withLibpcap(), "capture", "-i", "lo", "-c", "1")
                .withUser(ROOT)
                .withHostConfig(config -> config.withCapAdd().withCapDrop(Capability.NET_RAW))
                .withEnv("TOAMI_BACKEND", backend)
                .ended()) {
            assertRefused(
                    capture, "toami: capture on lo: permission denied", "CAP_NET_RAW", "CapEff", "AmbientCapabilities");
        }
    }

    @Test
    void noNewPrivilegesDefeatsAFileCapabilityAndTheMessageSaysSo() {
        try (ToamiContainer capture = new ToamiContainer(images.appliance(), "capture", "-i", "lo", "-c", "1")
                .withSecurity("no-new-privileges")
                .ended()) {
            assertRefused(capture, "CapEff 0 and no_new_privs is set, so that file capabilities have no effect");
        }
    }

    @Test
    void rootWithOneCapabilityMayHaveNoNewPrivileges() throws Exception {
        try (ToamiContainer capture = new ToamiContainer(images.withLibpcap(), "capture", "-i", "lo")
                .withUser(ROOT)
                .withSecurity("no-new-privileges")
                .listening()) {
            String status = Files.readString(capture.proc("status"));
            assertTrue(status.contains(CAP_NET_RAW_ALONE), status);
            assertTrue(status.contains("NoNewPrivs:\t1"), status);
        }
    }

    @Test
    void aFileCapabilityThatTheContainerMayNotHaveKeepsJavaFromStarting() {
        try (ToamiContainer version = new ToamiContainer(images.appliance(), "--version")
                .withHostConfig(config -> config.withCapAdd().withCapDrop(Capability.NET_RAW))
                .ended()) {
            assertEquals("", version.out());
            assertTrue(version.getLogs().contains("operation not permitted"), version::getLogs);
            assertFalse(version.exitCode() == 0, version::getLogs);
        }
    }

    private static void assertRefused(ToamiContainer capture, String... parts) {
        assertEquals(1, capture.exitCode(), capture::getLogs);
        assertEquals("", capture.out());
        assertEquals(1, capture.err().lines().count(), capture::err);
        for (String part : parts) {
            assertTrue(capture.err().contains(part), () -> part + " is not in: " + capture.err());
        }
    }

    @Test
    void oneContainerCapturesWhatTheOtherInjects() throws Exception {
        try (ToamiContainer capture = capture(images.appliance()).listening()) {
            String status = Files.readString(capture.proc("status"));
            assertTrue(status.contains(CAP_NET_RAW_ALONE), status);
            // 2 is a filter (proc(5)): Docker's default profile, as no other was asked for.
            assertTrue(status.contains("Seccomp:\t2"), status);
            assertTrue(status.contains("Uid:\t65532\t65532\t65532\t65532"), status);
            List<String> mounts = Files.readAllLines(capture.proc("mounts"));
            assertTrue(mounts.stream().anyMatch(line -> line.matches("\\S+ / \\S+ ro,.*")), mounts::toString);
            assertTrue(mounts.stream().anyMatch(line -> line.matches("\\S+ /tmp \\S+ .*noexec.*")), mounts::toString);
            sendAndCheck(capture);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"afpacket", "pcap"})
    void theBackendIsSwappedByAnEnvironmentVariable(String backend) throws Exception {
        try (ToamiContainer capture = capture(images.withLibpcap())
                .withUser(ROOT)
                .withEnv("TOAMI_BACKEND", backend)
                .listening()) {
            String maps = Files.readString(capture.proc("maps"), StandardCharsets.ISO_8859_1);
            assertEquals(backend.equals("pcap"), maps.contains("/libpcap.so"), maps);
            assertEquals(backend.equals("afpacket"), maps.contains("/libjffi"), maps);
            sendAndCheck(capture);
        }
    }

    @Test
    void whatTheServiceUnitAllowsIsEnough() {
        Needs.tools("systemd-analyze");
        List<String> families = ServiceUnit.words("RestrictAddressFamilies");
        try (ToamiContainer capture = capture(images.appliance())
                .withSecurity("seccomp=" + ServiceUnit.seccompProfile(families))
                .listening()) {
            sendAndCheck(capture);
        }
        try (ToamiContainer refused = capture(images.appliance())
                .withSecurity("seccomp=" + ServiceUnit.seccompProfile(List.of("AF_NETLINK")))
                .ended()) {
            assertRefused(refused, "toami: capture on eth0:", "EAFNOSUPPORT");
        }
    }

    /** Docker's default seccomp profile is in force where no other is asked for. */
    @Test
    void everyCallPassesDockersDefaultProfile() throws Exception {
        String classes = Path.of(EveryCall.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        try (ToamiContainer program = new ToamiContainer(
                        images.appliance(),
                        "@/opt/toami/lib/toami/java.options",
                        "-Djffi.boot.library.path=/opt/toami/lib/toami/native",
                        "-Dtoami.backend=afpacket",
                        "-cp",
                        "/classes:/opt/toami/lib/toami/toami.jar",
                        EveryCall.class.getName(),
                        "lo")
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("/opt/toami/bin/java"))
                .withHostConfig(config -> config.withBinds(new Bind(classes, new Volume("/classes"), AccessMode.ro)))
                .ended()) {
            assertEquals(0, program.exitCode(), program::getLogs);
            List<String> steps = program.out().lines().toList();
            assertEquals("end", steps.get(steps.size() - 1), program::getLogs);
            assertTrue(
                    steps.stream().limit(steps.size() - 1).allMatch(step -> step.endsWith(" true")), program::getLogs);
            assertTrue(steps.size() >= 4, program::getLogs);
        }
    }

    private static ToamiContainer capture(String image) {
        return new ToamiContainer(image, "capture", "-i", Wire.DEVICE, "-c", "3", "udp", "port", "5353")
                .joining(wire.right());
    }

    /** Sends frames of three lengths that the capture wants, and others that it does not. */
    private static void sendAndCheck(ToamiContainer capture) {
        String frames = Stream.of(10, 20, 30)
                .flatMap(payload -> Stream.of(frame(9999, payload), frame(5353, payload)))
                .map(frame -> HexFormat.of().formatHex(frame.toArray()))
                .collect(joining("\n\n"));
        try (ToamiContainer send = new ToamiContainer(images.appliance(), "send", "-i", Wire.DEVICE, frames)
                .joining(wire.left())
                .ended()) {
            assertEquals(0, send.exitCode(), send::getLogs);
        }
        capture.awaitEnd();
        assertEquals(0, capture.exitCode(), capture::getLogs);
        assertEquals(
                List.of("PACKET: 52 bytes", "PACKET: 62 bytes", "PACKET: 72 bytes"),
                capture.out()
                        .lines()
                        .filter(line -> line.startsWith("PACKET:"))
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList(),
                capture::getLogs);
        assertEquals(3, capture.out().split("DstPort=5353", -1).length - 1, capture::getLogs);
    }

    private static Bytes frame(int port, int payload) {
        return PacketBuilder.build(
                EthernetHeader.of(MacAddress.parse("02:00:00:00:00:01"), MacAddress.parse("02:00:00:00:00:02")),
                Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2")),
                UdpHeader.of(40000, port),
                Payload.of(new byte[payload]));
    }
}
