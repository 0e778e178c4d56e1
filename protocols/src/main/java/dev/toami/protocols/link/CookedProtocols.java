package dev.toami.protocols.link;

import dev.toami.engine.Bytes;
import dev.toami.engine.PacketType;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.LayerParser;

/** The protocol field of Linux cooked captures, which is not always an EtherType. */
final class CookedProtocols {
    /** Room for an address; a longer one is cut, though its full length stands in its field. */
    static final int ADDRESS_ROOM = 8;

    /** 802.2: what follows begins with LLC (ETH_P_802_2). */
    private static final int LLC = 4;

    // The hardware types (ARPHRD_*) under which the field is no EtherType: unspecified, or a netlink family.
    private static final int FRAME_RELAY = 770;
    private static final int RADIOTAP = 803;
    private static final int NETLINK = 824;

    private CookedProtocols() {}

    static boolean isEtherType(int hardwareType, int protocol) {
        return !isForeign(hardwareType) && protocol != LLC;
    }

    static LayerParser next(Dissector dissector, int hardwareType, int protocol) {
        if (isForeign(hardwareType)) {
            return EtherTypes.unknown(protocol);
        }
        return protocol == LLC ? LlcFrame::parse : dissector.afterEtherType(protocol);
    }

    private static boolean isForeign(int hardwareType) {
        return hardwareType == FRAME_RELAY || hardwareType == RADIOTAP || hardwareType == NETLINK;
    }

    /** The name that gopacket prints for a packet type. */
    static String packetTypeLabel(int packetType) {
        return switch (packetType) {
            case 0 -> "host";
            case 1 -> "broadcast";
            case 2 -> "multicast";
            case 3 -> "otherhost";
            case 4 -> "outgoing";
            case 5 -> "loopback";
            case 6 -> "fastroute";
            default -> "Unknown(" + packetType + ")";
        };
    }

    static int packetTypeCode(PacketType type) {
        return switch (type) {
            case HOST -> 0;
            case BROADCAST -> 1;
            case MULTICAST -> 2;
            case OTHERHOST -> 3;
            case OUTGOING -> 4;
            case UNKNOWN -> throw new IllegalArgumentException("no code stands for an unknown packet type");
        };
    }

    static void checkRoom(Bytes address) {
        if (address.length() > ADDRESS_ROOM) {
            throw new IllegalArgumentException(
                    "a cooked header has room for an address of " + ADDRESS_ROOM + " bytes, not " + address.length());
        }
    }
}
