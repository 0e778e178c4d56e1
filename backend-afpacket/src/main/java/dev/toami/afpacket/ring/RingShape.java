package dev.toami.afpacket.ring;

/**
 * How a ring is cut up. Block sizes are powers of two and multiples of every page size in use.
 *
 * @param blockSize of what the kernel allocates at once, bytes
 * @param slotSize of TPACKET_V2, which has a slot for each frame, bytes; 0 of TPACKET_V3, which fills blocks
 */
public record RingShape(int blockSize, int blockCount, int slotSize) {
    private static final int MIN_BLOCK_SIZE = 1 << 16;

    /** Room for the largest frame that is kept. */
    private static final int USUAL_BLOCK_SIZE = 1 << 18;

    /** From here on larger ones gain nothing: some hundred wake-ups a second at a million frames. */
    private static final int MAX_BLOCK_SIZE = 1 << 20;

    /**
     * A block goes to the reader when it is full or its timeout has passed, however little it has: in a ring of few blocks,
     * a reader that pauses loses frames of a device that is almost idle.
     */
    private static final int MANY_BLOCKS = 128;

    /** TPACKET_ALIGNMENT. */
    private static final int ALIGNMENT = 16;

    /** What the kernel leaves before the network layer's header, beside its own header: packet_mmap's "16 or the MAC's". */
    private static final int LINK_HEADER_ROOM = 64;

    /**
     * Of TPACKET_V3.
     *
     * @param size of all, bytes
     * @param blockSize 0 for a size that suits
     */
    public static RingShape ofBlocks(long size, int blockSize) {
        int block = blockSize != 0 ? blockSize : suitingBlockSize(size);
        return new RingShape(block, count(size, block), 0);
    }

    /**
     * Of TPACKET_V2.
     *
     * @param size of all, bytes
     * @param frameLength the most of a frame that has room in a slot, bytes
     */
    public static RingShape ofSlots(long size, int frameLength) {
        int slot =
                (Tpacket2.FRAME_HEADER_SIZE + LINK_HEADER_ROOM + frameLength + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        int block = MIN_BLOCK_SIZE;
        while (block < slot) {
            block *= 2;
        }
        return new RingShape(block, count(size, block), slot);
    }

    private static int suitingBlockSize(long size) {
        long usual = Math.min(USUAL_BLOCK_SIZE, size / 4);
        long large = Math.min(MAX_BLOCK_SIZE, size / MANY_BLOCKS);
        return (int) Math.max(MIN_BLOCK_SIZE, Long.highestOneBit(Math.max(usual, large)));
    }

    private static int count(long size, int blockSize) {
        return (int) Math.max(2, Math.min(Integer.MAX_VALUE / 2, (size + blockSize - 1) / blockSize));
    }

    boolean hasSlots() {
        return slotSize != 0;
    }

    int slotsPerBlock() {
        return blockSize / slotSize;
    }

    /** How many pieces the kernel hands over one by one: slots or blocks. */
    int pieces() {
        return hasSlots() ? Math.multiplyExact(slotsPerBlock(), blockCount) : blockCount;
    }

    long size() {
        return (long) blockSize * blockCount;
    }

    RingShape halved() {
        return new RingShape(blockSize, Math.max(2, blockCount / 2), slotSize);
    }
}
