package dev.toami.pcap;

import dev.toami.engine.Bytes;
import dev.toami.filter.bpf.Ancillary;

/**
 * An Ethernet frame as a filter in the kernel sees it: the outer VLAN tag is out of the bytes and beside them.
 *
 * <p>libpcap puts the tag back, and does not say whether it did; that the kernel had taken it out is true of every frame
 * that was received.
 *
 * <pre>
 *  0                 12     14     16
 * +-----------------+------+------+------+---
 * | MAC addresses   | TPID | TCI  | type | ...
 * +-----------------+------+------+------+---
 * </pre>
 *
 * @param vlanTci -1 if there is no tag
 */
record KernelView(Bytes bytes, int originalLength, int interfaceIndex, int packetType, int vlanTpid, int vlanTci)
        implements Ancillary {
    private static final int TPID = 12;
    private static final int TCI = 14;
    private static final int TAG_LENGTH = 4;
    private static final int TPID_DOT1Q = 0x8100;
    private static final int TPID_DOT1AD = 0x88a8;

    /** The tag control information of the outer tag of an Ethernet frame, -1 if there is none. */
    static int vlanTci(Bytes frame) {
        return isTagged(frame) ? frame.u16(TCI) : -1;
    }

    private static boolean isTagged(Bytes frame) {
        return frame.length() >= TCI + TAG_LENGTH && (frame.u16(TPID) == TPID_DOT1Q || frame.u16(TPID) == TPID_DOT1AD);
    }

    static KernelView of(Bytes frame, int originalLength, int interfaceIndex, int packetType) {
        if (!isTagged(frame)) {
            return new KernelView(frame, originalLength, interfaceIndex, packetType, 0, -1);
        }
        byte[] plain = new byte[frame.length() - TAG_LENGTH];
        frame.copyTo(0, plain, 0, TPID);
        frame.copyTo(TPID + TAG_LENGTH, plain, TPID, plain.length - TPID);
        return new KernelView(
                Bytes.wrap(plain),
                originalLength - TAG_LENGTH,
                interfaceIndex,
                packetType,
                frame.u16(TPID),
                frame.u16(TCI));
    }

    @Override
    public boolean vlanTagPresent() {
        return vlanTci >= 0;
    }
}
