package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.engine.CaptureException;

/** Walks the blocks of TPACKET_V3. */
final class BlockReader extends RingReader {
    private final ReceiveRing ring;
    private final int blockSize;
    private int block;
    private boolean inBlock;
    private ByteBuffer memory;
    private ByteBuffer content;
    private int start;
    private int end;
    private int left;
    private int next;
    private long sequence;
    private int blockStatus;

    BlockReader(ReceiveRing ring, FrameLayout layout) {
        super(ring, layout, HeaderLayout.V3);
        this.ring = ring;
        this.blockSize = ring.shape().blockSize();
        this.memory = ring.memory(0);
        this.content = ring.content(0);
    }

    @Override
    public boolean advance() throws CaptureException {
        while (left == 0) {
            releaseFinished();
            if (!enterBlock()) {
                return false;
            }
        }
        ByteBuffer ringMemory = memory;
        int at = next;
        if (at < start + Tpacket3.BLOCK_HEADER_SIZE || at > end - Tpacket3.FRAME_HEADER_SIZE) {
            throw new CaptureException(
                    "corrupted ring: a frame at " + (at - (long) start) + " of a block of " + blockSize);
        }
        next = at + ringMemory.getInt(at + Tpacket3.NEXT_OFFSET);
        left--;
        int data = at + (ringMemory.getShort(at + Tpacket3.MAC) & 0xffff);
        int captured = ringMemory.getInt(at + Tpacket3.SNAP_LENGTH);
        if (captured < 0 || data < at + Tpacket3.FRAME_HEADER_SIZE || captured > end - data) {
            throw RingFrame.corrupted(captured, end - data);
        }
        int status = ringMemory.getInt(at + Tpacket3.STATUS) | blockStatus;
        RingFrame frame = takeTurn();
        frame.moveTo(ringMemory, at, ringMemory.getInt(at + Tpacket3.LENGTH), status);
        frame.setContent(content, data, captured);
        return true;
    }

    private boolean enterBlock() {
        ByteBuffer entered = ring.memory(block);
        int at = ring.start(block);
        int status = ReceiveRing.status(entered, at + Tpacket3.BLOCK_STATUS);
        if ((status & TpStatus.USER) == 0) {
            return false;
        }
        memory = entered;
        content = ring.content(block);
        start = at;
        end = at + blockSize;
        left = entered.getInt(at + Tpacket3.BLOCK_PACKETS);
        next = at + entered.getInt(at + Tpacket3.BLOCK_FIRST_PACKET);
        // The kernel tells of drops in the status of the block, not of its frames.
        blockStatus = status & TpStatus.LOSING;
        sequence = entered.getLong(at + Tpacket3.BLOCK_SEQUENCE);
        inBlock = true;
        return true;
    }

    @Override
    public void releaseFinished() {
        if (inBlock && left == 0) {
            endLease();
            ReceiveRing.setStatus(memory, start + Tpacket3.BLOCK_STATUS, TpStatus.KERNEL);
            block = block + 1 == ring.shape().blockCount() ? 0 : block + 1;
            inBlock = false;
        }
    }

    /** The kernel counts blocks from 1 on. */
    @Override
    public long sequence() {
        return sequence;
    }
}
