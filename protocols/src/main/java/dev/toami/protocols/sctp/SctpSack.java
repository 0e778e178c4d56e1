package dev.toami.protocols.sctp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * SCTP SACK chunk (RFC 9260, section 3.3.4). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |   Type = 3    |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                      Cumulative TSN Ack                       |
 * +---------------------------------------------------------------+
 * |               Advertised Receiver Window Credit               |
 * +-------------------------------+-------------------------------+
 * | Number of Gap Ack Blocks (N)  | Number of Duplicate TSNs (M)  |
 * +-------------------------------+-------------------------------+
 * |      N times Gap Ack Block Start (16), End (16)               |
 * +---------------------------------------------------------------+
 * |      M times Duplicate TSN (32)                               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpSack extends SctpChunk {
    private static final int GAP_COUNT = 12;
    private static final int DUPLICATE_COUNT = 14;
    private static final int FIXED_LENGTH = 16;

    /**
     * Chunks received behind a gap, both ends among them.
     *
     * @param start what is to be added to the cumulative TSN
     * @param end likewise
     */
    public record GapBlock(int start, int end) {}

    private SctpSack(Bytes in, int sourcePort, int destinationPort) {
        super(in, sourcePort, destinationPort);
    }

    static SctpSack parse(Bytes in, int source, int destination) throws MalformedPacketException {
        SctpSack chunk = new SctpSack(checked(in, LayerType.SCTP_SACK, FIXED_LENGTH), source, destination);
        int required = FIXED_LENGTH + 4 * (in.u16(GAP_COUNT) + in.u16(DUPLICATE_COUNT));
        if (chunk.declaredLength() < required) {
            throw MalformedPacketException.invalid(
                    LayerType.SCTP_SACK,
                    GAP_COUNT,
                    required,
                    chunk.declaredLength(),
                    "an SCTP SACK chunk with these counts has " + required + " bytes, not " + chunk.declaredLength());
        }
        return chunk;
    }

    public long cumulativeTsn() {
        return bytes().u32(4);
    }

    /** In bytes. */
    public long receiverWindow() {
        return bytes().u32(8);
    }

    /** Those that are there. */
    public List<GapBlock> gapBlocks() {
        List<GapBlock> blocks = new ArrayList<>();
        for (int i = 0; i < bytes().u16(GAP_COUNT) && isThere(gapAt(i)); i++) {
            blocks.add(new GapBlock(bytes().u16(gapAt(i)), bytes().u16(gapAt(i) + 2)));
        }
        return List.copyOf(blocks);
    }

    private static int gapAt(int index) {
        return FIXED_LENGTH + 4 * index;
    }

    private int duplicateAt(int index) {
        return gapAt(bytes().u16(GAP_COUNT) + index);
    }

    private boolean isThere(int offset) {
        return offset + 4 <= bytes().length();
    }

    /** Those that are there. */
    public List<Long> duplicateTsns() {
        List<Long> duplicates = new ArrayList<>();
        for (int i = 0; i < bytes().u16(DUPLICATE_COUNT) && isThere(duplicateAt(i)); i++) {
            duplicates.add(bytes().u32(duplicateAt(i)));
        }
        return List.copyOf(duplicates);
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_SACK;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.number("CumulativeTSNAck", base + 4, 4, cumulativeTsn());
        visitor.number("AdvertisedReceiverWindowCredit", base + 8, 4, receiverWindow());
        visitor.number("NumGapACKs", base + GAP_COUNT, 2, bytes().u16(GAP_COUNT));
        visitor.number("NumDuplicateTSNs", base + DUPLICATE_COUNT, 2, bytes().u16(DUPLICATE_COUNT));
        if (visitor.wantsDetail()) {
            describeBlocks(base, visitor);
        } else {
            describeAsGopacket(base, visitor);
        }
    }

    private void describeBlocks(int base, FieldVisitor visitor) {
        List<GapBlock> blocks = gapBlocks();
        if (visitor.beginList("GapBlocks", base + FIXED_LENGTH, 4 * blocks.size(), blocks.size())) {
            for (int i = 0; i < blocks.size(); i++) {
                int at = base + gapAt(i);
                visitor.beginStruct("", at, 4);
                visitor.number("Start", at, 2, blocks.get(i).start());
                visitor.number("End", at + 2, 2, blocks.get(i).end());
                visitor.endStruct();
            }
        }
        visitor.endList();
        List<Long> duplicates = duplicateTsns();
        int at = duplicates.isEmpty() ? base : base + duplicateAt(0);
        if (visitor.beginList("DuplicateTSNs", at, 4 * duplicates.size(), duplicates.size())) {
            for (int i = 0; i < duplicates.size(); i++) {
                visitor.number("", at + 4 * i, 4, duplicates.get(i));
            }
        }
        visitor.endList();
    }

    /** gopacket takes a block for a single number of 16 bits, and what follows for the duplicates. */
    private void describeAsGopacket(int base, FieldVisitor visitor) {
        int gaps = Math.min(bytes().u16(GAP_COUNT), (bytes().length() - FIXED_LENGTH) / 2);
        if (visitor.beginList("GapACKs", base + FIXED_LENGTH, 2 * gaps, gaps)) {
            for (int i = 0; i < gaps; i++) {
                int at = FIXED_LENGTH + 2 * i;
                visitor.number("", base + at, 2, bytes().u16(at));
            }
        }
        visitor.endList();
        int start = FIXED_LENGTH + 2 * gaps;
        int duplicates = Math.min(bytes().u16(DUPLICATE_COUNT), (bytes().length() - start) / 4);
        if (visitor.beginList("DuplicateTSNs", base + start, 4 * duplicates, duplicates)) {
            for (int i = 0; i < duplicates; i++) {
                visitor.number("", base + start + 4 * i, 4, bytes().u32(start + 4 * i));
            }
        }
        visitor.endList();
    }
}
