package dev.toami.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A window that moves from loan to loan, over native memory and over an array. */
class MovingBytesTest {
    private static final int SIZE = 64;

    private static Stream<ByteBuffer> memories() {
        return Stream.of(ByteBuffer.allocateDirect(SIZE), ByteBuffer.allocate(SIZE))
                .map(memory -> {
                    for (int i = 0; i < SIZE; i++) {
                        memory.put(i, (byte) i);
                    }
                    return memory;
                });
    }

    private static void assertThrowsAtEveryUse(Bytes bytes) {
        LeaseTest.uses(bytes).forEach(use -> {
            IllegalStateException e = assertThrows(IllegalStateException.class, use);
            assertTrue(e.getMessage().contains("copy()"), e.getMessage());
        });
    }

    @Test
    void nativeMemoryIsReadWithoutTheBuffer() {
        ByteBuffer memory = ByteBuffer.allocateDirect(SIZE);
        assertNotEquals(0, RawMemory.address(memory), "this JDK lets nobody read native memory");
        assertEquals(RawMemory.address(memory) + 5, RawMemory.address(memory.slice(5, 8)));
        assertEquals(0, RawMemory.address(ByteBuffer.allocate(SIZE)));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void itThrowsBeforeAndAfterALoan(ByteBuffer memory) {
        MovingBytes window = new MovingBytes(memory);
        assertThrowsAtEveryUse(window);
        window.moveTo(3, 20);
        LeaseTest.uses(window).forEach(use -> assertDoesNotThrow(use));
        window.end();
        assertThrowsAtEveryUse(window);
        assertEquals(20, window.length());
    }

    @ParameterizedTest
    @MethodSource("memories")
    void itReadsWhatItWasMovedTo(ByteBuffer memory) {
        MovingBytes window = new MovingBytes(memory);
        for (int at = 0; at <= SIZE - 8; at++) {
            window.moveTo(at, 8);
            assertEquals(at, window.u8(0));
            assertEquals(memory.getShort(at), window.u16(0));
            assertEquals(memory.getInt(at + 4), window.i32(4));
            assertEquals(memory.getLong(at), window.i64(0));
            window.end();
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void slicesEndWithTheLoanForEver(ByteBuffer memory) {
        MovingBytes window = new MovingBytes(memory);
        window.moveTo(0, 20);
        Bytes slice = window.slice(2, 9);
        LeaseTest.uses(slice).forEach(use -> assertDoesNotThrow(use));
        window.end();
        assertThrowsAtEveryUse(slice);
        window.moveTo(0, 20);
        assertThrowsAtEveryUse(slice);
        LeaseTest.uses(window.slice(2, 9)).forEach(use -> assertDoesNotThrow(use));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void theEndComesBeforeTheBounds(ByteBuffer memory) {
        MovingBytes window = new MovingBytes(memory);
        window.moveTo(0, 4);
        for (int offset : new int[] {-1, 4, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> window.u8(offset));
            assertThrows(IndexOutOfBoundsException.class, () -> window.i64(offset));
        }
        window.end();
        assertThrows(IllegalStateException.class, () -> window.u8(4));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void itStaysInItsMemory(ByteBuffer memory) {
        MovingBytes window = new MovingBytes(memory);
        for (int[] range : new int[][] {{-1, 1}, {0, SIZE + 1}, {SIZE, 1}, {1, -1}, {1, Integer.MAX_VALUE}}) {
            assertThrows(IndexOutOfBoundsException.class, () -> window.moveTo(range[0], range[1]));
            assertThrows(IllegalStateException.class, () -> window.u8(0));
        }
        window.moveTo(SIZE, 0);
        assertTrue(window.isEmpty());
        ByteBuffer machineOrder = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        assertThrows(IllegalArgumentException.class, () -> window.setMemory(machineOrder));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void itMovesInOtherMemory(ByteBuffer memory) {
        MovingBytes window = new MovingBytes(ByteBuffer.allocateDirect(8));
        window.setMemory(memory);
        window.moveTo(40, 2);
        assertEquals(Bytes.of(40, 41), window);
    }
}
