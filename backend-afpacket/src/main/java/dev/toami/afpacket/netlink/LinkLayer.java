package dev.toami.afpacket.netlink;

import dev.toami.afpacket.sys.Linux;
import dev.toami.engine.LinkType;

/**
 * How frames of a device are captured, by its hardware type.
 *
 * @param linkType what they begin with
 * @param isCooked whether the kernel takes the link-layer header off, and a SLL2 header is put in its place
 */
public record LinkLayer(LinkType linkType, boolean isCooked) {
    private static final LinkLayer ETHERNET = new LinkLayer(LinkType.ETHERNET, false);
    private static final LinkLayer RAW_IP = new LinkLayer(LinkType.RAW, false);

    /** For {@code any}, and for hardware whose header is not known here. */
    public static final LinkLayer COOKED = new LinkLayer(LinkType.LINUX_SLL2, true);

    public static LinkLayer of(int hardwareType) {
        return switch (hardwareType) {
            case Linux.ARPHRD_ETHER, Linux.ARPHRD_LOOPBACK -> ETHERNET;
            case Linux.ARPHRD_NONE, Linux.ARPHRD_RAWIP, Linux.ARPHRD_TUNNEL, Linux.ARPHRD_SIT -> RAW_IP;
            default -> COOKED;
        };
    }
}
