package dev.toami.protocols.lan;

import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What an AARP header is built with. */
public record AarpHeader(
        int hardwareType,
        int protocolType,
        int hardwareAddressLength,
        int protocolAddressLength,
        int operation,
        MacAddress srcHardwareAddress,
        int srcNetwork,
        int srcNode,
        MacAddress dstHardwareAddress,
        int dstNetwork,
        int dstNode)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x80f3);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(AarpPacket.HEADER_LENGTH);
        out.u16(0, hardwareType);
        out.u16(2, protocolType);
        out.u8(4, hardwareAddressLength);
        out.u8(5, protocolAddressLength);
        out.u16(6, operation);
        out.bytes(8, srcHardwareAddress.toArray());
        out.u16(15, srcNetwork);
        out.u8(17, srcNode);
        out.bytes(18, dstHardwareAddress.toArray());
        out.u16(25, dstNetwork);
        out.u8(27, dstNode);
    }
}
