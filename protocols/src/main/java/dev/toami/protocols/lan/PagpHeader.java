package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a PAgP header is built with. */
public record PagpHeader(
        int version,
        int flags,
        MacAddress localDeviceID,
        int localLearnCapability,
        int localPortPriority,
        long localSentPortIfIndex,
        long localGroupCapability,
        long localGroupIfIndex,
        MacAddress partnerDeviceID,
        int partnerLearnCapability,
        int partnerPortPriority,
        long partnerSentPortIfIndex,
        long partnerGroupCapability,
        long partnerGroupIfIndex,
        int partnerCount,
        int numTLVs,
        Bytes elements)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(elements);
        out.prepend(PagpPdu.HEADER_LENGTH);
        out.u8(0, version);
        out.u8(1, flags);
        out.bytes(2, localDeviceID.toArray());
        out.u8(8, localLearnCapability);
        out.u8(9, localPortPriority);
        out.u32(10, localSentPortIfIndex);
        out.u32(14, localGroupCapability);
        out.u32(18, localGroupIfIndex);
        out.bytes(22, partnerDeviceID.toArray());
        out.u8(28, partnerLearnCapability);
        out.u8(29, partnerPortPriority);
        out.u32(30, partnerSentPortIfIndex);
        out.u32(34, partnerGroupCapability);
        out.u32(38, partnerGroupIfIndex);
        out.u16(42, partnerCount);
        out.u16(44, numTLVs);
    }
}
