package dev.toami.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.toami.engine.Capability;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.IpAddress;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.fake.FakeBackend;
import dev.toami.engine.fake.FakeDevice;

import static dev.toami.engine.DeviceFlag.BROADCAST;
import static dev.toami.engine.DeviceFlag.LOOPBACK;
import static dev.toami.engine.DeviceFlag.LOWER_UP;
import static dev.toami.engine.DeviceFlag.RUNNING;
import static dev.toami.engine.DeviceFlag.UP;

/**
 * A fake backend with devices, also for child processes, which find it as a service: {@code eth0} has what a test gives
 * it, {@code quiet0} has one frame and then nothing, {@code flood0} has frames without end.
 */
public final class CommandBackend extends FakeBackend {
    private static final Set<DeviceFlag> CONNECTED = EnumSet.of(UP, RUNNING, LOWER_UP);
    private static final Optional<MacAddress> MAC = Optional.of(MacAddress.parse("02:42:ac:11:00:02"));

    private final FakeDevice eth0;

    public CommandBackend() {
        this(CAPABILITIES);
    }

    CommandBackend(Set<Capability> capabilities) {
        super(capabilities);
        DeviceAddress inet = new DeviceAddress(
                IpAddress.parse("192.0.2.7"), 24, Optional.of(IpAddress.parse("192.0.2.255")), Optional.empty());
        DeviceAddress inet6 = new DeviceAddress(IpAddress.parse("fe80::1"), 64, Optional.empty(), Optional.empty());
        Set<DeviceFlag> loopback = EnumSet.of(UP, RUNNING, LOWER_UP, LOOPBACK);
        addDevice(new NetworkDevice("lo", 1, loopback, Optional.empty(), 65536, LinkType.ETHERNET, List.of()));
        eth0 = add("eth0", 2, CONNECTED, inet, inet6);
        add("down0", 3, EnumSet.of(BROADCAST));
        add("dead0", 4, EnumSet.of(UP));
        add("quiet0", 5, CONNECTED).script(Frames.udp(1));
        add("flood0", 6, CONNECTED).script(Stream.generate(() -> Frames.udp(1).bytes()));
    }

    private FakeDevice add(String name, int index, Set<DeviceFlag> flags, DeviceAddress... addresses) {
        return addDevice(new NetworkDevice(name, index, flags, MAC, 1500, LinkType.ETHERNET, List.of(addresses)));
    }

    FakeDevice eth0() {
        return eth0;
    }
}
