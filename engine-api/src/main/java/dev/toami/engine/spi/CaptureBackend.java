package dev.toami.engine.spi;

import java.util.List;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.NetworkDevice;

/**
 * A way to capture and inject frames, found by {@link java.util.ServiceLoader}.
 *
 * <p>The no-argument constructor does nothing: native code is first touched by {@link #availability()}. All methods may
 * be called from any thread.
 */
public interface CaptureBackend {
    /**
     * A short lower-case name, unique among the backends on the class path: the value of {@code toami.backend}. Always
     * the same, and not {@code auto}.
     */
    String id();

    /** Whether it can work here; never throws, and asks the system each time. */
    Availability availability();

    /** All devices, those that are down or that the caller may not open included. */
    List<NetworkDevice> devices() throws CaptureException;

    /**
     * Opens a device. The filter of {@code options} is in force before the first frame can be received.
     *
     * @throws dev.toami.engine.FilterSyntaxException if the filter is not in the language
     * @throws CaptureException one of its subclasses, by cause
     */
    CaptureSession open(String device, CaptureOptions options) throws CaptureException;
}
