package dev.toami.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.BackendChoice;
import dev.toami.engine.BackendChoice.Candidate;
import dev.toami.engine.BackendChoice.Verdict;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.spi.Availability;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackendsCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Engines engines, String... arguments) {
        Console console = new Console(InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8));
        return new Toami(console, engines).run(arguments);
    }

    private static Engines explaining(BackendChoice choice) {
        return new Engines() {
            @Override
            public CaptureEngine open(Map<String, String> settings) throws CaptureException {
                throw new CaptureException("toami backends opens nothing");
            }

            @Override
            public BackendChoice explain(Map<String, String> settings) {
                return choice;
            }
        };
    }

    private static Candidate candidate(String id, Verdict verdict, String why, Capability... capabilities) {
        return new Candidate(id, Availability.available(""), Set.of(capabilities), verdict, why);
    }

    private static final List<Candidate> CANDIDATES = List.of(
            candidate("afpacket", Verdict.NOT_ASKED_FOR, "not asked for; could run: Linux", Capability.VLAN_ON_ANY),
            candidate("pcap", Verdict.TAKEN, "taken: libpcap 1", Capability.ANY_DEVICE, Capability.INJECT),
            candidate("bare", Verdict.NOT_ASKED_FOR, "not asked for; cannot run: no"));

    @Test
    void oneLineEachAndAMark() {
        Engines engines = explaining(
                new BackendChoice("toami.backend=pcap, from code", Optional.of("pcap"), CANDIDATES, Optional.empty()));
        assertEquals(0, run(engines, "backends"));
        assertEquals(
                """
                toami.backend=pcap, from code
                  afpacket: not asked for; could run: Linux
                * pcap: taken: libpcap 1
                  bare: not asked for; cannot run: no
                """,
                out.toString(UTF_8));
        out.reset();
        assertEquals(0, run(engines, "backends", "-v"));
        assertEquals(
                """
                toami.backend=pcap, from code
                  afpacket: not asked for; could run: Linux
                      vlan-on-any
                * pcap: taken: libpcap 1
                      inject, any-device
                  bare: not asked for; cannot run: no
                      nothing that backends differ in
                """,
                out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void whenNoneIsTakenTheReasonIsAFaultBehindTheList() {
        Engines engines = explaining(new BackendChoice(
                "toami.backend=auto, the default", Optional.empty(), List.of(), Optional.of("no capture backend")));
        assertEquals(1, run(engines, "backends"));
        assertEquals("toami.backend=auto, the default\n", out.toString(UTF_8));
        assertEquals("toami: no capture backend\n", err.toString(UTF_8));
    }

    @Test
    void theOptionIsTheSetting() {
        assertEquals(0, run(Engines.configured(), "--backend", "fake", "backends"));
        List<String> lines = out.toString(UTF_8).lines().toList();
        assertEquals("toami.backend=fake, from the command line", lines.get(0));
        assertTrue(lines.contains("* fake: taken: frames that a test makes"), lines::toString);
        assertEquals(4, lines.size(), "the setting, afpacket, pcap and fake");
        assertEquals(1, lines.stream().filter(line -> line.startsWith("* ")).count());
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void anUnknownBackendListsTheKnownOnes() {
        assertEquals(1, run(Engines.configured(), "backends", "--backend", "nope"));
        assertEquals(
                "toami: toami.backend=nope, from the command line: there is no such backend;"
                        + " there are: auto, afpacket, pcap, fake\n",
                err.toString(UTF_8));
        assertEquals(4, out.toString(UTF_8).lines().count());
    }

    @Test
    void aWrongSettingIsTheOnlyOutput() {
        System.setProperty("toami.snap-length", "x");
        try {
            assertEquals(1, run(Engines.configured(), "backends"));
        } finally {
            System.clearProperty("toami.snap-length");
        }
        assertEquals("", out.toString(UTF_8));
        assertEquals(
                "toami: toami.snap-length=x, from the system property toami.snap-length:"
                        + " it takes a whole number from 1 to 262144\n",
                err.toString(UTF_8));
    }
}
