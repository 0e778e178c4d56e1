package dev.toami.afpacket.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;

/** All devices of the network namespace, those that are down or have no address included. */
public final class DeviceList {
    private static final int RTM_GETLINK = 18;
    private static final int RTM_GETADDR = 22;
    private static final int IFINFOMSG_LENGTH = 16;
    private static final int IFADDRMSG_LENGTH = 8;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_STATS64 = 23;
    // struct rtnl_link_stats64
    private static final int RX_FIFO_ERRORS = 14 * Long.BYTES;
    private static final int RX_MISSED_ERRORS = 15 * Long.BYTES;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_BROADCAST = 4;

    private static final Map<Integer, DeviceFlag> FLAGS = Map.of(
            0x1, DeviceFlag.UP,
            0x2, DeviceFlag.BROADCAST,
            0x8, DeviceFlag.LOOPBACK,
            0x10, DeviceFlag.POINT_TO_POINT,
            0x40, DeviceFlag.RUNNING,
            0x80, DeviceFlag.NO_ARP,
            0x100, DeviceFlag.PROMISCUOUS,
            0x1000, DeviceFlag.MULTICAST,
            0x10000, DeviceFlag.LOWER_UP);

    private DeviceList() {}

    /** Devices in the order of tcpdump's list: running ones first, then {@code any}, loopback, and what is down. */
    public static List<NetworkDevice> read(Syscalls syscalls) throws CaptureException {
        List<NetworkDevice> devices = new ArrayList<>();
        for (Link link : links(syscalls)) {
            devices.add(link.device());
        }
        devices.add(any());
        devices.sort(Comparator.comparingInt(DeviceList::rank).thenComparingInt(NetworkDevice::index));
        return devices;
    }

    /** All devices but {@code any}, by index. */
    public static List<Link> links(Syscalls syscalls) throws CaptureException {
        NetlinkDump netlink = new NetlinkDump(syscalls);
        Map<Integer, List<DeviceAddress>> addresses = new HashMap<>();
        List<Link> links = new ArrayList<>();
        try {
            netlink.dump(RTM_GETADDR, IFADDRMSG_LENGTH, addresses::clear, message -> addAddress(message, addresses));
            netlink.dump(RTM_GETLINK, IFINFOMSG_LENGTH, links::clear, message -> links.add(link(message, addresses)));
        } catch (ErrnoException e) {
            throw Errors.of("list devices", e);
        }
        links.sort(Comparator.comparingInt(link -> link.device().index()));
        return links;
    }

    private static int rank(NetworkDevice device) {
        if (device.name().equals(NetworkDevice.ANY)) {
            return 1;
        }
        boolean running = device.isUp() && device.flags().contains(DeviceFlag.RUNNING);
        if (device.isLoopback()) {
            return running ? 2 : 5;
        }
        return running ? 0 : device.isUp() ? 3 : 4;
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

    private static Link link(ByteBuffer message, Map<Integer, List<DeviceAddress>> addresses) {
        int hardwareType = message.getShort(2) & 0xffff;
        int index = message.getInt(4);
        Attributes attributes = new Attributes(message, IFINFOMSG_LENGTH);
        byte[] address = attributes.bytes(IFLA_ADDRESS);
        NetworkDevice device = new NetworkDevice(
                attributes.text(IFLA_IFNAME),
                index,
                flags(message.getInt(8)),
                address.length == MacAddress.LENGTH ? Optional.of(MacAddress.of(address)) : Optional.empty(),
                attributes.number(IFLA_MTU),
                LinkLayer.of(hardwareType).linkType(),
                addresses.getOrDefault(index, List.of()));
        long missed =
                attributes.longAt(IFLA_STATS64, RX_FIFO_ERRORS) + attributes.longAt(IFLA_STATS64, RX_MISSED_ERRORS);
        return new Link(device, hardwareType, missed);
    }

    private static Set<DeviceFlag> flags(int bits) {
        Set<DeviceFlag> flags = EnumSet.noneOf(DeviceFlag.class);
        FLAGS.forEach((bit, flag) -> {
            if ((bits & bit) != 0) {
                flags.add(flag);
            }
        });
        return flags;
    }

    private static void addAddress(ByteBuffer message, Map<Integer, List<DeviceAddress>> addresses) {
        Attributes attributes = new Attributes(message, IFADDRMSG_LENGTH);
        Optional<IpAddress> far = ip(attributes.bytes(IFA_ADDRESS));
        Optional<IpAddress> local = ip(attributes.bytes(IFA_LOCAL)).or(() -> far);
        if (local.isEmpty()) {
            return;
        }
        // rtnetlink(7): IFA_ADDRESS is the local address, but on a point-to-point link that of the peer.
        Optional<IpAddress> peer = far.filter(address -> !address.equals(local.get()));
        Optional<IpAddress> broadcast =
                ip(attributes.bytes(IFA_BROADCAST)).filter(address -> address instanceof Ipv4Address && peer.isEmpty());
        addresses
                .computeIfAbsent(message.getInt(4), index -> new ArrayList<>())
                .add(new DeviceAddress(local.get(), message.get(1) & 0xff, broadcast, peer));
    }

    private static Optional<IpAddress> ip(byte[] octets) {
        return octets.length == 4 || octets.length == 16
                ? Optional.of(IpAddress.of(Arrays.copyOf(octets, octets.length)))
                : Optional.empty();
    }
}
