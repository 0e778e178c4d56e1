package dev.toami.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CaptureGroupTest {
    private static final CaptureOptions OPTIONS =
            CaptureOptions.builder().filter("udp").build();

    private final ScriptedBackend backend = ScriptedBackend.able("scripted");
    private CaptureEngine engine;

    @BeforeEach
    void open() throws CaptureException {
        engine = CaptureEngine.open(backend, Configuration.load(Map.of()));
    }

    private CaptureGroup group(int members) throws CaptureException {
        return engine.captureGroup(ScriptedBackend.DEVICE, OPTIONS, FanoutMode.HASH, members);
    }

    @Test
    void itsMembersAreWhatWasAskedForInANewGroup() throws CaptureException {
        CaptureGroup group = group(3);
        assertEquals(backend.opened(), group.members());
        for (ScriptedSession member : backend.opened()) {
            assertEquals(
                    Optional.of(Fanout.of(FanoutMode.HASH)), member.options().fanout());
            assertEquals(OptionalInt.empty(), member.options().readerCpu());
            assertEquals("udp", member.options().filter());
        }
        assertThrows(UnsupportedOperationException.class, () -> group.members().clear());
    }

    @Test
    void itsReadersAreOnOneCpuAfterTheOther() throws CaptureException {
        CaptureOptions options = OPTIONS.toBuilder()
                .readerCpu(4)
                .fanout(Fanout.of(FanoutMode.CPU, 7))
                .build();
        engine.captureGroup(ScriptedBackend.DEVICE, options, 2);
        assertEquals(
                List.of(OptionalInt.of(4), OptionalInt.of(5)),
                backend.opened().stream()
                        .map(member -> member.options().readerCpu())
                        .toList());
        assertEquals(7, backend.opened().get(1).options().fanout().orElseThrow().group());
    }

    @Test
    void aGroupHasMembersAndAFanout() {
        IllegalArgumentException none = assertThrows(IllegalArgumentException.class, () -> group(0));
        assertTrue(none.getMessage().contains("not 0"), none::getMessage);
        assertThrows(IllegalArgumentException.class, () -> engine.captureGroup(ScriptedBackend.DEVICE, OPTIONS, 2));
        assertEquals(List.of(), backend.opened());
    }

    @Test
    void whatItsMembersCountAddsUpButNotWhatTheDeviceMissed() throws CaptureException {
        CaptureGroup group = group(3);
        backend.opened().get(0).counted(new CaptureStatistics(1, 10, 7, 100, 1000, FilterPlace.KERNEL));
        backend.opened().get(1).counted(new CaptureStatistics(2, 20, 7, 200, 2000, FilterPlace.JVM));
        backend.opened().get(2).counted(new CaptureStatistics(4, 40, 8, 400, 4000, FilterPlace.KERNEL));
        assertEquals(new CaptureStatistics(7, 70, 8, 700, 7000, FilterPlace.JVM), group.statistics());
    }

    @Test
    void aFilterThatOneMemberRefusesIsTakenBackFromTheOthers() throws CaptureException {
        CaptureGroup group = group(3);
        group.setFilter("tcp");
        backend.opened().get(2).refuse("icmp");
        assertThrows(FilterRejectedException.class, () -> group.setFilter("icmp"));
        assertEquals(
                List.of(List.of("tcp", "icmp", "tcp"), List.of("tcp", "icmp", "tcp"), List.of("tcp")),
                backend.opened().stream().map(ScriptedSession::filters).toList());
    }

    @Test
    void theFirstFilterIsTheOneThatItWasOpenedWith() throws CaptureException {
        CaptureGroup group = group(2);
        backend.opened().get(1).refuse("icmp");
        backend.opened().get(0).refuse("udp");
        FilterRejectedException e = assertThrows(FilterRejectedException.class, () -> group.setFilter("icmp"));
        assertEquals(1, e.getSuppressed().length);
        assertTrue(e.getSuppressed()[0].getMessage().contains("udp"));
    }

    @Test
    void closingClosesAllThoughSomeFail() throws CaptureException {
        CaptureGroup group = group(3);
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second");
        backend.opened().get(0).failOnClose(first);
        backend.opened().get(2).failOnClose(second);
        RuntimeException thrown = assertThrows(RuntimeException.class, group::close);
        assertSame(first, thrown);
        assertEquals(List.of(second), List.of(thrown.getSuppressed()));
        backend.opened().forEach(member -> assertFalse(member.isOpen()));
    }

    @Test
    void itGoesWithTheEngine() throws CaptureException {
        group(2);
        engine.close();
        backend.opened().forEach(member -> assertEquals(1, member.closes()));
        assertThrows(SessionClosedException.class, () -> group(2));
        assertEquals(2, backend.opened().size());
    }

    @Test
    void aGroupThatOpensWhileTheEngineClosesIsClosed() {
        backend.duringOpen(engine::close);
        assertThrows(SessionClosedException.class, () -> group(2));
        backend.opened().forEach(member -> assertFalse(member.isOpen()));
        assertEquals(2, backend.opened().size());
    }

    @Test
    void aBackendThatCannotGiveUpPrivilegesSaysSo() {
        UnsupportedOperationException e =
                assertThrows(UnsupportedOperationException.class, () -> engine.dropPrivileges("nobody"));
        assertEquals("the backend scripted cannot give up privileges", e.getMessage());
    }
}
