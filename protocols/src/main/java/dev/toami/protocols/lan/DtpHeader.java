package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a DTP header is built with. */
public record DtpHeader(int version, Bytes elements) implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(elements);
        out.prepend(DtpMessage.HEADER_LENGTH);
        out.u8(0, version);
    }
}
