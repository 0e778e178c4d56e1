package dev.toami.pcap;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.IpAddress;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** All that libpcap can capture on: network devices, {@code any}, and pseudo-devices such as {@code nflog}. */
final class DeviceList {
    private static final int IFF_LOWER_UP = 0x10000;

    private DeviceList() {}

    static List<NetworkDevice> read() throws CaptureException {
        List<NetworkDevice> devices = new ArrayList<>();
        try {
            Set<String> connected = withCarrier();
            for (PcapNetworkInterface each : Pcaps.findAllDevs()) {
                devices.add(device(each, connected.contains(each.getName())));
            }
        } catch (PcapNativeException e) {
            throw new CaptureException("list devices: " + e.getMessage(), e);
        }
        return devices;
    }

    /**
     * The devices that have IFF_LOWER_UP, which is too large for the answers of netdevice(7).
     *
     * <pre>
     * struct ifaddrs   0      1 word 2 words
     *                 +------+------+-------+---
     *                 | next | name | flags | ...
     *                 +------+------+-------+---
     * </pre>
     */
    private static Set<String> withCarrier() throws CaptureException {
        Pointer[] first = new Pointer[1];
        if (LibC.addresses(first) < 0) {
            throw Errors.ofErrno("list devices", "getifaddrs", LibC.errno());
        }
        Set<String> names = new HashSet<>();
        for (Pointer at = first[0]; at != null; at = at.getPointer(0)) {
            if ((at.getInt(2L * Native.POINTER_SIZE) & IFF_LOWER_UP) != 0) {
                names.add(at.getPointer(Native.POINTER_SIZE).getString(0));
            }
        }
        LibC.freeAddresses(first[0]);
        return names;
    }

    private static NetworkDevice device(PcapNetworkInterface listed, boolean hasCarrier) throws CaptureException {
        String name = listed.getName();
        List<DeviceAddress> addresses = listed.getAddresses().stream()
                .filter(address -> address.getAddress() != null)
                .map(address -> address(address, listed))
                .toList();
        Optional<NetDevice> found = NetDevice.find(name);
        if (found.isEmpty()) {
            return new NetworkDevice(name, 0, flags(listed), Optional.empty(), 0, pseudoLinkType(name), addresses);
        }
        NetDevice known = found.get();
        Set<DeviceFlag> flags = EnumSet.copyOf(known.flags());
        if (hasCarrier) {
            flags.add(DeviceFlag.LOWER_UP);
        }
        return new NetworkDevice(
                name, known.index(), flags, known.macAddress(), known.mtu(), known.linkType(), addresses);
    }

    private static Set<DeviceFlag> flags(PcapNetworkInterface listed) {
        Set<DeviceFlag> flags = EnumSet.noneOf(DeviceFlag.class);
        if (listed.isUp()) {
            flags.add(DeviceFlag.UP);
        }
        if (listed.isRunning()) {
            flags.add(DeviceFlag.RUNNING);
        }
        if (listed.isLoopBack()) {
            flags.add(DeviceFlag.LOOPBACK);
        }
        return flags;
    }

    /** What libpcap's modules for devices that are not network devices give. */
    private static LinkType pseudoLinkType(String name) {
        if (name.equals(NetworkDevice.ANY)) {
            return LinkType.LINUX_SLL2;
        }
        // BLUETOOTH_LINUX_MONITOR, BLUETOOTH_HCI_H4_WITH_PHDR, USB_LINUX_MMAPPED, NFLOG, DBUS
        return switch (name.replaceFirst("[-0-9:].*", "")) {
            case "bluetooth" -> new LinkType(name.equals("bluetooth-monitor") ? 254 : 201);
            case "usbmon" -> new LinkType(220);
            case "nflog" -> new LinkType(239);
            case "dbus" -> new LinkType(231);
            case "nfqueue" -> LinkType.IPV4;
            default -> LinkType.RAW;
        };
    }

    private static DeviceAddress address(PcapAddress listed, PcapNetworkInterface device) {
        IpAddress address = IpAddress.of(listed.getAddress());
        int prefixLength = listed.getNetmask() == null ? address.length() * 8 : prefixLength(listed.getNetmask());
        return new DeviceAddress(
                address,
                prefixLength,
                Optional.ofNullable(listed.getBroadcastAddress())
                        .filter(broadcast -> !device.isLoopBack())
                        .map(IpAddress::of),
                // Of a link that could have a peer and has none, the address itself is told.
                Optional.ofNullable(listed.getDestinationAddress())
                        .map(IpAddress::of)
                        .filter(peer -> !peer.equals(address)));
    }

    private static int prefixLength(InetAddress netmask) {
        int bits = 0;
        for (byte octet : netmask.getAddress()) {
            bits += Integer.bitCount(octet & 0xff);
        }
        return bits;
    }
}
