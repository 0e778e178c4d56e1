package dev.toami.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.toami.engine.flight.Recorder;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/**
 * The way in: lists devices and opens them, on the backend that the configuration names.
 *
 * <p>Thread-safe. Closing it closes the sessions and watches that it opened; it then opens no more, but still lists
 * devices.
 */
public final class CaptureEngine implements AutoCloseable {
    private static final String CLOSED = "the engine is closed";

    private static final System.Logger LOG = System.getLogger(CaptureEngine.class.getName());

    private final CaptureBackend backend;
    private final Configuration configuration;
    private final CaptureOptions defaults;
    private final List<Opening<?>> openings = new ArrayList<>();

    private boolean closed;

    private CaptureEngine(CaptureBackend backend, Configuration configuration, CaptureOptions defaults) {
        this.backend = Objects.requireNonNull(backend, "backend");
        this.configuration = configuration;
        this.defaults = defaults;
    }

    /**
     * An engine on the backend that {@code toami.backend} names, or on the first that can run here.
     *
     * @throws ConfigurationException if a setting is wrong
     * @throws BackendUnavailableException if it cannot run; there is no silent fallback from a named one
     */
    public static CaptureEngine open() throws CaptureException {
        return open(Configuration.load());
    }

    /** As {@link #open()}, with settings from {@code configuration}. */
    public static CaptureEngine open(Configuration configuration) throws CaptureException {
        return open(configuration, Backends.find(configuration).choose(configuration));
    }

    /**
     * An engine on a backend of the caller's own, with settings from {@code configuration}; that for the backend's id counts
     * for nothing.
     */
    public static CaptureEngine open(CaptureBackend backend, Configuration configuration) throws CaptureException {
        Settings.check(configuration);
        UnknownKeys.check(configuration, List.of(backend));
        return open(configuration, Providers.configured(backend, configuration));
    }

    private static CaptureEngine open(Configuration configuration, CaptureBackend backend) throws CaptureException {
        CaptureEngine engine = new CaptureEngine(backend, configuration, Settings.options(configuration));
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            Stream.concat(Settings.all().stream(), backend.settings().stream())
                    .forEach(setting -> LOG.log(System.Logger.Level.DEBUG, "{0}", effective(setting, configuration)));
        }
        return engine;
    }

    private static String effective(Setting<?> setting, Configuration configuration) {
        return configuration
                .find(setting.key())
                .map(ConfiguredValue::toString)
                .orElse(Configuration.PREFIX
                        + setting.key()
                        + (setting.defaultText().isEmpty()
                                ? " is not set"
                                : "=" + setting.defaultText() + ", the default"));
    }

    /** An engine on a backend of the caller's own, as it is, without any settings from outside. */
    public static CaptureEngine open(CaptureBackend backend) {
        return new CaptureEngine(backend, Configuration.none(), CaptureOptions.defaults());
    }

    /**
     * What {@link #open(Configuration)} would do, and why. Asks every backend, so that it may load native code that an engine
     * would not.
     *
     * @throws ConfigurationException if a setting is wrong
     */
    public static BackendChoice explain(Configuration configuration) throws CaptureException {
        return Backends.find(configuration).explain(configuration);
    }

    /** Every backend on the class path by id, in the order in which {@code auto} tries them. */
    public static Map<String, Availability> backends() throws CaptureException {
        return Backends.find(Configuration.load()).availabilities();
    }

    /** The id of the backend in use. */
    public String backend() {
        return backend.id();
    }

    /** Which of the things that backends differ in the one in use does. */
    public Set<Capability> capabilities() {
        return Set.copyOf(backend.capabilities());
    }

    /** What it was opened with. */
    public Configuration configuration() {
        return configuration;
    }

    /** The options for sessions that the engine was configured with, for changing them. */
    public CaptureOptions.Builder options() {
        return defaults.toBuilder();
    }

    /** All devices, those that are down or without an address included, and {@code any}. */
    public List<NetworkDevice> devices() throws CaptureException {
        return backend.devices();
    }

    /**
     * Opens a device for capturing and injecting.
     *
     * @param device its name, or {@link NetworkDevice#ANY}
     * @param options taken as they are; {@link #options} begins with what is configured
     * @throws DeviceNotFoundException if there is none of this name
     * @throws DeviceDownException if it is not up, unless {@link CaptureOptions#awaitDevice} says to wait
     * @throws PermissionDeniedException if the process may not
     * @throws FilterSyntaxException if the filter is not in the language
     * @throws FilterRejectedException if the kernel takes no filter at all; one that it cannot run runs in the JVM
     * @throws SessionClosedException if the engine is closed
     */
    public CaptureSession capture(String device, CaptureOptions options) throws CaptureException {
        checkOpen();
        CaptureSession session = open(device, options);
        keep(List.of(Opening.of(session)));
        return session;
    }

    /**
     * Watches what happens to devices: they come and go, are set up and down, renamed, given another MTU.
     *
     * @throws UnsupportedOperationException if the backend is without {@link Capability#LINK_EVENTS}
     * @throws SessionClosedException if the engine is closed
     */
    public LinkWatch watchLinks() throws CaptureException {
        checkOpen();
        LinkWatch watch = backend.watchLinks();
        keep(List.of(Opening.of(watch)));
        return watch;
    }

    /**
     * Opens sessions that share the frames of a device, all of them or none, in a new group.
     *
     * <p>No frame comes to two of them. Each frame that arrives after this has returned comes to one of them; of those that
     * arrive meanwhile each comes to one or to none.
     *
     * @param device its name, or {@link NetworkDevice#ANY}
     * @param options of each member, but that {@link CaptureOptions#readerCpu} is the first one's, and the others follow on
     *     the CPUs after it. {@link CaptureOptions#fanout} says how the frames are spread; with a number other than {@link
     *     Fanout#NEW_GROUP} the group may have other members too, and this one's join them
     * @param members how many, 1 or more
     * @throws IllegalArgumentException if the options are without fanout, or the backend without {@link Capability#FANOUT}
     * @throws FanoutRejectedException if the group does not take them
     * @throws CaptureException as {@link #capture}
     */
    public CaptureGroup captureGroup(String device, CaptureOptions options, int members) throws CaptureException {
        if (members < 1 || options.fanout().isEmpty()) {
            throw new IllegalArgumentException(
                    "capture on " + device + ": a group has 1 member or more and a fanout, not " + members + " and "
                            + options.fanout().map(Fanout::toString).orElse("none"));
        }
        checkOpen();
        List<CaptureOptions> each = IntStream.range(0, members)
                .mapToObj(member -> ofMember(member, options))
                .toList();
        List<CaptureSession> opened = openGroup(device, each);
        keep(opened.stream().<Opening<?>>map(Opening::of).toList());
        return new CaptureGroup(opened, options.filter());
    }

    /** As {@link #captureGroup(String, CaptureOptions, int)}, with frames spread by {@code mode}. */
    public CaptureGroup captureGroup(String device, CaptureOptions options, FanoutMode mode, int members)
            throws CaptureException {
        return captureGroup(device, options.toBuilder().fanout(Fanout.of(mode)).build(), members);
    }

    private static CaptureOptions ofMember(int member, CaptureOptions options) {
        return options.readerCpu().isEmpty()
                ? options
                : options.toBuilder()
                        .readerCpu(options.readerCpu().getAsInt() + member)
                        .build();
    }

    private void checkOpen() throws SessionClosedException {
        synchronized (openings) {
            if (closed) {
                throw new SessionClosedException(CLOSED);
            }
        }
    }

    /** Will be closed with the engine, at once if that is closed already. */
    private void keep(List<Opening<?>> opened) throws SessionClosedException {
        synchronized (openings) {
            if (!closed) {
                openings.removeIf(other -> !other.isOpen());
                openings.addAll(opened);
                return;
            }
        }
        CloseAll.close(opened, Opening::close);
        throw new SessionClosedException(CLOSED);
    }

    private CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        Recorder.Opening opening = Recorder.get().opening(backend.id(), device, options);
        try {
            CaptureSession session = backend.open(device, options);
            opening.opened(session);
            return session;
        } catch (CaptureException | RuntimeException e) {
            opening.failed(e);
            throw e;
        }
    }

    private List<CaptureSession> openGroup(String device, List<CaptureOptions> members) throws CaptureException {
        List<Recorder.Opening> opening = members.stream()
                .map(options -> Recorder.get().opening(backend.id(), device, options))
                .toList();
        try {
            List<CaptureSession> opened = backend.openGroup(device, members);
            for (int i = 0; i < opened.size(); i++) {
                opening.get(i).opened(opened.get(i));
            }
            return opened;
        } catch (CaptureException | RuntimeException e) {
            opening.get(0).failed(e);
            throw e;
        }
    }

    /** The sessions that it opened and that are open, in that order. */
    public List<CaptureSession> sessions() {
        synchronized (openings) {
            return openings.stream()
                    .filter(Opening::isOpen)
                    .map(opening -> opening.thing().get())
                    .filter(CaptureSession.class::isInstance)
                    .map(CaptureSession.class::cast)
                    .toList();
        }
    }

    /**
     * Makes this process one of {@code user}, with that user's groups and no capabilities, for good and in all threads.
     * Sessions that are open go on as before; opening more takes rights that are gone then.
     *
     * @throws UnsupportedOperationException if the backend cannot
     * @throws CaptureException if there is no such user, or the process may not; the message says how far it came
     */
    public void dropPrivileges(String user) throws CaptureException {
        backend.dropPrivileges(user);
    }

    /** Closes every session and watch that is open; one that fails does not keep the rest open. Idempotent. */
    @Override
    public void close() {
        List<Opening<?>> open;
        synchronized (openings) {
            closed = true;
            open = openings.stream().filter(Opening::isOpen).toList();
            openings.clear();
        }
        CloseAll.close(open, Opening::close);
    }
}
