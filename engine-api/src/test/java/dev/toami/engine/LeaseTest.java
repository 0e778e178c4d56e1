package dev.toami.engine;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a leased window does when its lease is over. */
class LeaseTest {
    private final Lease lease = new Lease();

    private Bytes lease(int length) {
        return Bytes.lease(ByteBuffer.allocate(32), 3, length, lease);
    }

    static Stream<Executable> uses(Bytes bytes) {
        Bytes owned = Bytes.wrap(new byte[bytes.length()]);
        return Stream.of(
                () -> bytes.u8(0),
                () -> bytes.u16(0),
                () -> bytes.u24(0),
                () -> bytes.i32(0),
                () -> bytes.u32(0),
                () -> bytes.i64(0),
                () -> bytes.slice(0),
                () -> bytes.slice(0, 0),
                () -> bytes.slice(0, bytes.length()),
                () -> bytes.clip(0),
                () -> bytes.clip(Integer.MAX_VALUE),
                () -> bytes.copyTo(0, new byte[32], 0, bytes.length()),
                () -> bytes.copyTo(0, new byte[32], 0, 0),
                () -> bytes.copyTo(0, ByteBuffer.allocate(32), 0, bytes.length()),
                bytes::toArray,
                bytes::copy,
                bytes::hashCode,
                bytes::toString,
                () -> List.of(bytes).contains(bytes),
                () -> bytes.equals(owned),
                () -> owned.equals(bytes),
                () -> bytes.equals(Bytes.of(1, 2, 3)),
                () -> Bytes.of(1, 2, 3).equals(bytes),
                () -> Objects.equals(bytes, new Object()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 20})
    void everyUseAfterItsEndThrows(int length) {
        Bytes bytes = lease(length);
        lease.end();
        uses(bytes).forEach(use -> {
            IllegalStateException e = assertThrows(IllegalStateException.class, use);
            assertTrue(e.getMessage().contains("copy()"), e.getMessage());
        });
        assertEquals(length, bytes.length());
    }

    @Test
    void everyUseBeforeItsEndWorks() {
        uses(lease(8)).forEach(use -> assertDoesNotThrow(use));
    }

    @Test
    void slicesEndWithTheirWindow() {
        Bytes slice = lease(20).slice(2).slice(1, 9);
        uses(slice).forEach(use -> assertDoesNotThrow(use));
        lease.end();
        uses(slice).forEach(use -> assertThrows(IllegalStateException.class, use));
    }

    @Test
    void aCopyOutlivesIt() {
        Bytes copy = lease(8).copy();
        lease.end();
        uses(copy).forEach(use -> assertDoesNotThrow(use));
    }

    @Test
    void theEndComesBeforeTheBounds() {
        Bytes bytes = lease(4);
        assertThrows(IndexOutOfBoundsException.class, () -> bytes.u8(4));
        lease.end();
        assertThrows(IllegalStateException.class, () -> bytes.u8(4));
        assertThrows(IllegalStateException.class, () -> bytes.slice(5));
    }
}
