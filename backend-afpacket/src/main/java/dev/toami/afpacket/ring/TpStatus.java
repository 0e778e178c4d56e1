package dev.toami.afpacket.ring;

import dev.toami.engine.FrameStatus;

/** The bits of {@code tp_status} (linux/if_packet.h), of frames and of blocks. */
final class TpStatus {
    static final int KERNEL = 0;
    static final int USER = 1;
    static final int COPY = 1 << 1;
    static final int LOSING = 1 << 2;
    static final int CSUM_NOT_READY = 1 << 3;
    static final int VLAN_VALID = 1 << 4;
    static final int VLAN_TPID_VALID = 1 << 6;
    static final int CSUM_VALID = 1 << 7;
    static final int GSO_TCP = 1 << 8;
    static final int TS_SOFTWARE = 1 << 29;
    static final int TS_RAW_HARDWARE = 1 << 31;

    // Of a slot of a transmit ring; the bits above may tell of a timestamp.
    static final int AVAILABLE = 0;
    static final int SEND_REQUEST = 1;
    static final int WRONG_FORMAT = 1 << 2;
    static final int TRANSMIT_MASK = 7;

    /** {@code tp_status} as the bits of {@link FrameStatus}. */
    static int frameStatus(int status) {
        int bits = 0;
        bits |= (status & CSUM_NOT_READY) != 0 ? FrameStatus.CHECKSUM_NOT_READY.bit() : 0;
        bits |= (status & CSUM_VALID) != 0 ? FrameStatus.CHECKSUM_VALID.bit() : 0;
        bits |= (status & LOSING) != 0 ? FrameStatus.LOSING.bit() : 0;
        bits |= (status & GSO_TCP) != 0 ? FrameStatus.GSO_TCP.bit() : 0;
        bits |= (status & TS_RAW_HARDWARE) != 0 ? FrameStatus.HARDWARE_TIMESTAMP.bit() : 0;
        bits |= (status & TS_SOFTWARE) != 0 ? FrameStatus.SOFTWARE_TIMESTAMP.bit() : 0;
        return bits;
    }

    private TpStatus() {}
}
