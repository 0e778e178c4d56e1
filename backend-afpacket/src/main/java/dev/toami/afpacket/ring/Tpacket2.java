package dev.toami.afpacket.ring;

/** Where the fields of TPACKET_V2 are (linux/if_packet.h), in bytes; the same on all architectures. */
final class Tpacket2 {
    // struct tpacket_req
    static final int REQUEST_SIZE = 16;

    // struct tpacket2_hdr
    static final int STATUS = 0;
    static final int LENGTH = 4;
    static final int SNAP_LENGTH = 8;
    static final int MAC = 12;
    static final int SECONDS = 16;
    static final int NANOSECONDS = 20;
    static final int VLAN_TCI = 24;
    static final int VLAN_TPID = 26;
    static final int HEADER_SIZE = 32;

    /** With the struct sockaddr_ll that follows. */
    static final int FRAME_HEADER_SIZE = HEADER_SIZE + SockaddrLl.SIZE;

    private Tpacket2() {}
}
