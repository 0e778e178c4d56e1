package dev.toami.afpacket.ring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RingShapeTest {
    @ParameterizedTest
    @CsvSource({
        "65536, 65536, 2",
        "1048576, 262144, 4",
        "8388608, 262144, 32",
        "33554432, 262144, 128",
        "67108864, 524288, 128",
        "134217728, 1048576, 128",
        "8589934592, 1048576, 8192",
        "8388609, 262144, 33"
    })
    void blocksSuitTheSize(long size, int blockSize, int blockCount) {
        RingShape shape = RingShape.ofBlocks(size, 0);
        assertEquals(new RingShape(blockSize, blockCount, 0), shape);
        assertTrue(shape.size() >= size, shape::toString);
        assertEquals(blockCount, shape.pieces());
    }

    @Test
    void blocksHaveTheSizeThatIsWanted() {
        assertEquals(new RingShape(1 << 22, 4, 0), RingShape.ofBlocks(16 << 20, 1 << 22));
        assertEquals(new RingShape(1 << 22, 2, 0), RingShape.ofBlocks(1, 1 << 22));
    }

    @ParameterizedTest
    @CsvSource({"65536, 60", "65536, 1532", "8388608, 1532", "8388608, 9248", "1048576, 262144", "4294967296, 1532"})
    void eachSlotHasRoomForHeaderAndFrame(long size, int frameLength) {
        RingShape shape = RingShape.ofSlots(size, frameLength);
        assertTrue(shape.slotSize() >= Tpacket2.FRAME_HEADER_SIZE + 16 + frameLength, shape::toString);
        assertEquals(0, shape.slotSize() % 16, "TPACKET_ALIGNMENT");
        assertTrue(shape.slotsPerBlock() >= 1, shape::toString);
        assertTrue(shape.size() >= size, shape::toString);
        assertEquals(shape.slotsPerBlock() * shape.blockCount(), shape.pieces());
    }

    @Test
    void aHalvedOneHasTwoBlocksAtLeast() {
        assertEquals(2, RingShape.ofBlocks(1 << 18, 1 << 16).halved().blockCount());
        assertEquals(2, RingShape.ofBlocks(1, 1 << 16).halved().halved().blockCount());
    }
}
