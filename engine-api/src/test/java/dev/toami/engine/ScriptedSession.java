package dev.toami.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A session that answers {@link #next} as it was told, and refuses whatever it was not told to do. */
final class ScriptedSession implements CaptureSession {
    private interface Step {
        Optional<CapturedFrame> take() throws CaptureException;
    }

    private final String device;
    private final CaptureOptions options;
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<String> filters = new ArrayList<>();
    private String refused = "";
    private CaptureStatistics statistics;
    private RuntimeException failureOfClose;
    private boolean open = true;
    private int closes;
    private Duration asked;

    ScriptedSession(String device, CaptureOptions options) {
        this.device = device;
        this.options = options;
    }

    /** The next call gets this frame. */
    ScriptedSession frame(CapturedFrame frame) {
        script.add(() -> Optional.of(frame));
        return this;
    }

    /** The next call waits in vain. */
    ScriptedSession timeout() {
        script.add(Optional::empty);
        return this;
    }

    ScriptedSession failure(CaptureException failure) {
        script.add(() -> {
            throw failure;
        });
        return this;
    }

    /** The next call finds the session closed, as if by another thread. */
    ScriptedSession closed() {
        script.add(() -> {
            close();
            throw new SessionClosedException("closed meanwhile");
        });
        return this;
    }

    void failOnClose(RuntimeException failure) {
        failureOfClose = failure;
    }

    void counted(CaptureStatistics counts) {
        statistics = counts;
    }

    /** This filter is rejected from now on. */
    void refuse(String filter) {
        refused = filter;
    }

    /** Those that were set, in this order. */
    List<String> filters() {
        return filters;
    }

    CaptureOptions options() {
        return options;
    }

    int closes() {
        return closes;
    }

    int stepsLeft() {
        return script.size();
    }

    /** The timeout of the last call. */
    Duration asked() {
        return asked;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public LinkType linkType() {
        return LinkType.ETHERNET;
    }

    @Override
    public int snapLength() {
        return options.snapLength();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        asked = timeout;
        if (!open) {
            throw new SessionClosedException("closed");
        }
        if (script.isEmpty()) {
            throw new AssertionError("nothing was scripted for this call");
        }
        return script.remove().take();
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) {
        throw new AssertionError("not scripted");
    }

    @Override
    public void inject(Bytes frame) {
        throw new AssertionError("not scripted");
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        if (expression.equals(refused)) {
            throw new FilterRejectedException(device + ": " + expression);
        }
        filters.add(expression);
    }

    @Override
    public CaptureStatistics statistics() {
        if (statistics == null) {
            throw new AssertionError("not scripted");
        }
        return statistics;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        closes++;
        if (failureOfClose != null) {
            throw failureOfClose;
        }
    }

    @Override
    public Iterator<CapturedFrame> iterator() {
        return new FrameIterator(this, options.readTimeout());
    }
}
