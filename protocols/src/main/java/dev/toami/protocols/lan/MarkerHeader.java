package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/** What a Marker header is built with. */
public record MarkerHeader(
        int version,
        int tlvType,
        OptionalInt tlvLength,
        int requesterPort,
        MacAddress requesterSystem,
        long requesterTransactionID,
        int pad,
        Bytes terminator)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(terminator);
        out.prepend(MarkerPdu.HEADER_LENGTH);
        out.u8(0, version);
        out.u8(1, tlvType);
        out.u8(2, tlvLength.orElse(16));
        out.u16(3, requesterPort);
        out.bytes(5, requesterSystem.toArray());
        out.u32(11, requesterTransactionID);
        out.u16(15, pad);
    }
}
