package dev.toami.engine.contract;

import java.util.List;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a backend says of itself and of its devices, and how opening one succeeds and fails. */
public interface OpenContract extends ContractCase {
    @Test
    default void itsIdIsAWordAndItCanRunHere() {
        String id = link().backend().id();
        assertTrue(
                id.matches("[a-z][a-z0-9-]*") && !id.equals("auto"), () -> "lower-case letters, digits and -: " + id);
        assertEquals(id, link().backend().id());
        assertTrue(
                link().backend().availability().isAvailable(),
                link().backend().availability().reason());
        assertFalse(link().backend().availability().reason().contains("\n"), "a reason is one line");
    }

    @Test
    default void theDeviceIsListed() throws Exception {
        List<NetworkDevice> devices = link().backend().devices();
        List<NetworkDevice> named = devices.stream()
                .filter(device -> device.name().equals(link().device()))
                .toList();
        assertEquals(1, named.size(), () -> link().device() + " in " + devices);
        assertTrue(named.get(0).isUp());
        assertEquals(LinkType.ETHERNET, named.get(0).linkType());
        assertEquals(1500, named.get(0).mtu());
        assertEquals(can(Capability.ANY_DEVICE), devices.stream().anyMatch(device -> device.name()
                .equals(NetworkDevice.ANY)));
        if (!can(Capability.PSEUDO_DEVICES)) {
            assertTrue(devices.stream()
                    .allMatch(device -> device.index() > 0 || device.name().equals(NetworkDevice.ANY)));
        }
    }

    @Test
    default void aSessionIsWhatWasAskedFor() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().snapLength(77))) {
            assertTrue(session.isOpen());
            assertEquals(link().device(), session.device());
            assertEquals(LinkType.ETHERNET, session.linkType());
            assertEquals(77, session.snapLength());
        }
    }

    @Test
    default void anUnknownDeviceIsNotFound() {
        for (String name : List.of("nosuch0", "", "a name that is longer than Linux allows", "nosuch0/../x")) {
            DeviceNotFoundException error = assertThrows(
                    DeviceNotFoundException.class, () -> link().backend().open(name, CaptureOptions.defaults()), name);
            assertTrue(error.getMessage().contains(name), error::getMessage);
        }
    }

    @Test
    default void aDeviceThatIsDownIsNotOpened() throws Exception {
        link().setDown();
        DeviceDownException error = assertThrows(DeviceDownException.class, this::openSession);
        assertTrue(error.getMessage().contains(link().device()), error::getMessage);
    }

    @Test
    default void aFilterThatIsNotInTheLanguageShowsWhere() {
        FilterSyntaxException error = assertThrows(
                FilterSyntaxException.class,
                () -> openSession(CaptureOptions.builder().filter("tcp and prt 80")));
        assertTrue(error.getMessage().contains("^"), error::getMessage);
        assertEquals("tcp and prt 80", error.expression());
        assertEquals("tcp and ".length(), error.start(), error::getMessage);
    }

    @Test
    default void aFailedOpenLeavesNothingBehind() throws Exception {
        openSession().close();
        Resources.assertSettled(link(), () -> {
            for (int i = 0; i < 20; i++) {
                assertThrows(
                        FilterSyntaxException.class,
                        () -> openSession(CaptureOptions.builder().filter("tcp and")));
                assertThrows(DeviceNotFoundException.class, () -> link().backend()
                        .open("nosuch0", CaptureOptions.defaults()));
            }
        });
    }
}
