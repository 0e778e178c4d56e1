package dev.toami.afpacket.netlink;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;

/**
 * The payload of RTM_NEWLINK and RTM_DELLINK (rtnetlink(7), struct ifinfomsg).
 *
 * <pre>
 *  0        1     2          4          8         12         16
 * +--------+-----+----------+----------+----------+----------+------------
 * | family | pad |  ARPHRD  |  index   |  flags   |  change  | attributes
 * +--------+-----+----------+----------+----------+----------+------------
 * </pre>
 */
final class LinkMessage {
    static final int HEADER_LENGTH = 16;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_STATS64 = 23;
    // struct rtnl_link_stats64
    private static final int RX_FIFO_ERRORS = 14 * Long.BYTES;
    private static final int RX_MISSED_ERRORS = 15 * Long.BYTES;

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

    private LinkMessage() {}

    /**
     * The device that a message tells of.
     *
     * @param addresses what is known of a device's network addresses, by index
     * @return empty if the message is not a whole statement about a device: a bridge tells of its ports in the same group
     *     with family AF_BRIDGE, and a port that leaves it is not deleted; a wireless device sends messages without MTU
     */
    static Optional<Link> parse(ByteBuffer message, IntFunction<List<DeviceAddress>> addresses) {
        if (message.capacity() < HEADER_LENGTH || message.get(0) != 0) {
            return Optional.empty();
        }
        int hardwareType = message.getShort(2) & 0xffff;
        int index = message.getInt(4);
        Attributes attributes = new Attributes(message, HEADER_LENGTH);
        String name = attributes.text(IFLA_IFNAME);
        if (index <= 0 || name.isEmpty() || attributes.bytes(IFLA_MTU).length != Integer.BYTES) {
            return Optional.empty();
        }
        byte[] address = attributes.bytes(IFLA_ADDRESS);
        NetworkDevice device = new NetworkDevice(
                name,
                index,
                flags(message.getInt(8)),
                address.length == MacAddress.LENGTH ? Optional.of(MacAddress.of(address)) : Optional.empty(),
                attributes.number(IFLA_MTU),
                LinkLayer.of(hardwareType).linkType(),
                addresses.apply(index));
        long missed =
                attributes.longAt(IFLA_STATS64, RX_FIFO_ERRORS) + attributes.longAt(IFLA_STATS64, RX_MISSED_ERRORS);
        return Optional.of(new Link(device, hardwareType, missed));
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
}
