package dev.toami.engine.spi;

import java.util.List;
import java.util.Set;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.LinkWatch;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.Setting;

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

    /**
     * The keys that {@link #configured} reads. Of a backend that names any they are all: other keys that begin with its id
     * and a dot are refused in code and in the file, and so are values that they do not take, before {@link #configured}
     * is called.
     */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /**
     * This backend with the settings of {@code configuration}, whose keys for it begin with its {@link #id} and a dot, such
     * as {@code pcap.filter}. Called once, before {@link #availability()} and whatever touches native code.
     *
     * @throws IllegalArgumentException if a value is not one that the key takes; the message names key and value
     * @throws ConfigurationException for the same reason
     */
    default CaptureBackend configured(Configuration configuration) throws ConfigurationException {
        return this;
    }

    /** Which of the things that backends differ in this one does; the same at all times. */
    Set<Capability> capabilities();

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

    /**
     * Watches what happens to devices; of {@link Capability#LINK_EVENTS}.
     *
     * @throws UnsupportedOperationException without that, as here
     */
    default LinkWatch watchLinks() throws CaptureException {
        throw new UnsupportedOperationException("the backend " + id() + " does not watch links");
    }

    /**
     * Opens sessions with {@link CaptureOptions#fanout}, all of them or none, each of which is a member of the same group:
     * for backends with {@link Capability#FANOUT}.
     *
     * @param members the options of each; they name the same fanout
     * @return the sessions in that order, none of which has had a frame before all were members
     * @throws CaptureException as {@link #open}
     */
    default List<CaptureSession> openGroup(String device, List<CaptureOptions> members) throws CaptureException {
        throw new IllegalArgumentException("capture on " + device + ": this backend is without the option fanout");
    }

    /**
     * Makes this process one of {@code user}, for good.
     *
     * @throws UnsupportedOperationException if this backend cannot, as by default
     */
    default void dropPrivileges(String user) throws CaptureException {
        throw new UnsupportedOperationException("the backend " + id() + " cannot give up privileges");
    }
}
