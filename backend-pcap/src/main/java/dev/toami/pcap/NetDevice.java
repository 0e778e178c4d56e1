package dev.toami.pcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;

/**
 * What the requests of netdevice(7) tell of a device, in the network namespace of the process.
 *
 * <p>pcap4j does not pass index, MTU and hardware type on, {@link java.net.NetworkInterface} has no devices without an
 * address, and /sys is that of the namespace it was mounted in.
 *
 * <pre>
 * struct ifreq   0                16                        40
 *               +----------------+-------------------------+
 *               | name           | flags, number, sockaddr |
 *               +----------------+-------------------------+
 * </pre>
 */
record NetDevice(int index, Set<DeviceFlag> flags, int mtu, int hardwareType, Optional<MacAddress> macAddress) {
    private static final int REQUEST_SIZE = 40;
    private static final int NAME_SIZE = 16;
    private static final int VALUE = 16;
    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCGIFNETMASK = 0x891b;
    private static final int SIOCGIFMTU = 0x8921;
    private static final int SIOCGIFHWADDR = 0x8927;
    private static final int SIOCGIFINDEX = 0x8933;
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;

    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_LOOPBACK = 772;

    private static final Map<Integer, DeviceFlag> FLAGS = Map.of(
            0x1, DeviceFlag.UP,
            0x2, DeviceFlag.BROADCAST,
            0x8, DeviceFlag.LOOPBACK,
            0x10, DeviceFlag.POINT_TO_POINT,
            0x40, DeviceFlag.RUNNING,
            0x80, DeviceFlag.NO_ARP,
            0x100, DeviceFlag.PROMISCUOUS,
            0x1000, DeviceFlag.MULTICAST);

    boolean isUp() {
        return flags.contains(DeviceFlag.UP);
    }

    /** The device of this name, if there is one. */
    static Optional<NetDevice> find(String name) throws CaptureException {
        try (Control control = new Control(AF_UNIX, name)) {
            ByteBuffer request = control.ask(SIOCGIFINDEX);
            if (request == null) {
                return Optional.empty();
            }
            int index = request.getInt(VALUE);
            ByteBuffer flags = control.ask(SIOCGIFFLAGS);
            ByteBuffer mtu = control.ask(SIOCGIFMTU);
            ByteBuffer address = control.ask(SIOCGIFHWADDR);
            if (flags == null || mtu == null || address == null) {
                return Optional.empty();
            }
            int hardwareType = address.getShort(VALUE) & 0xffff;
            return Optional.of(new NetDevice(
                    index,
                    flags(flags.getShort(VALUE) & 0xffff),
                    mtu.getInt(VALUE),
                    hardwareType,
                    mac(hardwareType, address)));
        }
    }

    /** The netmask of the device's first IPv4 address. */
    static Optional<Ipv4Address> netmask(String name) throws CaptureException {
        try (Control control = new Control(AF_INET, name)) {
            ByteBuffer mask = control.ask(SIOCGIFNETMASK);
            return mask == null
                    ? Optional.empty()
                    : Optional.of(
                            new Ipv4Address(mask.order(ByteOrder.BIG_ENDIAN).getInt(VALUE + 4)));
        }
    }

    /** What libpcap makes of the hardware type; where it knows no better it is cooked. */
    LinkType linkType() {
        return switch (hardwareType) {
            case ARPHRD_ETHER, ARPHRD_LOOPBACK -> LinkType.ETHERNET;
            // ARPHRD_NONE, RAWIP, TUNNEL, SIT
            case 0xfffe, 519, 768, 776 -> LinkType.RAW;
            // ARPHRD_IEEE80211 and its two kinds of headers
            case 801 -> new LinkType(105);
            case 802 -> new LinkType(119);
            case 803 -> new LinkType(127);
            default -> LinkType.LINUX_SLL;
        };
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

    private static Optional<MacAddress> mac(int hardwareType, ByteBuffer request) {
        if (hardwareType != ARPHRD_ETHER && hardwareType != ARPHRD_LOOPBACK) {
            return Optional.empty();
        }
        byte[] octets = new byte[MacAddress.LENGTH];
        request.get(VALUE + 2, octets);
        return Optional.of(MacAddress.of(octets));
    }

    /** A socket that is only there to ask through. */
    private static final class Control implements AutoCloseable {
        private final String device;
        private final byte[] name;
        private final int fd;

        Control(int family, String device) throws CaptureException {
            this.device = device;
            this.name = device.getBytes(StandardCharsets.UTF_8);
            this.fd = LibC.socket(family, SOCK_DGRAM_CLOEXEC);
            if (fd < 0) {
                throw Errors.ofErrno("ask for the device " + device, "socket", LibC.errno());
            }
        }

        /** The request with its answer in native order, or null if there is no such device or address. */
        ByteBuffer ask(int request) throws CaptureException {
            if (name.length >= NAME_SIZE) {
                return null;
            }
            byte[] argument = Arrays.copyOf(name, REQUEST_SIZE);
            if (LibC.ioctl(fd, request, argument) < 0) {
                int errno = LibC.errno();
                if (errno == LibC.ENODEV || errno == LibC.ENXIO || errno == LibC.EADDRNOTAVAIL) {
                    return null;
                }
                throw Errors.ofErrno("ask for the device " + device, "ioctl " + Integer.toHexString(request), errno);
            }
            return ByteBuffer.wrap(argument).order(ByteOrder.nativeOrder());
        }

        @Override
        public void close() {
            LibC.close(fd);
        }
    }
}
