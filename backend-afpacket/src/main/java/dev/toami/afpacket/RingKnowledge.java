package dev.toami.afpacket;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.toami.filter.bpf.AncillaryLoad;

/**
 * What the JVM can know of a frame in the ring, of that which filters ask beside the bytes: what TPACKET_V3 and its socket
 * address carry. Mark, queue and processor stay with the kernel.
 *
 * @param withHash whether the ring has the flow hash
 */
record RingKnowledge(boolean withHash) {
    /** The first of {@code asked} that is not known, in words. */
    Optional<String> lacking(Set<AncillaryLoad> asked) {
        return asked.stream().filter(load -> !knows(load)).findFirst().map(load -> load.name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' '));
    }

    private boolean knows(AncillaryLoad load) {
        return switch (load) {
            case PROTOCOL, PACKET_TYPE, INTERFACE_INDEX, HARDWARE_TYPE -> true;
            case VLAN_TCI, VLAN_TAG_PRESENT, VLAN_TPID -> true;
            // Computed by the program itself.
            case XOR_X -> true;
            case RX_HASH -> withHash;
            case MARK, QUEUE, CPU, RANDOM, PAYLOAD_OFFSET, NETLINK_ATTRIBUTE, NESTED_NETLINK_ATTRIBUTE -> false;
        };
    }
}
