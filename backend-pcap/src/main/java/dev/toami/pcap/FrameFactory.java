package dev.toami.pcap;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Direction;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.filter.LiveFrame;

/**
 * Makes frames of what libpcap hands out, with what is known of the session and what stands in their first bytes.
 *
 * @param interfaceIndex of the device, 0 if it is none of the network's
 */
record FrameFactory(LinkType linkType, int interfaceIndex, CaptureOptions options) {
    private static final int SLL2_INTERFACE_INDEX = 4;
    private static final int SLL2_PACKET_TYPE = 10;
    private static final int SLL2_MINIMUM = 12;

    /** The file format's number; the two differ where systems gave a DLT number different meanings. */
    static LinkType linkType(int dlt) {
        return switch (dlt) {
            case 11 -> LinkType.ATM_RFC1483;
            case 12 -> LinkType.RAW;
            case 15 -> LinkType.SLIP_BSDOS;
            case 16 -> LinkType.PPP_BSDOS;
            case 19 -> LinkType.ATM_CLIP;
            default -> new LinkType(dlt);
        };
    }

    /** @param data all that libpcap gave, which the frame then owns */
    PcapFrame make(byte[] data, int originalLength, long timestampNanos) {
        Bytes whole = Bytes.wrap(data);
        int index = interfaceIndex;
        PacketType type = options.direction() == Direction.OUT ? PacketType.OUTGOING : PacketType.UNKNOWN;
        if (linkType.equals(LinkType.LINUX_SLL2) && data.length >= SLL2_MINIMUM) {
            index = whole.i32(SLL2_INTERFACE_INDEX);
            type = PacketType.of(whole.u8(SLL2_PACKET_TYPE));
        } else if (linkType.equals(LinkType.LINUX_SLL) && data.length >= 2) {
            type = PacketType.of(whole.u16(0));
        }
        int tci = LiveFrame.vlanTci(linkType, whole);
        FrameMetadata metadata = new FrameMetadata(timestampNanos, originalLength, linkType, index, type, tci, 0);
        return new PcapFrame(metadata, data, options.snapLength());
    }
}
