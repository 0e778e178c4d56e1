package dev.toami.afpacket.ring;

/**
 * Where the fields of TPACKET_V3 are (linux/if_packet.h), in bytes; the same on all architectures, since every field has a
 * size of its own.
 */
final class Tpacket3 {
    private Tpacket3() {}

    // struct tpacket_req3
    static final int REQUEST_SIZE = 28;
    static final int FILL_RXHASH = 1;

    // struct tpacket_block_desc with struct tpacket_hdr_v1
    static final int BLOCK_STATUS = 8;
    static final int BLOCK_PACKETS = 12;
    static final int BLOCK_FIRST_PACKET = 16;
    static final int BLOCK_SEQUENCE = 24;
    static final int BLOCK_HEADER_SIZE = 48;

    // struct tpacket3_hdr
    static final int NEXT_OFFSET = 0;
    static final int SECONDS = 4;
    static final int NANOSECONDS = 8;
    static final int SNAP_LENGTH = 12;
    static final int LENGTH = 16;
    static final int STATUS = 20;
    static final int MAC = 24;
    static final int RXHASH = 28;
    static final int VLAN_TCI = 32;
    static final int VLAN_TPID = 36;
    static final int HEADER_SIZE = 48;

    /** With the struct sockaddr_ll that follows. */
    static final int FRAME_HEADER_SIZE = HEADER_SIZE + SockaddrLl.SIZE;
}
