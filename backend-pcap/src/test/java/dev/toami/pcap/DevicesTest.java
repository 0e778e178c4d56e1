package dev.toami.pcap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.IpAddress;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class DevicesTest {
    @BeforeEach
    void needs() throws Exception {
        Libpcaps.need();
    }

    @Test
    void tellsWhatIpTells() throws Exception {
        try (VethPair pair = VethPair.create()) {
            Shell.run("ip link set " + pair.left() + " address 02:12:34:56:78:9a mtu 1400");
            Shell.run("ip addr add 10.1.2.3/20 brd + dev " + pair.left());
            Shell.run("sysctl -q -w net.ipv6.conf." + pair.left() + ".disable_ipv6=0");
            Shell.run("ip addr add 2001:db8::7/56 nodad dev " + pair.left());
            Shell.run("ip link set " + pair.right() + " down");
            Map<String, NetworkDevice> devices = devices();
            NetworkDevice left = devices.get(pair.left());
            assertEquals("02:12:34:56:78:9a", left.macAddress().orElseThrow().toString());
            assertEquals(1400, left.mtu());
            assertEquals(LinkType.ETHERNET, left.linkType());
            assertTrue(Shell.run("ip -o link show dev " + pair.left()).startsWith(left.index() + ": "));
            assertTrue(left.flags().containsAll(Set.of(DeviceFlag.UP, DeviceFlag.BROADCAST, DeviceFlag.MULTICAST)));
            List<String> addresses =
                    left.addresses().stream().map(Object::toString).toList();
            assertTrue(addresses.containsAll(List.of("10.1.2.3/20", "2001:db8::7/56")), addresses::toString);
            assertEquals(
                    Optional.of(IpAddress.parse("10.1.15.255")),
                    left.addresses().get(addresses.indexOf("10.1.2.3/20")).broadcast());
            NetworkDevice right = devices.get(pair.right());
            assertFalse(right.isUp(), "a device that is down and has no address is listed all the same");
            assertEquals(List.of(), right.addresses());
            assertFalse(left.flags().contains(DeviceFlag.LOWER_UP), "the other end is down");
            Shell.run("ip link set " + pair.right() + " up");
            assertTrue(devices().get(pair.left()).flags().contains(DeviceFlag.LOWER_UP));
        }
    }

    @Test
    void listsAnyAndLoopback() throws Exception {
        Map<String, NetworkDevice> devices = devices();
        NetworkDevice any = devices.get(NetworkDevice.ANY);
        assertEquals(LinkType.LINUX_SLL2, any.linkType());
        assertEquals(0, any.index());
        assertTrue(any.isUp());
        NetworkDevice lo = devices.get("lo");
        assertTrue(lo.isLoopback());
        assertEquals(1, lo.index());
        assertEquals("127.0.0.1/8", lo.addresses().get(0).toString());
        assertEquals(Optional.empty(), lo.addresses().get(0).broadcast());
    }

    @Test
    void aPointToPointLinkHasAPeer() throws Exception {
        try (TunDevice tun = TunDevice.create("p2p0", TunDevice.ARPHRD_NONE)) {
            Shell.run("ip addr add 10.9.0.1 peer 10.9.0.2/32 dev " + tun.name());
            Shell.run("ip addr add 10.9.1.1/24 dev " + tun.name());
            NetworkDevice device = devices().get(tun.name());
            assertEquals(LinkType.RAW, device.linkType());
            assertTrue(device.flags().contains(DeviceFlag.POINT_TO_POINT));
            assertEquals(
                    List.of(Optional.of(IpAddress.parse("10.9.0.2")), Optional.empty()),
                    device.addresses().stream().map(DeviceAddress::peer).toList());
            assertEquals(
                    List.of("10.9.0.1/32", "10.9.1.1/24"),
                    device.addresses().stream().map(Object::toString).toList());
        }
    }

    @Test
    void listsWhatIsNoNetworkDevice() throws Exception {
        NetworkDevice nflog = devices().get("nflog");
        assertEquals(0, nflog.index());
        assertEquals(239, nflog.linkType().value());
        assertEquals(LinkType.IPV4, devices().get("nfqueue").linkType());
    }

    private static Map<String, NetworkDevice> devices() throws Exception {
        return new PcapBackend().devices().stream().collect(Collectors.toMap(NetworkDevice::name, Function.identity()));
    }
}
