package dev.toami.engine.fake;

import java.nio.ByteBuffer;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.filter.LiveFrame;

/**
 * Frames as a cooked socket shows them: LINKTYPE_LINUX_SLL2.
 *
 * <pre>
 *  0          2          4                     8          10    11    12               20
 * +----------+----------+---------------------+----------+-----+-----+----------------+
 * | protocol | reserved |   interface index   | ARPHRD   |type |len  | link-layer addr|
 * +----------+----------+---------------------+----------+-----+-----+----------------+
 * </pre>
 *
 * @see <a href="https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html">its definition</a>
 */
final class Cooked {
    static final int HEADER_LENGTH = 20;
    static final int ARPHRD_ETHER = 1;
    static final int ARPHRD_LOOPBACK = 772;
    static final int ARPHRD_NONE = 0xfffe;

    private static final int ETHERNET_HEADER_LENGTH = 14;
    private static final int SOURCE = 6;

    private Cooked() {}

    /** Whether frames of a link type can be shown so. */
    static boolean canShow(LinkType linkType) {
        return linkType.equals(LinkType.ETHERNET) || isRawIp(linkType);
    }

    private static boolean isRawIp(LinkType linkType) {
        return linkType.equals(LinkType.RAW) || linkType.equals(LinkType.IPV4) || linkType.equals(LinkType.IPV6);
    }

    /** What a frame's link header is, in bytes. */
    static int linkHeaderLength(LinkType linkType) {
        return linkType.equals(LinkType.ETHERNET) ? ETHERNET_HEADER_LENGTH : 0;
    }

    /** The EtherType of a frame, as the kernel tells it. */
    static int protocol(LinkType linkType, Bytes frame) {
        return LiveFrame.sent(linkType, frame, frame.length()).protocol();
    }

    static int hardwareType(LinkType linkType, boolean isLoopback) {
        return isLoopback ? ARPHRD_LOOPBACK : linkType.equals(LinkType.ETHERNET) ? ARPHRD_ETHER : ARPHRD_NONE;
    }

    /** {@code frame} with the header in the place of its own. */
    static Bytes of(LinkType linkType, Bytes frame, int interfaceIndex, int hardwareType, int packetType) {
        int skipped = linkHeaderLength(linkType);
        Optional<Bytes> address = skipped > 0 ? Optional.of(frame.slice(SOURCE, SOURCE)) : Optional.empty();
        ByteBuffer cooked = ByteBuffer.allocate(HEADER_LENGTH + frame.length() - skipped);
        cooked.putShort((short) protocol(linkType, frame)).putShort((short) 0).putInt(interfaceIndex);
        cooked.putShort((short) hardwareType).put((byte) packetType);
        cooked.put((byte) (int) address.map(Bytes::length).orElse(0));
        address.ifPresent(bytes -> cooked.put(bytes.toArray()));
        cooked.position(HEADER_LENGTH).put(frame.slice(skipped).toArray());
        return Bytes.wrap(cooked.array());
    }
}
