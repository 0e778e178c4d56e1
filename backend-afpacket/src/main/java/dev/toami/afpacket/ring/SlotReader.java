package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.engine.CaptureException;

/** Walks the slots of TPACKET_V2: the kernel hands over each frame as soon as it is there. */
final class SlotReader extends RingReader {
    private final ReceiveRing ring;
    private final LongFrames longFrames;
    private final int slotsPerBlock;
    private final int slotSize;
    private int slot;
    private boolean inSlot;
    private ByteBuffer memory;
    private ByteBuffer content;
    private int start;
    private long sequence;

    SlotReader(ReceiveRing ring, FrameLayout layout, LongFrames longFrames) {
        super(ring, layout, HeaderLayout.V2);
        this.longFrames = longFrames;
        this.ring = ring;
        this.slotsPerBlock = ring.shape().slotsPerBlock();
        this.slotSize = ring.shape().slotSize();
        moveTo(0);
    }

    private void moveTo(int number) {
        slot = number;
        int block = number / slotsPerBlock;
        memory = ring.memory(block);
        content = ring.content(block);
        start = ring.start(block) + number % slotsPerBlock * slotSize;
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
        int data = start + (memory.getShort(start + Tpacket2.MAC) & 0xffff);
        int captured = memory.getInt(start + Tpacket2.SNAP_LENGTH);
        int room = start + slotSize - data;
        if (captured < 0 || data < start + Tpacket2.FRAME_HEADER_SIZE || captured > room) {
            throw RingFrame.corrupted(captured, room);
        }
        RingFrame frame = takeTurn();
        frame.moveTo(memory, start, memory.getInt(start + Tpacket2.LENGTH), status);
        int whole = (status & TpStatus.COPY) != 0 ? takeLongFrame() : -1;
        if (whole >= captured) {
            frame.setContent(longFrames.content(), LongFrames.HEADROOM, whole);
        } else {
            frame.setContent(content, data, captured);
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
