package dev.toami.filter.bpf;

/**
 * What the kernel knows of a frame beside its bytes, for the ancillary loads of a program.
 *
 * <p>A receiver may hand the same object out for frame after frame: its values are read inside the run only. What a
 * method is not overridden for reads as zero.
 */
public interface Ancillary {
    /** Nothing is known: every ancillary load ends the program with 0, as a load behind the packet's end does. */
    Ancillary NONE = new Ancillary() {};

    /** The EtherType, in host order. */
    default int protocol() {
        return 0;
    }

    /** {@code PACKET_HOST} and so on. */
    default int packetType() {
        return 0;
    }

    default int interfaceIndex() {
        return 0;
    }

    /** The {@code ARPHRD_*} number of the device. */
    default int hardwareType() {
        return 0;
    }

    /** Whether the kernel has taken a VLAN tag out of the bytes. */
    default boolean vlanTagPresent() {
        return false;
    }

    /** Priority, drop bit and VLAN identifier of the tag that was taken out. */
    default int vlanTci() {
        return 0;
    }

    default int vlanTpid() {
        return 0;
    }

    default int mark() {
        return 0;
    }

    default int queue() {
        return 0;
    }

    default int rxHash() {
        return 0;
    }

    default int cpu() {
        return 0;
    }
}
