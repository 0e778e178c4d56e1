package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

/** A frame with the header of TPACKET_V2, which has no flow hash. */
final class SlotFrame extends RingFrame {
    SlotFrame(FrameLayout layout, ByteBuffer memory) {
        super(layout, memory);
    }

    @Override
    int captured(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket2.SNAP_LENGTH);
    }

    @Override
    int original(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket2.LENGTH);
    }

    @Override
    int mac(ByteBuffer in, int frame) {
        return HeaderWords.u16(in, frame + Tpacket2.MAC);
    }

    @Override
    int status(ByteBuffer in, int frame) {
        return HeaderWords.i32(in, frame + Tpacket2.STATUS);
    }

    @Override
    long timestampNanos(ByteBuffer in, int frame) {
        return (HeaderWords.i32(in, frame + Tpacket2.SECONDS) & 0xffff_ffffL) * 1_000_000_000L
                + HeaderWords.i32(in, frame + Tpacket2.NANOSECONDS);
    }

    @Override
    int tci(ByteBuffer in, int frame) {
        return HeaderWords.u16(in, frame + Tpacket2.VLAN_TCI);
    }

    @Override
    int tpid(ByteBuffer in, int frame) {
        return HeaderWords.u16(in, frame + Tpacket2.VLAN_TPID);
    }

    @Override
    int hash(ByteBuffer in, int frame) {
        return 0;
    }

    @Override
    int headerLength() {
        return Tpacket2.HEADER_SIZE;
    }
}
