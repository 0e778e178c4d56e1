package dev.toami.protocols.link;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an ARCNET header is built with, as Linux captures it.
 *
 * @param offset 16 bits that Linux leaves there
 * @param protocolType the system code of the protocol
 * @param splitFlag written if the protocol is one that may be sent in parts, as is the sequence number
 */
public record ArcnetHeader(int source, int destination, int offset, int protocolType, int splitFlag, int sequence)
        implements LayerValue {
    /** A packet of IPv4 that is sent whole (RFC 1201). */
    public static ArcnetHeader ipv4(int source, int destination, int sequence) {
        return new ArcnetHeader(source, destination, 0, ArcnetFrame.IP, 0, sequence);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int length = ArcnetFrame.headerLength(protocolType);
        out.prepend(length).u8(0, source).u8(1, destination).u16(2, offset).u8(4, protocolType);
        if (length > ArcnetFrame.SPLIT) {
            out.u8(ArcnetFrame.SPLIT, splitFlag).u16(ArcnetFrame.SEQUENCE, sequence);
        }
    }
}
