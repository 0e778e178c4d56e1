package dev.toami.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.toami.engine.BackendChoice.Verdict;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackendChoiceTest {
    private static Configuration wanting(String id) throws CaptureException {
        return Configuration.load(Map.of("backend", id), "the command line");
    }

    private static BackendChoice explain(String id, CaptureBackend... backends) throws CaptureException {
        BackendChoice choice = Backends.of(List.of(backends)).explain(wanting(id));
        assertTrue(
                choice.candidates().stream().allMatch(each -> each.why().lines().count() == 1), choice::toString);
        return choice;
    }

    private static List<String> lines(BackendChoice choice) {
        return choice.candidates().stream()
                .map(each -> each.id() + " " + each.verdict() + " " + each.why())
                .toList();
    }

    @Test
    void autoTellsWhoComesFirst() throws CaptureException {
        BackendChoice choice = explain(
                "auto",
                ScriptedBackend.unable("other", "not on Sundays"),
                ScriptedBackend.unable("afpacket", "no CAP_NET_RAW"),
                ScriptedBackend.able("zeta"),
                ScriptedBackend.able("pcap"));
        assertEquals(Optional.of("pcap"), choice.taken());
        assertEquals(Optional.empty(), choice.problem());
        assertEquals("toami.backend=auto, from the command line", choice.setting());
        assertEquals(
                List.of(
                        "afpacket CANNOT_RUN cannot run: no CAP_NET_RAW",
                        "pcap TAKEN taken: pcap runs",
                        "other CANNOT_RUN cannot run: not on Sundays",
                        "zeta PRECEDED could run, but pcap comes before it: zeta runs"),
                lines(choice));
    }

    @Test
    void aNamedOneIsTakenOrNone() throws CaptureException {
        BackendChoice choice = explain(
                "pcap",
                ScriptedBackend.able("afpacket"),
                ScriptedBackend.able("pcap"),
                ScriptedBackend.unable("other", "no"));
        assertEquals(Optional.of("pcap"), choice.taken());
        assertEquals(
                List.of(
                        "afpacket NOT_ASKED_FOR not asked for; could run: afpacket runs",
                        "pcap TAKEN taken: pcap runs",
                        "other NOT_ASKED_FOR not asked for; cannot run: no"),
                lines(choice));

        choice = explain("pcap", ScriptedBackend.able("afpacket"), ScriptedBackend.unable("pcap", "no libpcap"));
        assertEquals(Optional.empty(), choice.taken());
        assertEquals(
                Optional.of("toami.backend=pcap, from the command line: cannot run: no libpcap"), choice.problem());
        assertEquals(
                List.of(
                        "afpacket NOT_ASKED_FOR not asked for; could run: afpacket runs",
                        "pcap CANNOT_RUN cannot run: no libpcap"),
                lines(choice));
    }

    @Test
    void withoutASettingTheDefaultIsNamed() throws CaptureException {
        BackendChoice choice =
                Backends.of(List.of(ScriptedBackend.able("pcap"))).explain(Configuration.none());
        assertEquals("toami.backend=auto, the default", choice.setting());
        assertEquals(Optional.of("pcap"), choice.taken());
    }

    @Test
    void onlyWhatTheChoiceDependsOnIsAskedWhenAnEngineOpens() throws CaptureException {
        AtomicInteger asked = new AtomicInteger();
        ScriptedBackend counted = new ScriptedBackend("pcap", () -> {
            asked.incrementAndGet();
            return Availability.available("");
        });
        Backends backends = Backends.of(List.of(ScriptedBackend.able("afpacket"), counted));
        backends.choose(wanting("auto"));
        backends.choose(wanting("afpacket"));
        assertThrows(BackendUnavailableException.class, () -> backends.choose(wanting("nope")));
        assertEquals(0, asked.get());
        backends.explain(wanting("auto"));
        assertEquals(1, asked.get());
    }

    @Test
    void capabilitiesAreTold() throws CaptureException {
        ScriptedBackend able = new ScriptedBackend("able", Availability.available("")) {
            @Override
            public Set<Capability> capabilities() {
                return Set.of(Capability.INJECT);
            }
        };
        ScriptedBackend rude = new ScriptedBackend("rude", Availability.available("")) {
            @Override
            public Set<Capability> capabilities() {
                throw new IllegalStateException("do not ask");
            }
        };
        BackendChoice choice = explain("auto", able, rude);
        assertEquals(Set.of(Capability.INJECT), choice.candidates().get(0).capabilities());
        assertEquals(Set.of(), choice.candidates().get(1).capabilities());
    }

    @Test
    void eitherOneIsTakenOrThereIsAProblem() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new BackendChoice("", Optional.empty(), List.of(), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new BackendChoice("", Optional.of("pcap"), List.of(), Optional.of("no")));
    }

    /** Over every subset of five backends, each able or not, and every wish. */
    @Test
    void whatIsExplainedIsWhatIsChosen() throws CaptureException {
        String[] ids = {"afpacket", "pcap", "alpha", "file", "zeta"};
        Random random = new Random(1);
        for (int kinds = 0; kinds < 243; kinds++) {
            List<CaptureBackend> backends = new ArrayList<>();
            for (int i = 0, rest = kinds; i < ids.length; i++, rest /= 3) {
                switch (rest % 3) {
                    case 0 -> backends.add(random.nextInt(backends.size() + 1), ScriptedBackend.able(ids[i]));
                    case 1 -> backends.add(ScriptedBackend.unable(ids[i], ids[i] + " cannot"));
                    default -> {}
                }
            }
            for (String wanted : new String[] {"auto", "nope", "afpacket", "pcap", "alpha", "file", "zeta"}) {
                agree(Backends.of(backends), wanting(wanted), backends);
            }
        }
    }

    private static void agree(Backends backends, Configuration configuration, List<CaptureBackend> all)
            throws CaptureException {
        BackendChoice choice = backends.explain(configuration);
        assertEquals(
                List.copyOf(backends.availabilities().keySet()),
                choice.candidates().stream().map(BackendChoice.Candidate::id).toList());
        long taken = choice.candidates().stream()
                .filter(each -> each.verdict() == Verdict.TAKEN)
                .count();
        assertEquals(choice.taken().isPresent() ? 1 : 0, taken);
        String wanted = configuration.get("backend").orElseThrow();
        Optional<String> expected = choice.candidates().stream()
                .filter(each -> each.availability().isAvailable())
                .map(BackendChoice.Candidate::id)
                .filter(id -> wanted.equals("auto") || wanted.equals(id))
                .findFirst();
        assertEquals(expected, choice.taken(), () -> wanted + " of " + all);
        if (expected.isPresent()) {
            assertEquals(expected.get(), backends.choose(configuration).id());
        } else {
            BackendUnavailableException e =
                    assertThrows(BackendUnavailableException.class, () -> backends.choose(configuration));
            assertEquals(choice.problem().orElseThrow(), e.getMessage());
        }
    }
}
