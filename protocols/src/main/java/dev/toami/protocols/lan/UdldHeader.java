package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What an UDLD header is built with. */
public record UdldHeader(int version, int opcode, int flags, int checksum, Bytes elements) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(elements);
        out.prepend(UdldMessage.HEADER_LENGTH);
        out.u8(0, FieldBits.check(version, 3, "Version") << 5 | FieldBits.check(opcode, 5, "Opcode"));
        out.u8(1, flags);
        out.u16(2, checksum);
    }
}
