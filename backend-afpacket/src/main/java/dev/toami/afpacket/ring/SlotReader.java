package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.engine.CaptureException;

/** Walks the slots of TPACKET_V2: the kernel hands over each frame as soon as it is there. */
final class SlotReader extends RingReader {
    /** Whether the ring is full is looked at with one slot of so many. */
    private static final int SLOTS_PER_LOOK = 64;

    private final ReceiveRing ring;
    private final LongFrames longFrames;
    private final int slotsPerBlock;
    private final int slotSize;
    private int slot;
    private boolean inSlot;
    private ByteBuffer memory;
    private int start;
    private long sequence;

    SlotReader(ReceiveRing ring, FrameLayout layout, LongFrames longFrames) {
        super(ring, layout);
        this.longFrames = longFrames;
        this.ring = ring;
        this.slotsPerBlock = ring.shape().slotsPerBlock();
        this.slotSize = ring.shape().slotSize();
        moveTo(0);
    }

    private void moveTo(int number) {
        slot = number;
        memory = ring.memory(number / slotsPerBlock);
        start = startOf(number);
    }

    private int startOf(int number) {
        return ring.start(number / slotsPerBlock) + number % slotsPerBlock * slotSize;
    }

    @Override
    int piece() {
        return slot;
    }

    @Override
    boolean isReady(int piece) {
        int status = ReceiveRing.status(ring.memory(piece / slotsPerBlock), startOf(piece) + Tpacket2.STATUS);
        return (status & TpStatus.USER) != 0;
    }

    @Override
    RingFrame newFrame(FrameLayout layout, ByteBuffer ringMemory) {
        return new SlotFrame(layout, ringMemory);
    }

    @Override
    public boolean advance() throws CaptureException {
        releaseFinished();
        int status = ReceiveRing.status(memory, start + Tpacket2.STATUS);
        if ((status & TpStatus.USER) == 0) {
            return false;
        }
        inSlot = true;
        sequence++;
        if ((status & TpStatus.LOSING) != 0 || sequence % SLOTS_PER_LOOK == 0) {
            tellOfEntering((status & TpStatus.LOSING) != 0);
        }
        RingFrame frame = takeTurn();
        frame.setMemory(memory);
        frame.moveTo(start);
        int whole = (status & TpStatus.COPY) != 0 ? takeLongFrame() : -1;
        if (whole >= 0) {
            frame.setContent(longFrames.content(), whole);
        }
        return true;
    }

    private int takeLongFrame() throws CaptureException {
        try {
            return longFrames.take();
        } catch (ErrnoException e) {
            throw Errors.of("receive a frame that is longer than a slot of the ring", e);
        }
    }

    @Override
    public void releaseFinished() {
        if (inSlot) {
            endLease();
            ReceiveRing.setStatus(memory, start + Tpacket2.STATUS, TpStatus.KERNEL);
            inSlot = false;
            moveTo(slot + 1 == ring.pieces() ? 0 : slot + 1);
        }
    }

    @Override
    public long sequence() {
        return sequence;
    }
}
