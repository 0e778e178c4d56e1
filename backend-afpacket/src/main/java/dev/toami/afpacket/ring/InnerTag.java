package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

/**
 * Finds a second VLAN tag at the beginning of a cooked frame whose first one the kernel has taken out.
 *
 * <p>Since Linux 6.11, and in stable kernels of that time, {@code sll_protocol} of a SOCK_DGRAM socket is what stands behind
 * all tags (vlan_get_protocol_dgram), while the bytes of a received frame begin with the second one, and nothing says so.
 * Its type field gives it away: in a packet of the protocol that the kernel tells, it would be another field.
 *
 * <pre>
 *  0     2      4
 * +-----+------+---
 * | TCI | type | packet
 * +-----+------+---
 * </pre>
 */
final class InnerTag {
    static final int TPID_DOT1Q = 0x8100;
    private static final int TPID_DOT1AD = 0x88a8;
    private static final int TYPE = 2;
    private static final int LENGTH = 4;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;

    private InnerTag() {}

    /**
     * Whether there is one.
     *
     * @param protocol what the kernel tells
     * @param data where the frame's bytes begin
     */
    static boolean isAt(ByteBuffer networkOrder, int data, int captured, int original, int protocol) {
        if (captured < LENGTH || isTag(protocol)) {
            return false;
        }
        int type = networkOrder.getShort(data + TYPE) & 0xffff;
        if (type != protocol && !isTag(type)) {
            return false;
        }
        int version = (networkOrder.get(data) & 0xf0) >>> 4;
        return switch (protocol) {
            // The field is the total length then, and the frame is not so long.
            case IPV4 -> version != 4 || type > original;
            // The field is a part of the flow label then.
            case IPV6 -> version != 6;
            default -> true;
        };
    }

    private static boolean isTag(int type) {
        return type == TPID_DOT1Q || type == TPID_DOT1AD;
    }
}
