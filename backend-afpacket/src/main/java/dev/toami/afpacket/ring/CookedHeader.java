package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

/**
 * The header in front of a cooked frame: LINKTYPE_LINUX_SLL2.
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
final class CookedHeader {
    static final int LENGTH = 20;

    private CookedHeader() {}

    /** Writes the header at {@code start}, taking what it has from the struct sockaddr_ll at {@code address} of {@code ring}. */
    static void write(ByteBuffer target, int start, ByteBuffer ring, int address, int protocol) {
        target.putShort(start, (short) protocol);
        target.putShort(start + 2, (short) 0);
        target.putInt(start + 4, HeaderWords.i32(ring, address + SockaddrLl.INTERFACE_INDEX));
        target.putShort(start + 8, (short) HeaderWords.u16(ring, address + SockaddrLl.HARDWARE_TYPE));
        target.put(start + 10, ring.get(address + SockaddrLl.PACKET_TYPE));
        target.put(start + 11, ring.get(address + SockaddrLl.ADDRESS_LENGTH));
        target.putLong(start + 12, 0);
        int addressLength = Math.min(ring.get(address + SockaddrLl.ADDRESS_LENGTH) & 0xff, 8);
        for (int i = 0; i < addressLength; i++) {
            target.put(start + 12 + i, ring.get(address + SockaddrLl.ADDRESS + i));
        }
    }
}
