package dev.toami.protocols.sctp;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an SCTP DATA chunk is built with, in front of its user data, which is padded.
 *
 * @param flags {@code U} is 4, {@code B} 2 and {@code E} 1
 * @param following the chunks behind this one, as bytes
 * @param length header and user data; computed if empty
 */
public record SctpDataHeader(
        int flags,
        long tsn,
        int stream,
        int streamSequence,
        SctpPayloadProtocol payloadProtocol,
        Bytes following,
        OptionalInt length)
        implements LayerValue {
    /** The chunk of a message that is not fragmented, with none behind it. */
    public static SctpDataHeader of(long tsn, int stream, int streamSequence, SctpPayloadProtocol protocol) {
        return new SctpDataHeader(3, tsn, stream, streamSequence, protocol, Bytes.empty(), OptionalInt.empty());
    }

    public SctpDataHeader withFlags(int value) {
        return new SctpDataHeader(value, tsn, stream, streamSequence, payloadProtocol, following, length);
    }

    public SctpDataHeader withFollowing(Bytes value) {
        return new SctpDataHeader(flags, tsn, stream, streamSequence, payloadProtocol, value, length);
    }

    public SctpDataHeader withLength(int bytes) {
        return new SctpDataHeader(
                flags, tsn, stream, streamSequence, payloadProtocol, following, OptionalInt.of(bytes));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int dataLength = out.length();
        out.append(Bytes.wrap(new byte[-dataLength & 3])).append(following);
        out.prepend(SctpData.FIXED_LENGTH)
                .u8(0, SctpChunkType.DATA.value())
                .u8(1, flags)
                .u16(2, length.orElse(SctpData.FIXED_LENGTH + dataLength))
                .u32(4, tsn)
                .u16(8, stream)
                .u16(10, streamSequence)
                .u32(12, payloadProtocol.value());
    }
}
