package dev.toami.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.LinkEvent.Kind;
import org.junit.jupiter.api.Test;

import static dev.toami.engine.DeviceFlag.LOWER_UP;
import static dev.toami.engine.DeviceFlag.PROMISCUOUS;
import static dev.toami.engine.DeviceFlag.RUNNING;
import static dev.toami.engine.DeviceFlag.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LinkEventTest {
    private static NetworkDevice device(int index, String name, int mtu, DeviceFlag... flags) {
        Set<DeviceFlag> all = EnumSet.noneOf(DeviceFlag.class);
        all.addAll(List.of(flags));
        return new NetworkDevice(name, index, all, Optional.empty(), mtu, LinkType.ETHERNET, List.of());
    }

    private static List<Kind> kinds(NetworkDevice before, NetworkDevice after) {
        return LinkEvent.between(Optional.ofNullable(before), Optional.ofNullable(after)).stream()
                .map(LinkEvent::kind)
                .toList();
    }

    @Test
    void aDeviceComesAndGoesWithOneEventHoweverItIs() {
        NetworkDevice up = device(3, "a", 1500, UP, RUNNING);
        assertEquals(List.of(Kind.APPEARED), kinds(null, up));
        assertEquals(List.of(Kind.REMOVED), kinds(up, null));
        assertEquals(List.of(), kinds(null, null));
        assertEquals(List.of(), kinds(up, up));
    }

    @Test
    void aChangeWithSeveralSidesIsSeveralEventsInOrder() {
        NetworkDevice down = device(3, "a", 1500);
        NetworkDevice up = device(3, "b", 1400, UP, RUNNING, LOWER_UP);
        assertEquals(List.of(Kind.RENAMED, Kind.UP, Kind.CARRIER, Kind.RUNNING, Kind.MTU_CHANGED), kinds(down, up));
        assertEquals(
                List.of(Kind.RENAMED, Kind.DOWN, Kind.NO_CARRIER, Kind.NOT_RUNNING, Kind.MTU_CHANGED), kinds(up, down));
        LinkEvent renamed =
                LinkEvent.between(Optional.of(down), Optional.of(up)).get(0);
        assertEquals("b", renamed.name());
        assertEquals(Optional.of("a"), renamed.previousName());
        assertEquals(1400, renamed.mtu());
        assertEquals(3, renamed.index());
    }

    @Test
    void otherFlagsAreNoEvents() {
        assertEquals(List.of(), kinds(device(3, "a", 1500, UP), device(3, "a", 1500, UP, PROMISCUOUS)));
    }

    @Test
    void twoDevicesAreNotOne() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> kinds(device(3, "a", 1500), device(4, "a", 1500)));
        assertEquals("devices 3 and 4 are not the same device", e.getMessage());
    }
}
