package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.FixedBytes;

/** What an ISL header is built with. */
public record IslHeader(
        Bytes dstAddress,
        int typeCode,
        int user,
        MacAddress srcMAC,
        OptionalInt declaredLength,
        int dsap,
        int ssap,
        int control,
        int hsa,
        int vlanIdentifier,
        boolean bpdu,
        int index,
        int reserved)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(IslFrame.HEADER_LENGTH);
        out.bytes(0, FixedBytes.checked(dstAddress, 5, "DstAddress"));
        out.u8(5, FieldBits.check(typeCode, 4, "Type") << 4 | FieldBits.check(user, 4, "User"));
        out.bytes(6, srcMAC.toArray());
        out.u16(12, declaredLength.orElseGet(() -> out.length() - IslFrame.BEFORE_LENGTH));
        out.u8(14, dsap);
        out.u8(15, ssap);
        out.u8(16, control);
        int hsaBits = FieldBits.check(hsa, 24, "HSA");
        out.u8(17, hsaBits >> 16).u16(18, hsaBits & 0xffff);
        out.u16(20, FieldBits.check(vlanIdentifier, 15, "VLANIdentifier") << 1 | (bpdu ? 0x1 : 0));
        out.u16(22, index);
        out.u16(24, reserved);
    }
}
