package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

import dev.toami.afpacket.sys.Memory;
import dev.toami.engine.CaptureException;
import dev.toami.engine.FrameHandler;

/** Walks the blocks of TPACKET_V3. */
final class BlockReader extends RingReader {
    private final ReceiveRing ring;
    private final int blockSize;
    private final boolean isCooked;
    private int block;
    private boolean inBlock;
    private ByteBuffer memory;
    private int start;
    private int end;
    private int left;
    private int next;
    private long sequence;
    private int blockStatus;

    BlockReader(ReceiveRing ring, FrameLayout layout) {
        super(ring, layout);
        this.ring = ring;
        this.blockSize = ring.shape().blockSize();
        this.memory = ring.memory(0);
        this.isCooked = layout.isCooked();
    }

    @Override
    RingFrame newFrame(FrameLayout layout, ByteBuffer ringMemory) {
        return new BlockFrame(layout, ringMemory, this);
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
            throw corrupted(at);
        }
        next = at + HeaderWords.i32(ringMemory, at + Tpacket3.NEXT_OFFSET);
        left--;
        takeTurn().moveTo(at);
        return true;
    }

    /** The same as one by one, with as little as possible to load and to store between two frames. */
    @Override
    public int lendAtOnce(FrameHandler handler, int most, FrameTest test, BooleanSupplier stop)
            throws CaptureException {
        int lent = 0;
        while (lent < most && !stop.getAsBoolean()) {
            if (left == 0) {
                releaseFinished();
                if (!enterBlock()) {
                    return lent;
                }
                markLeased();
                continue;
            }
            if (test.asks()) {
                return lent + super.lendAtOnce(handler, most - lent, test, stop);
            }
            lent += lendFromBlock(handler, most - lent, test);
        }
        return lent;
    }

    private int lendFromBlock(FrameHandler handler, int most, FrameTest test) throws CaptureException {
        // Offsets are checked against the block, so that headers can be read without the buffer's checks.
        long memoryAddress = ring.address(block) - start;
        int first = start + Tpacket3.BLOCK_HEADER_SIZE;
        int room = end - Tpacket3.FRAME_HEADER_SIZE - first;
        RingFrame[] frames = frames();
        int turn = turn();
        int at = next;
        int count = Math.min(left, most);
        int more = count;
        try {
            while (more > 0 && !test.asks()) {
                int header = at;
                if (Integer.compareUnsigned(header - first, room) > 0) {
                    throw corrupted(header);
                }
                turn = turn + 1 & frames.length - 1;
                RingFrame frame = frames[turn];
                at += Memory.i32(memoryAddress + header + Tpacket3.NEXT_OFFSET);
                more--;
                long statusAndMac = Memory.i64(memoryAddress + header + Tpacket3.STATUS);
                if (isCooked || (HeaderWords.first32(statusAndMac) & TpStatus.VLAN_VALID) != 0) {
                    frame.moveTo(header);
                    frame.lend();
                } else {
                    int length = Memory.i32(memoryAddress + header + Tpacket3.SNAP_LENGTH);
                    frame.lendAt(header, header + HeaderWords.third16(statusAndMac), length);
                }
                handler.handle(frame);
                frame.endLoan();
            }
        } finally {
            next = at;
            left -= count - more;
            setTurn(turn);
            endLease();
        }
        return count - more;
    }

    private CaptureException corrupted(int at) {
        return new CaptureException(
                "corrupted ring: a frame at " + (at - (long) start) + " of a block of " + blockSize);
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean enterBlock() {
        ByteBuffer entered = ring.memory(block);
        int at = ring.start(block);
        int status = ReceiveRing.status(entered, at + Tpacket3.BLOCK_STATUS);
        if ((status & TpStatus.USER) == 0) {
            return false;
        }
        if (memory != entered) {
            memory = entered;
            setMemory(entered);
        }
        start = at;
        end = at + blockSize;
        left = HeaderWords.i32(entered, at + Tpacket3.BLOCK_PACKETS);
        next = at + HeaderWords.i32(entered, at + Tpacket3.BLOCK_FIRST_PACKET);
        // The kernel tells of drops in the status of the block, not of its frames.
        blockStatus = status & TpStatus.LOSING;
        sequence = HeaderWords.i64(entered, at + Tpacket3.BLOCK_SEQUENCE);
        inBlock = true;
        tellOfEntering(blockStatus != 0);
        return true;
    }

    @Override
    int piece() {
        return block;
    }

    @Override
    boolean isReady(int piece) {
        int status = ReceiveRing.status(ring.memory(piece), ring.start(piece) + Tpacket3.BLOCK_STATUS);
        return (status & TpStatus.USER) != 0;
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

    /** What is true of all frames of the block. */
    int statusOfAll() {
        return blockStatus;
    }

    /** The kernel counts blocks from 1 on. */
    @Override
    public long sequence() {
        return sequence;
    }
}
