package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a CLNP header is built with. */
public record ClnpHeader(
        OptionalInt nlpid,
        OptionalInt lengthIndicator,
        int version,
        int ttl,
        boolean segmentationPermitted,
        boolean moreSegments,
        boolean errorReport,
        int typeCode,
        OptionalInt segmentLength,
        int checksum,
        Bytes addresses)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(addresses);
        out.prepend(ClnpPacket.HEADER_LENGTH);
        out.u8(0, nlpid.orElse(0x81));
        out.u8(1, lengthIndicator.orElseGet(() -> ClnpPacket.HEADER_LENGTH + addresses.length()));
        out.u8(2, version);
        out.u8(3, ttl);
        out.u8(
                4,
                (segmentationPermitted ? 0x80 : 0)
                        | (moreSegments ? 0x40 : 0)
                        | (errorReport ? 0x20 : 0)
                        | FieldBits.check(typeCode, 5, "Type"));
        out.u16(5, segmentLength.orElseGet(() -> out.length()));
        out.u16(7, checksum);
    }
}
