package dev.toami.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/** A backend with one device, {@code fake0}; it refuses to open anything when it has said that it cannot run. */
class ScriptedBackend implements CaptureBackend {
    static final String DEVICE = "fake0";

    private final String id;
    private final Supplier<Availability> availability;
    private final List<ScriptedSession> opened = new ArrayList<>();
    private Runnable duringOpen = () -> {};

    ScriptedBackend(String id, Availability availability) {
        this(id, () -> availability);
    }

    ScriptedBackend(String id, Supplier<Availability> availability) {
        this.id = id;
        this.availability = availability;
    }

    static ScriptedBackend able(String id) {
        return new ScriptedBackend(id, Availability.available(id + " runs"));
    }

    static ScriptedBackend unable(String id, String reason) {
        return new ScriptedBackend(id, Availability.unavailable(reason));
    }

    List<ScriptedSession> opened() {
        return opened;
    }

    void duringOpen(Runnable action) {
        duringOpen = action;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Availability availability() {
        return availability.get();
    }

    @Override
    public List<NetworkDevice> devices() {
        return List.of(new NetworkDevice(
                DEVICE, 1, Set.of(DeviceFlag.UP), Optional.empty(), 1500, LinkType.ETHERNET, List.of()));
    }

    @Override
    public List<CaptureSession> openGroup(String device, List<CaptureOptions> members) throws CaptureException {
        List<CaptureSession> group = new ArrayList<>();
        for (CaptureOptions member : members) {
            group.add(open(device, member));
        }
        return group;
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        if (!availability().isAvailable()) {
            throw new AssertionError(id + " cannot run, and was used all the same");
        }
        if (!device.equals(DEVICE)) {
            throw new DeviceNotFoundException(device + ": no such device");
        }
        ScriptedSession session = new ScriptedSession(device, options);
        opened.add(session);
        duringOpen.run();
        return session;
    }
}
