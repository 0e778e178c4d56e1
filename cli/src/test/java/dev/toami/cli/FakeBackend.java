package dev.toami.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.IpAddress;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;

import static dev.toami.engine.DeviceFlag.BROADCAST;
import static dev.toami.engine.DeviceFlag.LOOPBACK;
import static dev.toami.engine.DeviceFlag.LOWER_UP;
import static dev.toami.engine.DeviceFlag.RUNNING;
import static dev.toami.engine.DeviceFlag.UP;

/**
 * A backend whose devices do as their names say: {@code eth0} has what a test gives it, {@code quiet0} has one frame and
 * then nothing, {@code flood0} has frames without end.
 */
public final class FakeBackend implements CaptureBackend {
    final List<FakeSession> opened = new ArrayList<>();
    final List<CaptureOptions> options = new ArrayList<>();
    private final FakeSession.Script script;

    public FakeBackend() {
        this(new FakeSession.Script());
    }

    FakeBackend(FakeSession.Script script) {
        this.script = script;
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.INJECT);
    }

    @Override
    public Availability availability() {
        return Availability.available("made of frames in a list");
    }

    @Override
    public List<NetworkDevice> devices() {
        EnumSet<DeviceFlag> up = EnumSet.of(UP, RUNNING, LOWER_UP);
        EnumSet<DeviceFlag> loopback = EnumSet.of(UP, RUNNING, LOWER_UP, LOOPBACK);
        DeviceAddress inet = new DeviceAddress(
                IpAddress.parse("192.0.2.7"), 24, Optional.of(IpAddress.parse("192.0.2.255")), Optional.empty());
        DeviceAddress inet6 = new DeviceAddress(IpAddress.parse("fe80::1"), 64, Optional.empty(), Optional.empty());
        Optional<MacAddress> mac = Optional.of(MacAddress.parse("02:42:ac:11:00:02"));
        return List.of(
                new NetworkDevice("lo", 1, loopback, Optional.empty(), 65536, LinkType.ETHERNET, List.of()),
                new NetworkDevice("eth0", 2, up, mac, 1500, LinkType.ETHERNET, List.of(inet, inet6)),
                new NetworkDevice("down0", 3, Set.of(BROADCAST), mac, 1500, LinkType.ETHERNET, List.of()),
                new NetworkDevice("dead0", 4, Set.of(UP), mac, 1500, LinkType.ETHERNET, List.of()),
                new NetworkDevice("quiet0", 5, up, mac, 1500, LinkType.ETHERNET, List.of()),
                new NetworkDevice("flood0", 6, up, mac, 1500, LinkType.ETHERNET, List.of()),
                new NetworkDevice("any", 0, up, Optional.empty(), 0, LinkType.LINUX_SLL2, List.of()));
    }

    @Override
    public CaptureSession open(String name, CaptureOptions captureOptions) throws CaptureException {
        NetworkDevice device = devices().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DeviceNotFoundException(name + ": No such device exists"));
        FilterCompiler.compile(
                captureOptions.filter(), FilterTarget.file(device.linkType(), captureOptions.snapLength()));
        FakeSession session = new FakeSession(device, captureOptions, scriptOf(name));
        opened.add(session);
        options.add(captureOptions);
        return session;
    }

    private FakeSession.Script scriptOf(String device) {
        return switch (device) {
            case "quiet0" -> new FakeSession.Script().add(Frames.udp(1));
            case "flood0" -> new FakeSession.Script().add(Frames.udp(1)).repeat();
            default -> script;
        };
    }
}
