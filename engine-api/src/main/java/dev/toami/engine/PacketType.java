package dev.toami.engine;

/** To whom the link layer sent a frame: the packet types of packet(7). */
public enum PacketType {
    HOST,
    BROADCAST,
    MULTICAST,
    OTHERHOST,
    OUTGOING,
    UNKNOWN;

    private static final PacketType[] BY_CODE = {HOST, BROADCAST, MULTICAST, OTHERHOST, OUTGOING};

    /** The type of a {@code sll_pkttype} code. */
    public static PacketType of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : UNKNOWN;
    }
}
