package dev.toami.engine.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;

import static dev.toami.engine.contract.Sabotage.opening;
import static dev.toami.engine.contract.Sabotage.options;
import static dev.toami.engine.contract.Sabotage.pretending;
import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that filter wrongly. */
final class FilterSabotages {
    private FilterSabotages() {}

    static List<Sabotage> table() {
        String first = "theFilterIsInForceBeforeTheFirstFrame";
        String queued = "aNewFilterHoldsForWhatIsOnItsWay";
        String load = "aFilterIsReplacedUnderLoadWithoutLossOrStrangers";
        String moved = "aFilterMovesBetweenKernelAndJvmUnderLoadWithoutLossOrStrangers";
        String place = "aFilterThatTheKernelRefusesRunsInTheJvmAndTheStatisticsSaySo";
        String refused = "aRefusedFilterLeavesTheOldOne";
        String empty = "anEmptyFilterAcceptsEverything";
        String cut = "aFilterSeesWhatTheSnapLengthCutsOff";
        String length = "aFilterOfAnyLengthRuns";
        String vlan = "vlanFiltersLookAtTheTag";
        return List.of(
                opening("sets the filter when it has opened", FilterSabotages::filteringLate, first),
                opening("has a frame before the filter", FilterSabotages::filteringTheSecond, first)
                        .without(Capability.KERNEL_FILTER),
                pretending(Capability.KERNEL_FILTER, first, "rejectedFramesAreCountedWhereTheyAreRejected"),
                session("keeps what an old filter let in", s -> new Queueing(s, true), queued, load, moved),
                session("loses what waits when the filter is set", s -> new Queueing(s, false), queued, load, moved),
                session(
                        "does not count what it rejects",
                        Broken.statistics(FilterSabotages::notFiltered),
                        queued,
                        place),
                session(
                        "says that the kernel runs every filter",
                        Broken.statistics(whole -> placed(whole, FilterPlace.KERNEL)),
                        place),
                session(
                        "says that the JVM runs every filter",
                        Broken.statistics(whole -> placed(whole, FilterPlace.JVM)),
                        place),
                session("takes a wrong filter", Broken.setFilter((s, text) -> replace(s, text, false)), refused),
                session(
                        "has no filter behind a wrong one",
                        Broken.setFilter((s, text) -> replace(s, text, true)),
                        refused),
                session(
                        "takes null",
                        Broken.setFilter((s, text) -> s.setFilter(text == null ? "udp port 53" : text)),
                        refused),
                session(
                        "ignores an empty filter",
                        Broken.setFilter((s, text) -> s.setFilter(text.isEmpty() ? "tcp" : text)),
                        empty),
                session(
                        "rejects all with an empty filter",
                        Broken.setFilter((s, text) -> s.setFilter(text.isEmpty() ? "less 1" : text)),
                        empty),
                opening("filters what the snap length leaves", FilterSabotages::filteringHere, cut),
                options(
                        "does not know the whole length",
                        asked -> asked.toBuilder().filter(asked.filter().replace(" and less 200", "")),
                        cut),
                options(
                        "captures whole frames",
                        asked -> asked.toBuilder().snapLength(CaptureOptions.MAX_SNAP_LENGTH),
                        cut,
                        "theSnapLengthCutsAndTheOriginalLengthStays",
                        "theSnapLengthCountsTheTag"),
                opening("refuses long filters", FilterSabotages::refusingLong, length),
                options(
                        "takes everything with long filters",
                        asked -> asked.toBuilder().filter(asked.filter().length() > 4096 ? "" : asked.filter()),
                        length),
                options(
                        "rejects everything with long filters",
                        asked -> asked.toBuilder().filter(asked.filter().length() > 4096 ? "less 1" : asked.filter()),
                        length),
                opening("filters tags as in a file", FilterSabotages::filteringHere, vlan),
                options(
                        "does not look at the VLAN number",
                        asked -> asked.toBuilder().filter(asked.filter().replace("vlan 100", "vlan")),
                        vlan));
    }

    private static CaptureSession filteringLate(CaptureBackend whole, String device, CaptureOptions asked)
            throws CaptureException {
        CaptureSession session = whole.open(device, asked.toBuilder().filter("").build());
        Late.pause(5);
        session.setFilter(asked.filter());
        return session;
    }

    /** The first frame is one that came before there was a filter. */
    private static CaptureSession filteringTheSecond(CaptureBackend whole, String device, CaptureOptions asked)
            throws CaptureException {
        CaptureSession session = whole.open(device, asked.toBuilder().filter("").build());
        CaptureSession queueing = new Queueing(session, true);
        Late.pause(5);
        queueing.setFilter(asked.filter());
        return queueing;
    }

    private static CaptureStatistics notFiltered(CaptureSession whole) throws CaptureException {
        CaptureStatistics counts = whole.statistics();
        return new CaptureStatistics(
                counts.received(),
                counts.droppedByKernel(),
                counts.droppedByInterface(),
                counts.ringFreezes(),
                0,
                counts.filterPlace());
    }

    private static CaptureStatistics placed(CaptureSession whole, FilterPlace place) throws CaptureException {
        CaptureStatistics counts = whole.statistics();
        return new CaptureStatistics(
                counts.received(),
                counts.droppedByKernel(),
                counts.droppedByInterface(),
                counts.ringFreezes(),
                counts.filtered(),
                place);
    }

    private static void replace(CaptureSession whole, String expression, boolean refusing) throws CaptureException {
        try {
            whole.setFilter(expression);
        } catch (FilterSyntaxException e) {
            if (refusing) {
                whole.setFilter("");
                throw e;
            }
        }
    }

    private static CaptureSession refusingLong(CaptureBackend whole, String device, CaptureOptions asked)
            throws CaptureException {
        if (asked.filter().length() > 4096) {
            throw new CaptureException("the filter is too long");
        }
        return whole.open(device, asked);
    }

    /** Filters what is captured as if it stood in a capture file. */
    private static CaptureSession filteringHere(CaptureBackend whole, String device, CaptureOptions asked)
            throws CaptureException {
        FilterTarget file = FilterTarget.file(LinkType.ETHERNET, asked.snapLength());
        CompiledFilter filter = FilterCompiler.compile(asked.filter(), file);
        UnaryOperator<CaptureSession> filtering = Broken.next((session, timeout) -> {
            Optional<CapturedFrame> frame = session.next(timeout);
            while (frame.isPresent()
                    && !filter.matches(frame.get().bytes(), frame.get().originalLength())) {
                frame = session.next(timeout);
            }
            return frame;
        });
        return filtering.apply(whole.open(device, asked.toBuilder().filter("").build()));
    }
}
