package dev.toami.protocols.wlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Golden frames of radio links with random bytes in them. */
class RadioFramesFuzzTest {
    private static final Set<Integer> LINKS = Set.of(105, 119, 127, 163, 192, 187, 195, 201, 230, 251, 256);
    private static final int ROUNDS = 400;

    static List<Golden> frames() {
        return Golden.all().stream()
                .filter(golden -> LINKS.contains(golden.linkType().value()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void noBytesBreakAView(Golden golden) {
        Random random = new Random(golden.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] array = golden.bytes().toArray();
            for (int i = 0; i <= random.nextInt(4); i++) {
                array[random.nextInt(array.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 255);
            }
            Packet packet = golden.dissect(Bytes.wrap(array, 0, 1 + random.nextInt(array.length)));
            assertFalse(packet.toString().isEmpty());
            for (Layer layer : packet.layers()) {
                CheckingVisitor.check(layer);
                List<String> values = new ArrayList<>();
                Fields.of(layer, field -> values.add(field.value()));
                assertFalse(values.contains(null));
                layer.toValue().ifPresent(value -> rebuild(layer, value));
            }
        }
    }

    /** A value builds again what its view was parsed from, but for lengths and checksums, which are computed. */
    private static void rebuild(Layer layer, LayerValue value) {
        Bytes built = PacketBuilder.build(value);
        assertTrue(built.length() >= layer.contents().length(), () -> layer.type() + " " + layer.bytes());
    }
}
