package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What an ESMC header is built with. */
public record EsmcHeader(
        int ituSubtype, int version, boolean eventFlag, int tlvType, OptionalInt tlvLength, int ssmCode, Bytes padding)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(padding);
        out.prepend(EsmcPdu.HEADER_LENGTH);
        out.u16(0, ituSubtype);
        out.u8(2, FieldBits.check(version, 4, "Version") << 4 | (eventFlag ? 0x8 : 0));
        out.u8(6, tlvType);
        out.u16(7, tlvLength.orElse(4));
        out.u8(9, FieldBits.check(ssmCode, 4, "SSMCode"));
    }
}
