package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a CFM header is built with. */
public record CfmHeader(int level, int version, int opcode, int flags, int firstTLVOffset, Bytes body)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x8902);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(body);
        out.prepend(CfmPdu.HEADER_LENGTH);
        out.u8(0, FieldBits.check(level, 3, "Level") << 5 | FieldBits.check(version, 5, "Version"));
        out.u8(1, opcode);
        out.u8(2, flags);
        out.u8(3, firstTLVOffset);
    }
}
