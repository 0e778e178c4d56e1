package dev.toami.it;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.IpAddress;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DevicesTest {
    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void listsEveryDeviceThatIpLists() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open()) {
            Shell.run("ip link add toamibr0 type bridge");
            try {
                List<String> expected = Shell.run("ip -o link")
                        .lines()
                        .map(line -> line.split(":\\s*", 3)[1].replaceFirst("@.*", ""))
                        .sorted()
                        .toList();
                List<String> listed = engine.devices().stream()
                        .map(NetworkDevice::name)
                        .filter(name -> !name.equals(NetworkDevice.ANY))
                        .sorted()
                        .toList();
                assertEquals(expected, listed);
                assertTrue(expected.containsAll(List.of("lo", "toamibr0", pair.left(), pair.right())));
                NetworkDevice bridge = device(engine, "toamibr0");
                assertFalse(bridge.isUp(), "a device that is down is listed all the same");
                assertEquals(List.of(), bridge.addresses());
            } finally {
                Shell.run("ip link del toamibr0");
            }
        }
    }

    @Test
    void tellsWhatIpTells() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open()) {
            Shell.run("ip link set " + pair.left() + " address 02:12:34:56:78:9a mtu 1400");
            Shell.run("ip addr add 10.1.2.3/20 brd + dev " + pair.left());
            Shell.run("ip addr add 10.9.9.1 peer 10.9.9.2/32 dev " + pair.left());
            Shell.run("sysctl -q -w net.ipv6.conf." + pair.left() + ".disable_ipv6=0");
            Shell.run("ip addr add 2001:db8::7/56 nodad dev " + pair.left());
            NetworkDevice device = device(engine, pair.left());
            assertEquals("02:12:34:56:78:9a", device.macAddress().orElseThrow().toString());
            assertEquals(1400, device.mtu());
            assertEquals(LinkType.ETHERNET, device.linkType());
            assertEquals(
                    Shell.run("ip -o link show dev " + pair.left()).split(":", 2)[0], Integer.toString(device.index()));
            assertTrue(device.flags()
                    .containsAll(
                            List.of(DeviceFlag.UP, DeviceFlag.RUNNING, DeviceFlag.BROADCAST, DeviceFlag.MULTICAST)));
            DeviceAddress first = device.addresses().get(0);
            assertEquals("10.1.2.3/20", first.toString());
            assertEquals(IpAddress.parse("255.255.240.0"), first.netmask());
            assertEquals(Optional.of(IpAddress.parse("10.1.15.255")), first.broadcast());
            DeviceAddress second = device.addresses().get(1);
            assertEquals(IpAddress.parse("10.9.9.1"), second.address());
            assertEquals(Optional.of(IpAddress.parse("10.9.9.2")), second.peer());
            assertTrue(
                    device.addresses().stream()
                            .map(DeviceAddress::toString)
                            .collect(Collectors.toSet())
                            .contains("2001:db8::7/56"),
                    () -> device.addresses().toString());
        }
    }

    @Test
    void listsAnyAndLoopback() throws Exception {
        try (CaptureEngine engine = CaptureEngine.open()) {
            assertEquals(LinkType.LINUX_SLL2, device(engine, "any").linkType());
            assertEquals(0, device(engine, "any").index());
            NetworkDevice lo = device(engine, "lo");
            assertTrue(lo.isLoopback());
            assertEquals("127.0.0.1/8", lo.addresses().get(0).toString());
            assertEquals("255.0.0.0", lo.addresses().get(0).netmask().toString());
        }
    }

    private static NetworkDevice device(CaptureEngine engine, String name) throws Exception {
        return engine.devices().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
