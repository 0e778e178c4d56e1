package dev.toami.protocols;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Frames of local networks and buses with wrong bytes in them: getters and descriptions stay within what is there. */
class LanAndBusRobustnessTest {
    private static final int ROUNDS = 400;

    static List<Golden> frames() {
        return Golden.all().stream()
                .filter(golden -> golden.dissect().layers().stream().anyMatch(LanAndBusRobustnessTest::isOurs))
                .toList();
    }

    private static boolean isOurs(Layer layer) {
        String name = layer.getClass().getPackageName();
        return name.endsWith(".lan") || name.endsWith(".bus");
    }

    @Test
    void everyViewIsInAGoldenFrame() {
        Set<LayerType> types = new HashSet<>();
        for (Golden golden : frames()) {
            golden.dissect().layers().stream()
                    .filter(LanAndBusRobustnessTest::isOurs)
                    .forEach(l -> types.add(l.type()));
        }
        assertTrue(types.size() >= 54, () -> types.size() + " kinds: " + types);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void everyFieldIsWithinItsLayer(Golden golden) {
        for (Layer layer : golden.dissect().layers()) {
            int fields = CheckingVisitor.check(layer);
            assertTrue(fields > 0, layer::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void wrongBytesDoNoHarm(Golden golden) throws Throwable {
        Random random = new Random(golden.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = golden.bytes().toArray();
            if (random.nextInt(3) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 9));
            }
            for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
                int value = random.nextInt(3) == 0 ? 0xff * random.nextInt(2) : random.nextInt(256);
                bytes[random.nextInt(bytes.length)] = (byte) value;
            }
            Packet packet = golden.dissect(Bytes.wrap(bytes));
            assertDoesNotThrow(packet::toString);
            assertDoesNotThrow(() -> Getters.callAll(packet));
            for (int i = 0; i < packet.layers().size(); i++) {
                CheckingVisitor.check(packet.layers().get(i));
                if (i > 0) {
                    assertEquals(
                            packet.layers().get(i - 1).payload(),
                            packet.layers().get(i).bytes());
                }
            }
        }
    }
}
