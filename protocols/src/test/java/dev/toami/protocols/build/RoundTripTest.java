package dev.toami.protocols.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Frames taken apart, and built again from the values of their layers, with lengths and checksums filled in. */
class RoundTripTest {
    private static final Set<String> PADDED_WITH_OTHER_THAN_ZEROS = Set.of("tcp-flags", "ipv4-options");

    static List<Golden> frames() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void givesTheSameBytes(Golden golden) {
        List<LayerValue> values = new ArrayList<>();
        Bytes rest = Bytes.empty();
        for (Layer layer : golden.dissect().layers()) {
            LayerValue value = layer.toValue().orElse(null);
            if (value == null) {
                break;
            }
            values.add(value);
            rest = layer.payload();
        }
        if (!(values.get(values.size() - 1) instanceof Payload)) {
            values.add(Payload.of(rest));
        }
        Bytes built = PacketBuilder.build(values.toArray(LayerValue[]::new));
        if (PADDED_WITH_OTHER_THAN_ZEROS.contains(golden.name())) {
            assertEquals(golden.bytes().length(), built.length());
        } else {
            assertEquals(golden.bytes(), built);
        }
    }

    @Test
    void everyLayerIsTaken() {
        long taken = frames().stream()
                .flatMap(golden -> golden.dissect().layers().stream())
                .flatMap(layer -> layer.toValue().stream())
                .map(Object::getClass)
                .distinct()
                .count();
        assertTrue(taken >= 18, () -> taken + " kinds of values");
    }
}
