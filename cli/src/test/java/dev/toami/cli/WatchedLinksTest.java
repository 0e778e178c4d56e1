package dev.toami.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.DeviceFlag;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WatchedLinksTest {
    private static NetworkDevice device(String name, int mtu, Set<DeviceFlag> flags) {
        return new NetworkDevice(
                name, 5, flags, Optional.of(MacAddress.parse("02:00:00:00:00:01")), mtu, LinkType.ETHERNET, List.of());
    }

    @Test
    void eachEventIsALine() {
        NetworkDevice down = device("eth0", 1500, EnumSet.of(DeviceFlag.BROADCAST));
        NetworkDevice up = device("lan0", 1400, EnumSet.of(DeviceFlag.BROADCAST, DeviceFlag.UP));
        List<LinkEvent> events = LinkEvent.between(Optional.of(down), Optional.of(up));
        String state = " <UP,BROADCAST> mtu 1400 mac 02:00:00:00:00:01";
        assertEquals(
                List.of(
                        "5: lan0: renamed from eth0" + state,
                        "5: lan0: up" + state,
                        "5: lan0: mtu changed from 1500" + state),
                events.stream().map(WatchedLinks::line).toList());
    }

    @Test
    void aDeviceWithoutFlagsOrAddressIsALineToo() {
        NetworkDevice bare = new NetworkDevice("tun0", 7, Set.of(), Optional.empty(), 1280, LinkType.RAW, List.of());
        assertEquals(
                List.of("7: tun0: removed <> mtu 1280"),
                LinkEvent.between(Optional.of(bare), Optional.empty()).stream()
                        .map(WatchedLinks::line)
                        .toList());
    }
}
