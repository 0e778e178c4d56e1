package dev.toami.engine.management;

import java.lang.ref.WeakReference;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;

/** Looks at a session without keeping it from being collected. Thread-safe. */
final class SessionBean implements CaptureStatisticsMXBean {
    private static final System.Logger LOG = System.getLogger(SessionBean.class.getName());
    private static final long SNAPSHOT_NANOS = 100_000_000;

    private final WeakReference<CaptureSession> session;
    private final long id;
    private final String device;
    private final String backend;
    private final String linkType;
    private final int snapLength;
    private CaptureStatistics snapshot;
    private long takenAt;

    SessionBean(String backend, CaptureSession session) throws CaptureException {
        this.session = new WeakReference<>(session);
        this.id = session.id();
        this.device = session.device();
        this.backend = backend;
        this.linkType = session.linkType().toString();
        this.snapLength = session.snapLength();
        this.snapshot = session.statistics();
        this.takenAt = System.nanoTime();
    }

    /** The counters now, or of a tenth of a second ago at the most; as they were last if the session does not answer. */
    private synchronized CaptureStatistics statistics() {
        CaptureSession looked = session.get();
        long now = System.nanoTime();
        if (looked != null && now - takenAt > SNAPSHOT_NANOS) {
            try {
                snapshot = looked.statistics();
                takenAt = now;
            } catch (CaptureException e) {
                LOG.log(System.Logger.Level.DEBUG, "statistics of " + device + ", for a management bean", e);
            }
        }
        return snapshot;
    }

    @Override
    public long getId() {
        return id;
    }

    @Override
    public String getDevice() {
        return device;
    }

    @Override
    public String getBackend() {
        return backend;
    }

    @Override
    public String getLinkType() {
        return linkType;
    }

    @Override
    public int getSnapLength() {
        return snapLength;
    }

    @Override
    public boolean isOpen() {
        CaptureSession looked = session.get();
        return looked != null && looked.isOpen();
    }

    @Override
    public FilterPlace getFilterPlace() {
        return statistics().filterPlace();
    }

    @Override
    public long getReceived() {
        return statistics().received();
    }

    @Override
    public long getDroppedByKernel() {
        return statistics().droppedByKernel();
    }

    @Override
    public long getDroppedByInterface() {
        return statistics().droppedByInterface();
    }

    @Override
    public long getRingFreezes() {
        return statistics().ringFreezes();
    }

    @Override
    public long getFiltered() {
        return statistics().filtered();
    }
}
