package dev.toami.protocols.lan;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What an OAMPDU header is built with. */
public record OamHeader(int flags, int code) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(OamPdu.HEADER_LENGTH);
        out.u16(0, flags);
        out.u8(2, code);
    }
}
