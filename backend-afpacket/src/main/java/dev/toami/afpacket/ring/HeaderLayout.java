package dev.toami.afpacket.ring;

import java.nio.ByteOrder;

/**
 * Where in a frame's header that is which is not read of every frame; bytes from its beginning.
 *
 * @param nanoseconds of the second that stands before it
 * @param vlanTci its 16 bits, in the machine's byte order
 * @param flowHash -1 if there is none
 * @param address the struct sockaddr_ll
 */
record HeaderLayout(int seconds, int nanoseconds, int vlanTci, int vlanTpid, int flowHash, int address) {
    static final HeaderLayout V2 = new HeaderLayout(
            Tpacket2.SECONDS, Tpacket2.NANOSECONDS, Tpacket2.VLAN_TCI, Tpacket2.VLAN_TPID, -1, Tpacket2.HEADER_SIZE);

    static final HeaderLayout V3 = new HeaderLayout(
            Tpacket3.SECONDS,
            Tpacket3.NANOSECONDS,
            Tpacket3.VLAN_TCI + (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? 2 : 0),
            Tpacket3.VLAN_TPID,
            Tpacket3.RXHASH,
            Tpacket3.HEADER_SIZE);
}
