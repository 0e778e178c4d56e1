package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What an IPX header is built with. */
public record IpxHeader(
        int checksum,
        OptionalInt declaredLength,
        int hops,
        int packetType,
        long dstNetwork,
        MacAddress dstNode,
        int dstSocket,
        long srcNetwork,
        MacAddress srcNode,
        int srcSocket)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x8137);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(IpxPacket.HEADER_LENGTH);
        out.u16(0, checksum);
        out.u16(2, declaredLength.orElseGet(() -> out.length()));
        out.u8(4, hops);
        out.u8(5, packetType);
        out.u32(6, dstNetwork);
        out.bytes(10, dstNode.toArray());
        out.u16(16, dstSocket);
        out.u32(18, srcNetwork);
        out.bytes(22, srcNode.toArray());
        out.u16(28, srcSocket);
    }
}
