package dev.toami.protocols.bus;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/** What a NetlinkMessage header is built with. */
public record NetlinkMessageHeader(OptionalInt declaredLength, int typeCode, int flags, long sequence, long portID)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(NetlinkMessage.HEADER_LENGTH);
        LittleEndian.u32(out, 0, declaredLength.orElseGet(() -> out.length()));
        LittleEndian.u16(out, 4, typeCode);
        LittleEndian.u16(out, 6, flags);
        LittleEndian.u32(out, 8, sequence);
        LittleEndian.u32(out, 12, portID);
    }
}
