package dev.toami.pcap;

import dev.toami.engine.Bytes;
import dev.toami.engine.Direction;
import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.Ancillary;

/**
 * A frame as a filter in the kernel sees it: the outer VLAN tag is out of the bytes and beside them, and on a cooked socket
 * the fields of the header are.
 *
 * <p>libpcap puts the tag back, and does not say whether it did; that the kernel had taken it out is true of every frame
 * that was received.
 *
 * <pre>
 *            0                 12     14     16     18     20
 *           +-----------------+------+------+------+------+---
 * Ethernet  | MAC addresses   | TPID | TCI  | type | ...
 *           +-----------------+------+------+------+------+---
 * SLL       | type, ARPHRD, address  | TPID | TCI  | type | ...
 *           +------------------------+------+------+------+---
 * </pre>
 *
 * @param headerLength of the header that a cooked socket does not have, 0 on others
 * @param vlanTci -1 if there is no tag
 */
record KernelView(
        Bytes bytes,
        int originalLength,
        int headerLength,
        int protocol,
        int hardwareType,
        int interfaceIndex,
        int packetType,
        int vlanTpid,
        int vlanTci)
        implements Ancillary {
    private static final int ETHERNET_TYPE = 12;
    private static final int SLL_PROTOCOL = 14;
    private static final int SLL_HEADER = 16;
    private static final int SLL2_HEADER = 20;
    private static final int TAG_LENGTH = 4;
    private static final int TPID_DOT1Q = 0x8100;
    private static final int TPID_DOT1AD = 0x88a8;
    private static final int PACKET_HOST = 0;
    private static final int PACKET_OUTGOING = 4;

    static boolean isCooked(LinkType linkType) {
        return linkType.equals(LinkType.LINUX_SLL) || linkType.equals(LinkType.LINUX_SLL2);
    }

    /** The tag control information of the outer tag, -1 if there is none, or libpcap keeps none on the link type. */
    static int vlanTci(Bytes frame, LinkType linkType) {
        int place = tagPlace(frame, linkType);
        return place < 0 ? -1 : frame.u16(place + 2);
    }

    private static int tagPlace(Bytes frame, LinkType linkType) {
        int place = linkType.equals(LinkType.ETHERNET)
                ? ETHERNET_TYPE
                : linkType.equals(LinkType.LINUX_SLL) ? SLL_PROTOCOL : -1;
        if (place < 0 || frame.length() < place + TAG_LENGTH + 2) {
            return -1;
        }
        int tpid = frame.u16(place);
        return tpid == TPID_DOT1Q || tpid == TPID_DOT1AD ? place : -1;
    }

    /** @param direction of the session; where libpcap does not tell the packet type only this is known */
    static KernelView of(PcapFrame frame, LinkType linkType, Direction direction) {
        Bytes plain = frame.whole();
        int originalLength = frame.originalLength();
        int tpid = 0;
        int tci = -1;
        int place = tagPlace(plain, linkType);
        if (place >= 0) {
            tpid = plain.u16(place);
            tci = plain.u16(place + 2);
            plain = without(plain, place);
            originalLength -= TAG_LENGTH;
        }
        int index = frame.metadata().interfaceIndex();
        if (linkType.equals(LinkType.LINUX_SLL2) && plain.length() >= SLL2_HEADER) {
            return new KernelView(
                    plain, originalLength, SLL2_HEADER, plain.u16(0), plain.u16(8), index, plain.u8(10), tpid, tci);
        }
        if (linkType.equals(LinkType.LINUX_SLL) && plain.length() >= SLL_HEADER) {
            return new KernelView(
                    plain,
                    originalLength,
                    SLL_HEADER,
                    plain.u16(SLL_PROTOCOL),
                    plain.u16(2),
                    index,
                    plain.u16(0),
                    tpid,
                    tci);
        }
        int packetType = direction == Direction.OUT ? PACKET_OUTGOING : PACKET_HOST;
        return new KernelView(plain, originalLength, 0, 0, 0, index, packetType, tpid, tci);
    }

    private static Bytes without(Bytes frame, int place) {
        byte[] plain = new byte[frame.length() - TAG_LENGTH];
        frame.copyTo(0, plain, 0, place);
        frame.copyTo(place + TAG_LENGTH, plain, place, plain.length - place);
        return Bytes.wrap(plain);
    }

    /** What a cooked socket has. */
    Bytes payload() {
        return bytes.slice(headerLength);
    }

    int payloadLength() {
        return originalLength - headerLength;
    }

    @Override
    public boolean vlanTagPresent() {
        return vlanTci >= 0;
    }
}
