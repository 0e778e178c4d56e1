package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What an ES-IS header is built with. */
public record EsIsHeader(
        OptionalInt nlpid,
        OptionalInt lengthIndicator,
        int version,
        int reserved,
        int typeCode,
        int holdingTime,
        int checksum,
        Bytes body)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(body);
        out.prepend(EsIsPdu.HEADER_LENGTH);
        out.u8(0, nlpid.orElse(0x82));
        out.u8(1, lengthIndicator.orElseGet(() -> EsIsPdu.HEADER_LENGTH + body.length()));
        out.u8(2, version);
        out.u8(3, reserved);
        out.u8(4, FieldBits.check(typeCode, 5, "Type"));
        out.u16(5, holdingTime);
        out.u16(7, checksum);
    }
}
