package dev.toami.protocols;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.toami.engine.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Golden frames: whole, at every length, and as windows on memory with other bytes around them. */
class GoldenTextTest {
    private static final Set<Integer> RADIO_LINKS = Set.of(105, 119, 127, 163, 192, 187, 195, 201, 230, 251, 256);

    static List<Golden> frames() {
        return Golden.all();
    }

    @Test
    void thereAreFrames() {
        assertTrue(frames().size() >= 28);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void textIsAsExpected(Golden golden) {
        assertEquals(golden.text(), golden.dissect().toString());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void neverThrowsAtAnyLength(Golden golden) {
        for (int length = 0; length <= golden.bytes().length(); length++) {
            Bytes cut = golden.bytes().slice(0, length);
            Packet packet = golden.dissect(cut);
            assertDoesNotThrow(packet::toString, () -> golden + " cut to " + cut.length());
            assertDoesNotThrow(() -> Getters.callAll(packet), () -> golden + " cut to " + cut.length());
            for (int i = 1; i < packet.layers().size(); i++) {
                assertEquals(
                        packet.layers().get(i - 1).payload(),
                        packet.layers().get(i).bytes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void seesNothingOutsideItsWindow(Golden golden) {
        for (int filler : new int[] {0x00, 0xff, 0x45}) {
            for (int length = 0; length <= golden.bytes().length(); length++) {
                byte[] memory = new byte[32 + length + 64];
                Arrays.fill(memory, (byte) filler);
                golden.bytes().copyTo(0, memory, 32, length);
                Bytes window = Bytes.wrap(memory, 32, length);
                assertEquals(
                        golden.dissect(golden.bytes().slice(0, length)).toString(),
                        golden.dissect(window).toString());
            }
        }
    }

    /** Without those of radio links, which have no length: each ends where the capture of it does. */
    static List<Golden> framesWithLengths() {
        return frames().stream()
                .filter(golden -> !RADIO_LINKS.contains(golden.linkType().value()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("framesWithLengths")
    void trailingBytesAreNotProtocolData(Golden golden) {
        byte[] longer = Arrays.copyOf(golden.bytes().toArray(), golden.bytes().length() + 7);
        List<Layer> with = golden.dissect(Bytes.wrap(longer)).layers();
        List<Layer> without = golden.dissect().layers();
        assertEquals(without.size(), with.size());
        for (int i = 2; i < with.size(); i++) {
            assertEquals(without.get(i).toString(), with.get(i).toString());
        }
    }
}
