package dev.toami.protocols.lan;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What an OSSP header is built with. */
public record OsspHeader(int oui) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(OsspPdu.HEADER_LENGTH);
        int ouiBits = FieldBits.check(oui, 24, "OUI");
        out.u8(0, ouiBits >> 16).u16(1, ouiBits & 0xffff);
    }
}
