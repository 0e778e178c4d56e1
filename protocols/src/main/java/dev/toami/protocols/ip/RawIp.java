package dev.toami.protocols.ip;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** IP packets without a link layer, told apart by their version (LINKTYPE_RAW). */
public final class RawIp {
    private static final LayerType RAW = new LayerType("Raw");

    private RawIp() {}

    /** An {@link Ipv4Packet} or an {@link Ipv6Packet}. */
    public static Layer parse(Bytes in) throws MalformedPacketException {
        if (in.isEmpty()) {
            throw MalformedPacketException.truncated(RAW, 0, 1, 0, "Invalid IP packet: no bytes");
        }
        int version = in.u8(0) >> 4;
        return switch (version) {
            case 4 -> Ipv4Packet.parse(in);
            case 6 -> Ipv6Packet.parse(in);
            default ->
                throw MalformedPacketException.invalid(RAW, 0, 4, version, "Invalid IP packet version " + version);
        };
    }
}
