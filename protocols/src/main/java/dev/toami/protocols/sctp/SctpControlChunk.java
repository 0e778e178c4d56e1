package dev.toami.protocols.sctp;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an SCTP chunk of any type is built with: its value as bytes, which is padded. The chunks behind it are values of
 * their own.
 *
 * @param length header and value; computed if empty
 */
public record SctpControlChunk(SctpChunkType type, int flags, Bytes value, OptionalInt length) implements LayerValue {
    public SctpControlChunk(SctpChunkType type, int flags, Bytes value) {
        this(type, flags, value, OptionalInt.empty());
    }

    /** A chunk of no value, such as COOKIE ACK. */
    public static SctpControlChunk of(SctpChunkType type) {
        return new SctpControlChunk(type, 0, Bytes.empty());
    }

    /** A chunk that has parameters or error causes only, such as HEARTBEAT and ABORT. */
    public static SctpControlChunk of(SctpChunkType type, List<SctpParameter> parameters) {
        return new SctpControlChunk(type, 0, SctpParameter.encode(new byte[0], parameters));
    }

    /** INIT or INIT ACK. */
    public static SctpControlChunk init(
            SctpChunkType type,
            long initiateTag,
            long receiverWindow,
            int outboundStreams,
            int inboundStreams,
            long initialTsn,
            List<SctpParameter> parameters) {
        byte[] fixed = new byte[SctpInit.FIXED_LENGTH - SctpChunk.HEADER_LENGTH];
        SctpParameter.put(fixed, 0, 4, initiateTag);
        SctpParameter.put(fixed, 4, 4, receiverWindow);
        SctpParameter.put(fixed, 8, 2, outboundStreams);
        SctpParameter.put(fixed, 10, 2, inboundStreams);
        SctpParameter.put(fixed, 12, 4, initialTsn);
        return new SctpControlChunk(type, 0, SctpParameter.encode(fixed, parameters));
    }

    /** SACK. */
    public static SctpControlChunk sack(
            long cumulativeTsn, long receiverWindow, List<SctpSack.GapBlock> gaps, List<Long> duplicates) {
        byte[] value = new byte[12 + 4 * gaps.size() + 4 * duplicates.size()];
        SctpParameter.put(value, 0, 4, cumulativeTsn);
        SctpParameter.put(value, 4, 4, receiverWindow);
        SctpParameter.put(value, 8, 2, gaps.size());
        SctpParameter.put(value, 10, 2, duplicates.size());
        int at = 12;
        for (SctpSack.GapBlock gap : gaps) {
            SctpParameter.put(value, at, 2, gap.start());
            SctpParameter.put(value, at + 2, 2, gap.end());
            at += 4;
        }
        for (long duplicate : duplicates) {
            SctpParameter.put(value, at, 4, duplicate);
            at += 4;
        }
        return new SctpControlChunk(SctpChunkType.SACK, 0, Bytes.wrap(value));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int actual = SctpChunk.HEADER_LENGTH + value.length();
        out.prepend(Bytes.wrap(new byte[-actual & 3]))
                .prepend(value)
                .prepend(SctpChunk.HEADER_LENGTH)
                .u8(0, type.value())
                .u8(1, flags)
                .u16(2, length.orElse(actual));
    }
}
