package dev.toami.engine.fake;

import java.lang.ref.WeakReference;
import java.util.Optional;

import dev.toami.engine.CannotInjectException;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.PacketType;
import dev.toami.engine.spi.GuardedSession;

/** Where a session is tied to its device, or to all of them. Does not keep the session, which may become garbage. */
final class Tap {
    private final FakeBackend backend;
    private final NetworkDevice device;
    private final Optional<FakeDevice> source;
    private final CaptureOptions options;
    private final Opening opening;
    private final SessionFilters filters;
    private final Buffer buffer;
    private volatile WeakReference<GuardedSession> session = new WeakReference<>(null);
    private boolean wentDown;

    /** @param source empty for {@link NetworkDevice#ANY} */
    Tap(FakeBackend backend, NetworkDevice device, Optional<FakeDevice> source, CaptureOptions options) {
        this.backend = backend;
        this.device = device;
        this.source = source;
        this.options = options;
        this.opening = new Opening(device.name(), options);
        this.filters = new SessionFilters(device, options, backend.capabilities());
        this.buffer = new Buffer(options, backend.capabilities(), filters.compile(options.filter()));
    }

    String name() {
        return device.name();
    }

    LinkType linkType() {
        return device.linkType();
    }

    Opening opening() {
        return opening;
    }

    Buffer buffer() {
        return buffer;
    }

    FakeBackend backend() {
        return backend;
    }

    void setFilter(String expression) {
        buffer.replaceFilter(filters.compile(expression));
    }

    /** Shows the session a frame that passes a device. */
    void see(CapturedFrame frame, boolean isLoopback) {
        boolean outgoing = frame.packetType() == PacketType.OUTGOING;
        boolean wanted =
                switch (options.direction()) {
                    case IN -> !outgoing;
                    case OUT -> outgoing;
                    // On the loopback device every frame goes out and comes in: once is enough.
                    case INOUT -> !outgoing || !isLoopback;
                };
        if (wanted) {
            buffer.offer(
                    source.isPresent()
                            ? SeenFrame.raw(frame, isLoopback, backend.capabilities(), options.direction())
                            : SeenFrame.cooked(frame, isLoopback, backend.capabilities(), options.direction()));
        }
    }

    /** Lets the next scripted frame arrive, if there is one. */
    boolean pull() {
        if (source.isPresent()) {
            return source.get().pull();
        }
        return backend.fakeDevices().stream().anyMatch(FakeDevice::pull);
    }

    void deviceWentDown() {
        synchronized (this) {
            wentDown = true;
        }
        buffer.nudge();
    }

    /** Whether the device went down since this was last asked. */
    synchronized boolean takeWentDown() {
        boolean was = wentDown;
        wentDown = false;
        return was;
    }

    /** What a reader that has read everything is to be told. */
    Optional<CaptureException> trouble() {
        return source.flatMap(from -> from.trouble(this));
    }

    FakeDevice injectable() throws CannotInjectException {
        return source.orElseThrow(() -> new CannotInjectException(
                "inject on " + name() + ": frames cannot be sent on all devices at once; name one"));
    }

    /** Ties it. */
    void begin() throws CaptureException {
        backend.add(this);
        if (source.isPresent()) {
            source.get().add(this);
        } else {
            backend.addOnAll(this);
        }
    }

    /** To be called when the session is there. */
    void belongsTo(GuardedSession owner) {
        session = new WeakReference<>(owner);
    }

    /** Closes the session for the test that has left it open. */
    void closeSession() {
        GuardedSession left = session.get();
        if (left != null) {
            left.close();
        }
    }

    /** When the session closes: nothing comes in any more. */
    void close() {
        int unread = buffer.close();
        opening.close();
        if (session.get() == null) {
            backend.faults().add("a session on " + name() + " was dropped without being closed", opening.where());
        }
        if (unread > 0) {
            backend.unread().add("frames of " + name() + " were not read before its session was closed: " + unread);
        }
    }

    /** When nobody is inside the session any more. */
    void release() {
        backend.forget(this);
        source.ifPresent(from -> from.forget(this));
    }
}
