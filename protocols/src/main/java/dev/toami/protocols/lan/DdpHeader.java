package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a DDP header is built with. */
public record DdpHeader(
        int hopCount,
        OptionalInt declaredLength,
        int checksum,
        int dstNetwork,
        int srcNetwork,
        int dstNode,
        int srcNode,
        int dstSocket,
        int srcSocket,
        int typeCode)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x809b);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(DdpDatagram.HEADER_LENGTH);
        out.u16(
                0,
                FieldBits.check(hopCount, 4, "HopCount") << 10
                        | FieldBits.check(declaredLength.orElseGet(() -> out.length()), 10, "Length"));
        out.u16(2, checksum);
        out.u16(4, dstNetwork);
        out.u16(6, srcNetwork);
        out.u8(8, dstNode);
        out.u8(9, srcNode);
        out.u8(10, dstSocket);
        out.u8(11, srcSocket);
        out.u8(12, typeCode);
    }
}
