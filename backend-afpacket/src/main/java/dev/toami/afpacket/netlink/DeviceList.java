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
import java.util.function.Consumer;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;

/** All devices of the network namespace, those that are down or have no address included. */
public final class DeviceList {
    private static final int RTM_GETLINK = 18;
    private static final int RTM_GETADDR = 22;
    private static final int IFADDRMSG_LENGTH = 8;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_BROADCAST = 4;

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
        Map<Integer, List<DeviceAddress>> addresses = addresses(syscalls);
        List<Link> links = new ArrayList<>();
        dump(syscalls, RTM_GETLINK, LinkMessage.HEADER_LENGTH, links::clear, message -> LinkMessage.parse(
                        message, index -> addresses.getOrDefault(index, List.of()))
                .ifPresent(links::add));
        links.sort(Comparator.comparingInt(link -> link.device().index()));
        return links;
    }

    /** The addresses of all devices, by index. */
    public static Map<Integer, List<DeviceAddress>> addresses(Syscalls syscalls) throws CaptureException {
        Map<Integer, List<DeviceAddress>> addresses = new HashMap<>();
        dump(syscalls, RTM_GETADDR, IFADDRMSG_LENGTH, addresses::clear, message -> addAddress(message, addresses));
        return addresses;
    }

    private static void dump(Syscalls syscalls, int type, int headerLength, Runnable restart, Consumer<ByteBuffer> each)
            throws CaptureException {
        try {
            new NetlinkDump(syscalls).dump(type, headerLength, restart, each);
        } catch (ErrnoException e) {
            throw Errors.of("list devices", e);
        }
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

    static void addAddress(ByteBuffer message, Map<Integer, List<DeviceAddress>> addresses) {
        if (message.capacity() < IFADDRMSG_LENGTH) {
            return;
        }
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
