package dev.toami.engine;

/** Interface flags (netdevice(7)) that say how a device can be used. */
public enum DeviceFlag {
    UP,
    RUNNING,
    LOOPBACK,
    BROADCAST,
    MULTICAST,
    POINT_TO_POINT,
    NO_ARP,
    PROMISCUOUS,
    /** A carrier is there: RFC 2863 operational state. */
    LOWER_UP
}
