package dev.toami.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A device that frames can be captured on, as it was when it was listed.
 *
 * @param name what {@link CaptureEngine#capture} takes
 * @param index the interface index, 0 for {@link #ANY}
 * @param flags what it is and whether it is up
 * @param macAddress its link-layer address, if that is a MAC address
 * @param mtu the largest network-layer packet in bytes, 0 if it has none
 * @param linkType what captured frames begin with
 * @param addresses its network addresses, each with prefix and netmask
 */
public record NetworkDevice(
        String name,
        int index,
        Set<DeviceFlag> flags,
        Optional<MacAddress> macAddress,
        int mtu,
        LinkType linkType,
        List<DeviceAddress> addresses) {
    /** The name of the pseudo-device that captures on all devices. */
    public static final String ANY = "any";

    public NetworkDevice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(macAddress, "macAddress");
        Objects.requireNonNull(linkType, "linkType");
        flags = Set.copyOf(flags);
        addresses = List.copyOf(addresses);
    }

    public boolean isUp() {
        return flags.contains(DeviceFlag.UP);
    }

    public boolean isLoopback() {
        return flags.contains(DeviceFlag.LOOPBACK);
    }
}
