package dev.toami.protocols.sctp;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an SCTP I-DATA chunk is built with, in front of its user data, which is padded.
 *
 * @param flags {@code U} is 4, {@code B} 2 and {@code E} 1
 * @param protocolOrFragment the payload protocol in the first fragment of a message, else the fragment's number
 * @param following the chunks behind this one, as bytes
 * @param length header and user data; computed if empty
 */
public record SctpIDataHeader(
        int flags,
        long tsn,
        int stream,
        long messageIdentifier,
        long protocolOrFragment,
        Bytes following,
        OptionalInt length)
        implements LayerValue {
    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int dataLength = out.length();
        out.append(Bytes.wrap(new byte[-dataLength & 3])).append(following);
        out.prepend(SctpIData.FIXED_LENGTH)
                .u8(0, SctpChunkType.I_DATA.value())
                .u8(1, flags)
                .u16(2, length.orElse(SctpIData.FIXED_LENGTH + dataLength))
                .u32(4, tsn)
                .u16(8, stream)
                .u32(12, messageIdentifier)
                .u32(16, protocolOrFragment);
    }
}
