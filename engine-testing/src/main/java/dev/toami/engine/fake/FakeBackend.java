package dev.toami.engine.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.toami.engine.BackendUnavailableException;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Direction;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.engine.spi.Features;

/**
 * A backend whose devices a test makes, and whose wire is the test.
 *
 * <pre>{@code
 * try (FakeBackend backend = new FakeBackend();
 *         CaptureEngine engine = CaptureEngine.open(backend)) {
 *     FakeDevice eth0 = backend.addDevice("eth0");
 *     eth0.script(request);
 *     new Responder(engine, "eth0").answerOne();                      // the code under test
 *     assertEquals(Optional.of(response), eth0.departed(Duration.ofSeconds(1)));
 * }                                                                   // fails if the responder left its session open
 * }</pre>
 *
 * <p>Frames pass the real filter compiler, direction, snap length and a buffer of the size that was asked for, in which
 * each takes its captured bytes; what finds it full is counted as dropped. What a session injects, the other sessions see
 * going out. Nothing is held back for {@link CaptureOptions#blockTimeout}, and a reader that waits is woken at once.
 *
 * <p>Strict: {@link #close} and {@link #assertNoLeaks} tell of sessions that were left open or dropped, and of leased
 * frames that were read after their call or on another thread. Thread-safe, and without threads of its own but the
 * engine's that release sessions. Subclass it to hand it to {@link java.util.ServiceLoader} with devices.
 */
public class FakeBackend implements CaptureBackend, AutoCloseable {
    private static final int MTU = 1500;
    private static final long FIRST_ADDRESS = 0x0200_0000_0000L;

    /** What can be faked: all but what options change at a kernel's socket, and link events. */
    public static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.complementOf(
            EnumSet.of(Capability.AWAIT_DEVICE, Capability.LINK_EVENTS, Capability.FANOUT, Capability.SOCKET_OPTIONS)));

    private final Set<Capability> capabilities;
    private final List<FakeDevice> devices = new CopyOnWriteArrayList<>();
    private final List<Tap> taps = new CopyOnWriteArrayList<>();
    private final List<Tap> tapsOnAll = new CopyOnWriteArrayList<>();
    private final List<Opening> openings = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();
    private final Faults unread = new Faults();
    private volatile InstantSource clock = InstantSource.system();
    private volatile Availability availability = Availability.available("frames that a test makes");
    private volatile boolean forbidsUnread;
    private volatile boolean forbidsUntaken;
    private boolean closed;

    /** With all of {@link #CAPABILITIES}. */
    public FakeBackend() {
        this(CAPABILITIES);
    }

    /**
     * With these capabilities only; what it lacks shows as {@link Capability} says.
     *
     * @throws IllegalArgumentException if they are not among {@link #CAPABILITIES}
     */
    public FakeBackend(Set<Capability> capabilities) {
        if (!CAPABILITIES.containsAll(capabilities)) {
            throw new IllegalArgumentException("of " + capabilities + " only " + CAPABILITIES + " can be faked");
        }
        this.capabilities = Set.copyOf(capabilities);
    }

    /** {@link #CAPABILITIES} but for some. */
    public static Set<Capability> without(Capability... lacking) {
        Set<Capability> left = EnumSet.copyOf(CAPABILITIES);
        left.removeAll(Set.of(lacking));
        return left;
    }

    /** {@code fake}. */
    @Override
    public final String id() {
        return "fake";
    }

    @Override
    public final Set<Capability> capabilities() {
        return capabilities;
    }

    final boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    @Override
    public final Availability availability() {
        return availability;
    }

    /** From now on it cannot run, for this reason: listing and opening devices fail. */
    public final void unavailable(String reason) {
        availability = Availability.unavailable(reason);
    }

    private void checkAvailable() throws BackendUnavailableException {
        Availability now = availability;
        if (!now.isAvailable()) {
            throw new BackendUnavailableException(now.reason());
        }
    }

    /** Where timestamps come from from now on; the system's clock if this is not called. */
    public final void setClock(InstantSource newClock) {
        clock = newClock;
    }

    final Instant now() {
        return clock.instant();
    }

    /** Adds an Ethernet device that is up, with a MAC address of its own, an MTU of 1500 and no network address. */
    public final FakeDevice addDevice(String name) {
        synchronized (devices) {
            int index = 1
                    + devices.stream()
                            .mapToInt(device -> device.networkDevice().index())
                            .max()
                            .orElse(0);
            return addDevice(new NetworkDevice(
                    name,
                    index,
                    EnumSet.of(
                            DeviceFlag.UP,
                            DeviceFlag.RUNNING,
                            DeviceFlag.LOWER_UP,
                            DeviceFlag.BROADCAST,
                            DeviceFlag.MULTICAST),
                    Optional.of(new MacAddress(FIRST_ADDRESS + index)),
                    MTU,
                    LinkType.ETHERNET,
                    List.of()));
        }
    }

    /**
     * Adds a device as it is described: up or not, with any link type. One with index 0 is no network device: frames cannot
     * be sent on it, and {@link NetworkDevice#ANY} does not show its frames.
     *
     * @throws IllegalArgumentException if its name or index is taken, its name is empty or {@code any}, or it is no network
     *     device and {@link Capability#PSEUDO_DEVICES} is lacking
     */
    public final FakeDevice addDevice(NetworkDevice device) {
        synchronized (devices) {
            for (FakeDevice other : devices) {
                NetworkDevice known = other.networkDevice();
                boolean sameIndex = device.index() != 0 && known.index() == device.index();
                if (sameIndex || known.name().equals(device.name())) {
                    throw new IllegalArgumentException("device " + device.name() + " with index " + device.index()
                            + " beside " + known.name() + " with index " + known.index());
                }
            }
            if (device.name().isBlank() || device.name().equals(NetworkDevice.ANY)) {
                throw new IllegalArgumentException("a device called \"" + device.name() + "\"");
            }
            if (device.index() == 0 && !can(Capability.PSEUDO_DEVICES)) {
                throw new IllegalArgumentException(
                        device.name() + " has index 0, and this fake backend is without PSEUDO_DEVICES");
            }
            FakeDevice added = new FakeDevice(this, device);
            devices.add(added);
            return added;
        }
    }

    final void remove(FakeDevice device) {
        devices.remove(device);
    }

    final List<FakeDevice> fakeDevices() {
        return devices;
    }

    /** In the order in which they were added, {@link NetworkDevice#ANY} last. */
    @Override
    public final List<NetworkDevice> devices() throws CaptureException {
        checkAvailable();
        List<NetworkDevice> listed = new ArrayList<>();
        devices.forEach(device -> listed.add(device.networkDevice()));
        if (can(Capability.ANY_DEVICE)) {
            listed.add(any());
        }
        return listed;
    }

    private static NetworkDevice any() {
        return new NetworkDevice(
                NetworkDevice.ANY,
                0,
                EnumSet.of(DeviceFlag.UP, DeviceFlag.RUNNING),
                Optional.empty(),
                0,
                LinkType.LINUX_SLL2,
                List.of());
    }

    @Override
    public final CaptureSession open(String name, CaptureOptions options) throws CaptureException {
        checkAvailable();
        Features.check(name, options, capabilities);
        boolean onAll = name.equals(NetworkDevice.ANY) && can(Capability.ANY_DEVICE);
        Optional<FakeDevice> device = onAll ? Optional.empty() : Optional.of(find(name));
        if (device.isPresent()) {
            device.get().checkCanOpen();
        }
        if (options.direction() != Direction.INOUT && !can(Capability.DIRECTION)) {
            throw new IllegalArgumentException("direction " + options.direction() + " on " + name
                    + ": this fake backend is without DIRECTION and captures INOUT only");
        }
        Tap tap = new Tap(this, device.map(FakeDevice::networkDevice).orElseGet(FakeBackend::any), device, options);
        FakeSession session = new FakeSession(tap, options);
        tap.belongsTo(session);
        boolean opened = false;
        try {
            tap.begin();
            opened = true;
        } finally {
            if (!opened) {
                session.close();
            }
        }
        openings.add(tap.opening());
        device.map(FakeDevice::openActions).orElse(List.of()).forEach(Runnable::run);
        return session;
    }

    final void add(Tap tap) {
        taps.add(tap);
    }

    final void addOnAll(Tap tap) {
        tapsOnAll.add(tap);
    }

    private FakeDevice find(String name) throws DeviceNotFoundException {
        return devices.stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DeviceNotFoundException(name + ": no such device exists"));
    }

    /** What was opened so far, in that order; sessions that are closed included. */
    public final List<Opening> openings() {
        return List.copyOf(openings);
    }

    /** The sessions that are not yet released. */
    final List<Tap> taps() {
        return taps;
    }

    final List<Tap> tapsOnAll() {
        return tapsOnAll;
    }

    final void nudgeAll() {
        taps.forEach(tap -> tap.buffer().nudge());
    }

    final void forget(Tap tap) {
        taps.remove(tap);
        tapsOnAll.remove(tap);
    }

    final Faults faults() {
        return faults;
    }

    final Faults unread() {
        return unread;
    }

    /** Makes {@link #assertNoLeaks} also fail if frames that arrived at a session, or a script, were not read to the end. */
    public final void forbidUnreadFrames() {
        forbidsUnread = true;
    }

    /** Makes {@link #assertNoLeaks} also fail if a frame was injected, after this call, that the test has not taken from its
     * device. */
    public final void forbidUntakenFrames() {
        forbidsUntaken = true;
    }

    final boolean forbidsUntaken() {
        return forbidsUntaken;
    }

    /**
     * Fails if the engine was misused so far. Each misuse is a suppressed exception of the error; its stack trace, or its
     * cause's, shows where.
     *
     * @throws AssertionError if a session is open or was dropped, or a leased frame was read when it was not lent; and for
     *     what was forbidden beside
     */
    public final void assertNoLeaks() {
        Faults all = new Faults();
        all.addAll(faults);
        openings.stream()
                .filter(Opening::isOpen)
                .forEach(opening -> all.add("a session on " + opening.device() + " was left open", opening.where()));
        if (forbidsUnread) {
            all.addAll(unread);
            devices.forEach(device -> device.reportUnread(all));
        }
        if (forbidsUntaken) {
            devices.forEach(device -> device.reportUntaken(all));
        }
        all.check();
    }

    /** {@link #assertNoLeaks}, after which the sessions that were left open are closed. Idempotent. */
    @Override
    public final void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            assertNoLeaks();
        } finally {
            taps.forEach(Tap::closeSession);
        }
    }
}
