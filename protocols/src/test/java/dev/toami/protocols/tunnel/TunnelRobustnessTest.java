package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Packet;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Golden frames of tunnels and wide-area links: cut, and with bytes changed. */
class TunnelRobustnessTest {
    private static final Set<String> PACKAGES = Set.of("tunnel", "ppp", "wan");

    static List<Golden> frames() {
        return Golden.all().stream()
                .filter(golden -> golden.dissect().layers().stream().anyMatch(TunnelRobustnessTest::isOurs))
                .toList();
    }

    private static boolean isOurs(Layer layer) {
        String name = layer.getClass().getPackageName();
        return PACKAGES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void check(Packet packet) {
        for (Layer layer : packet.layers()) {
            if (isOurs(layer)) {
                CheckingVisitor.check(layer);
                assertTrue(layer.contents().length() <= layer.bytes().length());
                assertTrue(layer.contents().length() + layer.payload().length()
                        <= layer.bytes().length());
            }
        }
    }

    @Test
    void thereAreFramesOfAllKinds() {
        long kinds = frames().stream()
                .flatMap(golden -> golden.dissect().layers().stream())
                .filter(TunnelRobustnessTest::isOurs)
                .map(Layer::type)
                .distinct()
                .count();
        assertTrue(kinds >= 34, () -> kinds + " kinds of layers");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void fieldsLieWithinTheLayerAtEveryLength(Golden golden) {
        for (int length = 0; length <= golden.bytes().length(); length++) {
            check(golden.dissect(golden.bytes().slice(0, length)));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void anyByteMayBeAnything(Golden golden) {
        Random random = new Random(golden.name().hashCode());
        for (int at = 0; at < golden.bytes().length(); at++) {
            for (int value : new int[] {0, 0xff, random.nextInt(256)}) {
                byte[] changed = golden.bytes().toArray();
                changed[at] = (byte) value;
                Packet packet = golden.dissect(Bytes.wrap(changed));
                check(packet);
                assertFalse(packet.toString().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aCutHeaderIsMalformedOrTruncated(Golden golden) {
        List<Layer> whole = golden.dissect().layers();
        int start = 0;
        for (Layer layer : whole) {
            if (isOurs(layer) && layer.contents().length() > 0) {
                Packet cut = golden.dissect(
                        golden.bytes().slice(0, start + layer.contents().length() - 1));
                Layer last = cut.layers().get(cut.layers().size() - 1);
                boolean isTold = last instanceof Malformed
                        || cut.layers().stream().anyMatch(Layer::isTruncated)
                        || last.type().equals(layer.type())
                        || last.bytes().isEmpty();
                assertTrue(isTold, () -> golden + ": " + cut);
            }
            start += layer.contents().length();
        }
        assertEquals(golden.bytes().length(), whole.get(0).bytes().length());
    }
}
