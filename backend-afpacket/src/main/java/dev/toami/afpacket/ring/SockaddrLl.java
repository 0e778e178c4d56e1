package dev.toami.afpacket.ring;

/** Where the fields of struct sockaddr_ll are (packet(7)), which follows the header of each frame in a ring; in bytes. */
final class SockaddrLl {
    static final int PROTOCOL = 2;
    static final int INTERFACE_INDEX = 4;
    static final int HARDWARE_TYPE = 8;
    static final int PACKET_TYPE = 10;
    static final int ADDRESS_LENGTH = 11;
    static final int ADDRESS = 12;
    static final int SIZE = 20;

    private SockaddrLl() {}
}
