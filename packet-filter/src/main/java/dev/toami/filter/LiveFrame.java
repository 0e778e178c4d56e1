package dev.toami.filter;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.filter.bpf.Ancillary;

/**
 * A frame as a filter on a live socket of Linux sees it: the outer VLAN tag of a frame that was received is not in the bytes
 * but beside them, and a cooked socket does not have the header. For whoever has whole frames and runs live filters on them.
 * Immutable.
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
 * <p>What is not known is 0.
 *
 * @param bytes without the outer tag, with the header that a cooked socket does not have
 * @param originalLength how many they were on the wire
 * @param headerLength of that header, 0 on other sockets
 * @param vlanTpid 0 without a tag
 * @param vlanTci 0 without a tag
 */
public record LiveFrame(
        Bytes bytes,
        int originalLength,
        int headerLength,
        int protocol,
        int packetType,
        int interfaceIndex,
        int hardwareType,
        boolean vlanTagPresent,
        int vlanTpid,
        int vlanTci)
        implements Ancillary {
    private static final int ETHERNET_TYPE = 12;
    private static final int ETHERNET_HEADER = 14;
    private static final int SLL_PROTOCOL = 14;
    private static final int SLL_HEADER = 16;
    private static final int SLL2_HEADER = 20;
    private static final int TAG_LENGTH = 4;
    private static final int TPID_DOT1Q = 0x8100;
    private static final int TPID_DOT1AD = 0x88a8;
    private static final int SMALLEST_ETHER_TYPE = 0x600;
    private static final int ETH_P_802_3 = 1;
    private static final int ETH_P_802_2 = 4;
    private static final int ETH_P_IP = 0x0800;
    private static final int ETH_P_IPV6 = 0x86dd;

    /** A frame that came in: the outer tag, on Ethernet and LINUX_SLL, is taken out. */
    public static LiveFrame received(LinkType linkType, Bytes frame, int originalLength) {
        OptionalInt place = tagPlace(linkType, frame);
        if (place.isEmpty()) {
            return sent(linkType, frame, originalLength);
        }
        int at = place.getAsInt();
        byte[] plain = new byte[frame.length() - TAG_LENGTH];
        frame.copyTo(0, plain, 0, at);
        frame.copyTo(at + TAG_LENGTH, plain, at, plain.length - at);
        return sent(linkType, Bytes.wrap(plain), originalLength - TAG_LENGTH).withTag(frame.u16(at), frame.u16(at + 2));
    }

    /** A frame that a packet socket of this host sent: a tag in it stays where it is. */
    public static LiveFrame sent(LinkType linkType, Bytes frame, int originalLength) {
        if (linkType.equals(LinkType.LINUX_SLL2) && frame.length() >= SLL2_HEADER) {
            return new LiveFrame(
                    frame,
                    originalLength,
                    SLL2_HEADER,
                    frame.u16(0),
                    frame.u8(10),
                    frame.i32(4),
                    frame.u16(8),
                    false,
                    0,
                    0);
        } else if (linkType.equals(LinkType.LINUX_SLL) && frame.length() >= SLL_HEADER) {
            int protocol = frame.u16(SLL_PROTOCOL);
            return new LiveFrame(
                    frame, originalLength, SLL_HEADER, protocol, frame.u16(0), 0, frame.u16(2), false, 0, 0);
        }
        return new LiveFrame(frame, originalLength, 0, protocol(linkType, frame), 0, 0, 0, false, 0, 0);
    }

    /** The tag control information of a frame's outer tag, {@link FrameMetadata#NO_TAG} if {@link #received} finds none. */
    public static int vlanTci(LinkType linkType, Bytes frame) {
        OptionalInt place = tagPlace(linkType, frame);
        return place.isPresent() ? frame.u16(place.getAsInt() + 2) : FrameMetadata.NO_TAG;
    }

    private static OptionalInt tagPlace(LinkType linkType, Bytes frame) {
        int place = linkType.equals(LinkType.LINUX_SLL) ? SLL_PROTOCOL : ETHERNET_TYPE;
        boolean mayHaveTag = linkType.equals(LinkType.LINUX_SLL) || linkType.equals(LinkType.ETHERNET);
        if (!mayHaveTag || frame.length() < place + TAG_LENGTH + 2) {
            return OptionalInt.empty();
        }
        int tpid = frame.u16(place);
        return tpid == TPID_DOT1Q || tpid == TPID_DOT1AD ? OptionalInt.of(place) : OptionalInt.empty();
    }

    /** The EtherType, or what the kernel has in its place. */
    private static int protocol(LinkType linkType, Bytes frame) {
        boolean isIp =
                linkType.equals(LinkType.RAW) || linkType.equals(LinkType.IPV4) || linkType.equals(LinkType.IPV6);
        if (isIp && !frame.isEmpty()) {
            return frame.u8(0) >> 4 == 6 ? ETH_P_IPV6 : ETH_P_IP;
        } else if (!linkType.equals(LinkType.ETHERNET) || frame.length() < ETHERNET_HEADER) {
            return 0;
        }
        int type = frame.u16(ETHERNET_TYPE);
        if (type >= SMALLEST_ETHER_TYPE) {
            return type;
        }
        // eth_type_trans: "a magic hack to spot IPX packets"
        boolean isNovell = frame.length() >= ETHERNET_HEADER + 2 && frame.u16(ETHERNET_HEADER) == 0xffff;
        return isNovell ? ETH_P_802_3 : ETH_P_802_2;
    }

    /** The same frame, with this tag beside it. */
    public LiveFrame withTag(int tpid, int tci) {
        return new LiveFrame(
                bytes,
                originalLength,
                headerLength,
                protocol,
                packetType,
                interfaceIndex,
                hardwareType,
                true,
                tpid,
                tci);
    }

    /** As the numbers of packet(7). */
    public LiveFrame withPacketType(PacketType type) {
        int code =
                switch (type) {
                    case HOST, UNKNOWN -> 0;
                    case BROADCAST -> 1;
                    case MULTICAST -> 2;
                    case OTHERHOST -> 3;
                    case OUTGOING -> 4;
                };
        return new LiveFrame(
                bytes,
                originalLength,
                headerLength,
                protocol,
                code,
                interfaceIndex,
                hardwareType,
                vlanTagPresent,
                vlanTpid,
                vlanTci);
    }

    /** @param arphrd the {@code ARPHRD_*} number of the device */
    public LiveFrame withDevice(int index, int arphrd) {
        return new LiveFrame(
                bytes,
                originalLength,
                headerLength,
                protocol,
                packetType,
                index,
                arphrd,
                vlanTagPresent,
                vlanTpid,
                vlanTci);
    }

    /** Whether a live filter accepts it, be it one for the socket or one that needs the header. */
    public boolean matches(CompiledFilter filter) {
        int hidden = filter.seesLinkHeader() ? 0 : headerLength;
        return filter.matches(bytes.slice(hidden), originalLength - hidden, this);
    }
}
