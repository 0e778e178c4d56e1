package dev.toami.protocols.sctp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP FORWARD TSN (RFC 3758, section 3.2) or I-FORWARD-TSN chunk (RFC 8260, section 2.3), which gives messages up.
 * Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * | Type=192 / 194|     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                       New Cumulative TSN                      |
 * +-------------------------------+-------------------------------+
 * |       Stream Identifier       | Stream Sequence / Reserved |U |
 * +-------------------------------+-------------------------------+
 * |              Message Identifier (I-FORWARD-TSN only)          |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpForwardTsn extends SctpChunk {
    private static final int TSN = 4;
    private static final int STREAMS = 8;

    /**
     * The last message that is given up on a stream.
     *
     * @param unordered only an I-FORWARD-TSN says
     * @param sequence the stream sequence number, or the message identifier of an I-FORWARD-TSN
     */
    public record Skipped(int stream, boolean unordered, long sequence) {}

    SctpForwardTsn(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    public boolean isInterleaved() {
        return bytes().u8(0) == 194;
    }

    public long newCumulativeTsn() {
        return bytes().u32(TSN);
    }

    private int entryLength() {
        return isInterleaved() ? 8 : 4;
    }

    public List<Skipped> skipped() {
        Bytes value = value(STREAMS);
        List<Skipped> list = new ArrayList<>();
        for (int at = 0; at + entryLength() <= value.length(); at += entryLength()) {
            list.add(
                    isInterleaved()
                            ? new Skipped(value.u16(at), (value.u8(at + 3) & 1) != 0, value.u32(at + 4))
                            : new Skipped(value.u16(at), false, value.u16(at + 2)));
        }
        return List.copyOf(list);
    }

    @Override
    public LayerType type() {
        return isInterleaved() ? LayerType.SCTP_I_FORWARD_TSN : LayerType.SCTP_FORWARD_TSN;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.number("NewCumulativeTSN", base + TSN, 4, newCumulativeTsn());
        List<Skipped> list = skipped();
        int at = base + STREAMS;
        if (visitor.beginList("Streams", at, entryLength() * list.size(), list.size())) {
            for (Skipped skipped : list) {
                visitor.beginStruct("", at, entryLength());
                visitor.number("StreamId", at, 2, skipped.stream());
                if (isInterleaved()) {
                    visitor.flag("Unordered", at + 3, 1, skipped.unordered());
                    visitor.number("MessageId", at + 4, 4, skipped.sequence());
                } else {
                    visitor.number("StreamSequence", at + 2, 2, skipped.sequence());
                }
                visitor.endStruct();
                at += entryLength();
            }
        }
        visitor.endList();
    }
}
