package dev.toami.engine;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BytesTest {
    private static final List<Integer> FAR = List.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 8, Integer.MAX_VALUE);

    private record Getter(String name, int width, boolean signed, BiFunction<Bytes, Integer, Number> read) {}

    private static final List<Getter> GETTERS = List.of(
            new Getter("u8", 1, false, Bytes::u8),
            new Getter("u16", 2, false, Bytes::u16),
            new Getter("u24", 3, false, Bytes::u24),
            new Getter("u32", 4, false, Bytes::u32),
            new Getter("i32", 4, true, Bytes::i32),
            new Getter("i64", 8, true, Bytes::i64));

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        if (length > 0) {
            content[0] |= (byte) 0x80;
        }
        return content;
    }

    @ParameterizedTest
    @EnumSource
    void gettersReadInsideAndNeverOutside(Windows kind) {
        for (int length = 0; length <= 12; length++) {
            byte[] content = content(length);
            Bytes bytes = kind.on(content);
            assertEquals(length, bytes.length());
            assertEquals(length == 0, bytes.isEmpty());
            for (Getter getter : GETTERS) {
                for (int offset = -9; offset <= length + 9; offset++) {
                    check(getter, bytes, content, offset);
                }
                for (int offset : FAR) {
                    check(getter, bytes, content, offset);
                }
            }
        }
    }

    private static void check(Getter getter, Bytes bytes, byte[] content, int offset) {
        String what = getter.name + "(" + offset + ") of " + content.length;
        if (offset < 0 || offset > content.length - getter.width) {
            IndexOutOfBoundsException e =
                    assertThrows(IndexOutOfBoundsException.class, () -> getter.read.apply(bytes, offset), what);
            assertTrue(e.getMessage().contains("length " + content.length), e.getMessage());
            return;
        }
        byte[] octets = Arrays.copyOfRange(content, offset, offset + getter.width);
        BigInteger expected = getter.signed ? new BigInteger(octets) : new BigInteger(1, octets);
        assertEquals(expected.longValueExact(), getter.read.apply(bytes, offset).longValue(), what);
    }

    @ParameterizedTest
    @EnumSource
    void slicesShowTheirPartOnly(Windows kind) {
        byte[] content = content(12);
        Bytes bytes = kind.on(content);
        for (int from = 0; from <= 12; from++) {
            assertArrayEquals(
                    Arrays.copyOfRange(content, from, 12), bytes.slice(from).toArray());
            for (int length = 0; length <= 12 - from; length++) {
                Bytes slice = bytes.slice(from, length);
                assertArrayEquals(Arrays.copyOfRange(content, from, from + length), slice.toArray());
                assertThrows(IndexOutOfBoundsException.class, () -> slice.u8(slice.length()));
                assertThrows(IndexOutOfBoundsException.class, () -> slice.u8(-1));
                assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(0, slice.length() + 1));
            }
        }
        assertEquals(bytes.slice(4, 3), bytes.slice(2, 9).slice(1).slice(1, 3));
        assertEquals(bytes, bytes.slice(0));
    }

    @ParameterizedTest
    @EnumSource
    void slicesOutsideAreRefused(Windows kind) {
        Bytes bytes = kind.on(content(5));
        int[][] ranges = {{-1, 1}, {0, 6}, {5, 1}, {6, 0}, {0, -1}, {3, Integer.MAX_VALUE}, {Integer.MIN_VALUE, 5}};
        for (int[] range : ranges) {
            IndexOutOfBoundsException e = assertThrows(
                    IndexOutOfBoundsException.class, () -> bytes.slice(range[0], range[1]), Arrays.toString(range));
            assertTrue(e.getMessage().contains("length 5"), e.getMessage());
        }
        for (int offset : new int[] {-1, 6, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> bytes.slice(offset), () -> "from " + offset);
        }
    }

    @ParameterizedTest
    @EnumSource
    void clipNeverFails(Windows kind) {
        Bytes bytes = kind.on(content(5));
        for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 1, 4, 5, 6, Integer.MAX_VALUE}) {
            Bytes clipped = bytes.clip(length);
            assertEquals(Math.max(0, Math.min(5, length)), clipped.length());
            assertEquals(bytes.slice(0, clipped.length()), clipped);
        }
        assertEquals(bytes, bytes.clip(5));
    }

    @ParameterizedTest
    @EnumSource
    void copiesIntoAnArray(Windows kind) {
        byte[] content = content(40);
        Bytes bytes = kind.on(content);
        for (int length = 0; length <= 30; length++) {
            byte[] target = new byte[50];
            bytes.copyTo(7, target, 11, length);
            byte[] expected = new byte[50];
            System.arraycopy(content, 7, expected, 11, length);
            assertArrayEquals(expected, target);
            ByteBuffer direct = ByteBuffer.allocateDirect(50).position(3);
            bytes.copyTo(7, direct, 11, length);
            assertEquals(3, direct.position());
            assertEquals(ByteBuffer.wrap(expected), direct.rewind());
        }
        byte[] target = new byte[50];
        int[][] ranges = {
            {-1, 0, 1},
            {40, 0, 1},
            {0, 0, 41},
            {0, 0, -1},
            {0, -1, 1},
            {0, 50, 1},
            {0, 49, 2},
            {1, 0, Integer.MAX_VALUE}
        };
        for (int[] range : ranges) {
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> bytes.copyTo(range[0], target, range[1], range[2]),
                    Arrays.toString(range));
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> bytes.copyTo(range[0], ByteBuffer.wrap(target), range[1], range[2]),
                    Arrays.toString(range));
        }
        assertArrayEquals(new byte[50], target);
    }

    @Test
    void windowsOfAllKindsAreEqualWhenTheirBytesAre() {
        for (int length : new int[] {0, 1, 7, 8, 9, 64, 1000}) {
            byte[] content = content(length);
            int hash = Bytes.wrap(content).hashCode();
            Windows.allOn(content).forEach(one -> {
                assertEquals(hash, one.hashCode());
                Windows.allOn(content).forEach(other -> assertEquals(one, other));
                for (int i = 0; i < length; i = (i * 2) + 1) {
                    byte[] changed = content.clone();
                    changed[i] ^= 1;
                    Windows.allOn(changed).forEach(different -> assertNotEquals(one, different));
                }
                Windows.allOn(content(length + 1)).forEach(longer -> {
                    assertNotEquals(one, longer);
                    assertNotEquals(longer, one);
                });
            });
        }
        assertNotEquals(Bytes.of(1), "01");
        assertNotEquals(Bytes.of(1), null);
    }

    @Test
    void hashCodesDiffer() {
        assertNotEquals(Bytes.of(1, 2).hashCode(), Bytes.of(2, 1).hashCode());
        assertNotEquals(Bytes.of(0).hashCode(), Bytes.of(0, 0).hashCode());
    }

    @ParameterizedTest
    @EnumSource
    void toArrayIsFresh(Windows kind) {
        Bytes bytes = kind.on((byte) 1, (byte) 2);
        bytes.toArray()[0] = 9;
        assertEquals(Bytes.of(1, 2), bytes);
    }

    @Test
    void copyOfALeaseIsOwned() {
        byte[] memory = {1, 2, 3, 4};
        Bytes leased = Bytes.lease(ByteBuffer.wrap(memory), 1, 2, new Lease());
        Bytes copy = leased.copy();
        memory[1] = 9;
        assertEquals(9, leased.u8(0));
        assertEquals(Bytes.of(2, 3), copy);
        assertSame(copy, copy.copy());
    }

    @Test
    void factoriesCheckTheirRanges() {
        byte[] array = new byte[4];
        ByteBuffer memory = ByteBuffer.allocate(8).limit(4);
        for (int[] range : new int[][] {{-1, 1}, {0, 5}, {4, 1}, {5, 0}, {1, -1}, {1, Integer.MAX_VALUE}}) {
            assertThrows(IndexOutOfBoundsException.class, () -> Bytes.wrap(array, range[0], range[1]));
            assertThrows(IndexOutOfBoundsException.class, () -> Bytes.lease(memory, range[0], range[1], new Lease()));
        }
        assertEquals(0, Bytes.wrap(array, 4, 0).length());
        assertEquals(4, Bytes.lease(memory, 0, 4, new Lease()).length());
        assertTrue(Bytes.empty().isEmpty());
        assertFalse(Bytes.of(0).isEmpty());
    }

    @Test
    void valuesAreTruncatedToEightBits() {
        assertArrayEquals(
                new byte[] {0x10, (byte) 0xff, 0x01, -1},
                Bytes.of(0x10, 0xff, 0x101, -1).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void textIsHexadecimalAndNotEndless(Windows kind) {
        assertEquals("", kind.on().toString());
        assertEquals(
                "007f80ff",
                kind.on((byte) 0, (byte) 0x7f, (byte) 0x80, (byte) 0xff).toString());
        assertEquals("00".repeat(64), kind.on(new byte[64]).toString());
        assertEquals("00".repeat(64) + "... (65 bytes)", kind.on(new byte[65]).toString());
    }
}
