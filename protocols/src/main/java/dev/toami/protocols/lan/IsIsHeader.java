package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What an IS-IS header is built with. */
public record IsIsHeader(
        OptionalInt nlpid,
        int lengthIndicator,
        int versionExtension,
        int idLength,
        int typeCode,
        int version,
        int reserved,
        int maxAreaAddresses,
        Bytes body)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(body);
        out.prepend(IsIsPdu.HEADER_LENGTH);
        out.u8(0, nlpid.orElse(0x83));
        out.u8(1, lengthIndicator);
        out.u8(2, versionExtension);
        out.u8(3, idLength);
        out.u8(4, FieldBits.check(typeCode, 5, "Type"));
        out.u8(5, version);
        out.u8(6, reserved);
        out.u8(7, maxAreaAddresses);
    }
}
