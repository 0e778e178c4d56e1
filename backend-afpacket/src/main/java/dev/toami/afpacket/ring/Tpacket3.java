package dev.toami.afpacket.ring;

import dev.toami.engine.FrameStatus;

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

    // struct sockaddr_ll, which follows the header
    static final int PROTOCOL = HEADER_SIZE + 2;
    static final int INTERFACE_INDEX = HEADER_SIZE + 4;
    static final int HARDWARE_TYPE = HEADER_SIZE + 8;
    static final int PACKET_TYPE = HEADER_SIZE + 10;
    static final int ADDRESS_LENGTH = HEADER_SIZE + 11;
    static final int ADDRESS = HEADER_SIZE + 12;
    static final int FRAME_HEADER_SIZE = HEADER_SIZE + 20;

    // tp_status
    static final int STATUS_KERNEL = 0;
    static final int STATUS_USER = 1;
    static final int STATUS_LOSING = 1 << 2;
    static final int STATUS_CSUM_NOT_READY = 1 << 3;
    static final int STATUS_VLAN_VALID = 1 << 4;
    static final int STATUS_VLAN_TPID_VALID = 1 << 6;
    static final int STATUS_CSUM_VALID = 1 << 7;
    static final int STATUS_GSO_TCP = 1 << 8;
    static final int STATUS_TS_RAW_HARDWARE = 1 << 31;

    // tp_status of a slot of a transmit ring; the bits above may tell of a timestamp
    static final int STATUS_AVAILABLE = 0;
    static final int STATUS_SEND_REQUEST = 1;
    static final int STATUS_SENDING = 2;
    static final int STATUS_WRONG_FORMAT = 4;
    static final int TRANSMIT_STATUS = 7;

    /** {@code tp_status} as the bits of {@link FrameStatus}. */
    static int frameStatus(int status) {
        int bits = 0;
        bits |= (status & STATUS_CSUM_NOT_READY) != 0 ? FrameStatus.CHECKSUM_NOT_READY.bit() : 0;
        bits |= (status & STATUS_CSUM_VALID) != 0 ? FrameStatus.CHECKSUM_VALID.bit() : 0;
        bits |= (status & STATUS_LOSING) != 0 ? FrameStatus.LOSING.bit() : 0;
        bits |= (status & STATUS_GSO_TCP) != 0 ? FrameStatus.GSO_TCP.bit() : 0;
        bits |= (status & STATUS_TS_RAW_HARDWARE) != 0 ? FrameStatus.HARDWARE_TIMESTAMP.bit() : 0;
        return bits;
    }
}
