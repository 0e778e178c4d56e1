package dev.toami.engine;

import java.util.Objects;
import java.util.Optional;

/**
 * A network address of a device.
 *
 * @param address the address
 * @param prefixLength length of the network prefix in bits
 * @param broadcast the broadcast address, if the network has one
 * @param peer the other end of a point-to-point link, if it is one
 */
public record DeviceAddress(
        IpAddress address, int prefixLength, Optional<IpAddress> broadcast, Optional<IpAddress> peer) {
    public DeviceAddress {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(broadcast, "broadcast");
        Objects.requireNonNull(peer, "peer");
        if (prefixLength < 0 || prefixLength > 8 * address.length()) {
            throw new IllegalArgumentException(
                    "prefix length of " + address + ": " + prefixLength + ", not 0 to " + 8 * address.length());
        }
    }

    /** The network mask that {@link #prefixLength} stands for. */
    public IpAddress netmask() {
        return address.netmask(prefixLength);
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
