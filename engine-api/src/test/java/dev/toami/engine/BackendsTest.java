package dev.toami.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The choice among backends. */
class BackendsTest {
    private static Backends of(CaptureBackend... backends) throws CaptureException {
        return Backends.of(List.of(backends));
    }

    private static CaptureBackend choose(Backends backends, String id) throws CaptureException {
        return backends.choose(Configuration.load(Map.of("backend", id)));
    }

    private static String unavailable(Backends backends, String id) {
        return assertThrows(BackendUnavailableException.class, () -> choose(backends, id))
                .getMessage();
    }

    @Test
    void autoTakesAfpacketThenPcapThenTheRestById() throws CaptureException {
        List<CaptureBackend> backends = new ArrayList<>(List.of(
                ScriptedBackend.able("zeta"),
                ScriptedBackend.able("pcap"),
                ScriptedBackend.able("alpha"),
                ScriptedBackend.able("afpacket")));
        assertEquals(
                List.of("afpacket", "pcap", "alpha", "zeta"),
                List.copyOf(Backends.of(backends).availabilities().keySet()));
        for (String expected : new String[] {"afpacket", "pcap", "alpha", "zeta"}) {
            CaptureBackend chosen = choose(Backends.of(backends), "auto");
            assertEquals(expected, chosen.id());
            backends.remove(chosen);
        }
        assertEquals("no capture backend on the class path", unavailable(Backends.of(backends), "auto"));
    }

    @Test
    void autoSkipsWhatCannotRun() throws CaptureException {
        ScriptedBackend other = ScriptedBackend.able("other");
        Backends backends = of(
                other,
                ScriptedBackend.unable("afpacket", "no CAP_NET_RAW"),
                ScriptedBackend.unable("pcap", "no libpcap"));
        RecordedLog.drain();
        assertSame(other, choose(backends, "auto"));
        assertEquals(
                List.of(
                        "INFO backend afpacket: cannot run: no CAP_NET_RAW",
                        "INFO backend pcap: cannot run: no libpcap",
                        "DEBUG backend other: taken: other runs"),
                RecordedLog.drain());
    }

    @Test
    void whenNoneCanRunEachSaysWhy() throws CaptureException {
        Backends backends =
                of(ScriptedBackend.unable("pcap", "no libpcap"), ScriptedBackend.unable("afpacket", "no CAP_NET_RAW"));
        assertEquals(
                "no capture backend can run here; afpacket: no CAP_NET_RAW; pcap: no libpcap",
                unavailable(backends, "auto"));
    }

    @Test
    void aNamedOneIsTakenOrRefusedWithItsReason() throws CaptureException {
        ScriptedBackend pcap = ScriptedBackend.able("pcap");
        Backends backends =
                of(ScriptedBackend.able("afpacket"), pcap, ScriptedBackend.unable("other", "not on Sundays"));
        assertSame(pcap, choose(backends, "pcap"));
        assertEquals("toami.backend=other, from code: cannot run: not on Sundays", unavailable(backends, "other"));
    }

    @Test
    void anUnknownNameListsTheKnownOnes() throws CaptureException {
        Backends backends = of(ScriptedBackend.able("pcap"), ScriptedBackend.unable("afpacket", "no"));
        assertEquals(
                "toami.backend=libpcap, from code: there is no such backend; there are: auto, afpacket, pcap",
                unavailable(backends, "libpcap"));
        assertEquals(
                "toami.backend=PCAP, from code: there is no such backend; there are: auto, afpacket, pcap",
                unavailable(backends, "PCAP"));
        assertEquals(
                "toami.backend=pcap, from code: there is no such backend; there are: auto", unavailable(of(), "pcap"));
    }

    @Test
    void twoOfOneNameAreAnError() {
        ScriptedBackend another = new ScriptedBackend("pcap", Availability.available("")) {};
        CaptureException e = assertThrows(CaptureException.class, () -> of(ScriptedBackend.able("pcap"), another));
        assertEquals(
                "two capture backends are called pcap: " + ScriptedBackend.class.getName() + " and "
                        + another.getClass().getName(),
                e.getMessage());
    }

    @Test
    void oneThatThrowsWhenAskedCannotRun() throws CaptureException {
        ScriptedBackend rude = new ScriptedBackend("afpacket", () -> {
            throw new NoClassDefFoundError("jnr/ffi/Runtime");
        });
        ScriptedBackend ruder = new ScriptedBackend("pcap", () -> {
            throw new IllegalStateException("do not ask");
        });
        ScriptedBackend mute = new ScriptedBackend("mute", () -> null);
        ScriptedBackend good = ScriptedBackend.able("other");
        Backends backends = of(rude, ruder, mute, good);
        assertSame(good, choose(backends, "auto"));
        assertTrue(unavailable(backends, "afpacket").contains("jnr/ffi/Runtime"));
        assertTrue(unavailable(backends, "pcap").contains("do not ask"));
        assertTrue(unavailable(backends, "mute").contains("no answer"));
        assertEquals(
                List.of("afpacket", "pcap", "mute", "other"),
                List.copyOf(backends.availabilities().keySet()));
        assertEquals(
                Availability.available("other runs"), backends.availabilities().get("other"));
    }

    @Test
    void availabilityIsAskedEachTime() throws CaptureException {
        List<Availability> answers = new ArrayList<>(List.of(
                Availability.unavailable("not yet"),
                Availability.available("now"),
                Availability.unavailable("no more")));
        Backends backends = of(new ScriptedBackend("pcap", () -> answers.remove(0)));
        assertEquals("toami.backend=pcap, from code: cannot run: not yet", unavailable(backends, "pcap"));
        assertEquals("pcap", choose(backends, "pcap").id());
        assertEquals("toami.backend=pcap, from code: cannot run: no more", unavailable(backends, "pcap"));
    }
}
