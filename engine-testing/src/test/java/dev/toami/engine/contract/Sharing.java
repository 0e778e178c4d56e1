package dev.toami.engine.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.spi.CaptureBackend;

/** What is one session's belongs to all of them. */
final class Sharing extends BrokenBackend {
    enum Fault {
        FILTER,
        COUNTS,
        CLOSE,
        SNAP_LENGTH
    }

    private final Fault fault;
    private final List<CaptureSession> all = new CopyOnWriteArrayList<>();

    Sharing(CaptureBackend whole, Fault fault) {
        super(whole);
        this.fault = fault;
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        boolean sharesLength = fault == Fault.SNAP_LENGTH && !all.isEmpty();
        int snapLength = sharesLength ? all.get(0).snapLength() : options.snapLength();
        CaptureSession session =
                super.open(device, options.toBuilder().snapLength(snapLength).build());
        all.add(session);
        return new Shared(session);
    }

    private final class Shared extends Broken {
        Shared(CaptureSession whole) {
            super(whole);
        }

        @Override
        public void setFilter(String expression) throws CaptureException {
            for (CaptureSession each : fault == Fault.FILTER ? all : List.of(delegate())) {
                each.setFilter(expression);
            }
        }

        @Override
        public CaptureStatistics statistics() throws CaptureException {
            long received = 0;
            for (CaptureSession each : fault == Fault.COUNTS ? all : List.of(delegate())) {
                received += each.statistics().received();
            }
            return new CaptureStatistics(received, 0, 0, 0, 0, FilterPlace.KERNEL);
        }

        @Override
        public void close() {
            (fault == Fault.CLOSE ? all : List.of(delegate())).forEach(CaptureSession::close);
        }
    }
}
