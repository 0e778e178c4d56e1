package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

/** A frame with the header of TPACKET_V3. */
final class BlockFrame extends RingFrame {
    private final BlockReader block;

    /** @param block knows what is true of all frames of their block */
    BlockFrame(FrameLayout layout, ByteBuffer memory, BlockReader block) {
        super(layout, memory);
        this.block = block;
    }

    @Override
    int captured(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket3.SNAP_LENGTH);
    }

    @Override
    int original(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket3.LENGTH);
    }

    @Override
    int mac(ByteBuffer in, int frame) {
        return HeaderWords.u16(in, frame + Tpacket3.MAC);
    }

    @Override
    int status(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket3.STATUS) | block.statusOfAll();
    }

    @Override
    long timestampNanos(ByteBuffer in, int frame) {
        return (HeaderWords.i32(in, frame + Tpacket3.SECONDS) & 0xffff_ffffL) * 1_000_000_000L
                + HeaderWords.i32(in, frame + Tpacket3.NANOSECONDS);
    }

    @Override
    int tci(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket3.VLAN_TCI) & 0xffff;
    }

    @Override
    int tpid(ByteBuffer in, int frame) {
        return HeaderWords.u16(in, frame + Tpacket3.VLAN_TPID);
    }

    @Override
    int hash(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket3.RXHASH);
    }

    @Override
    int headerLength() {
        return Tpacket3.HEADER_SIZE;
    }
}
