package dev.toami.protocols.media;

import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Packet;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** All layers of encryption, media, telemetry and vehicles: cut at every length, and with octets that others wrote. */
class MediaLayersTest {
    private static final Set<LayerType> TYPES = Set.of(
            LayerType.TLS,
            LayerType.SSLV2,
            LayerType.DTLS,
            LayerType.QUIC,
            LayerType.GQUIC,
            LayerType.RTCP,
            LayerType.SFLOW,
            LayerType.NETFLOW,
            LayerType.IPFIX,
            LayerType.HTTP2,
            LayerType.OPENFLOW,
            LayerType.SOMEIP,
            LayerType.DOIP);
    private static final int HEADERS = 14 + 20;

    static List<Golden> frames() {
        return Golden.all().stream()
                .filter(golden -> golden.dissect().layers().stream().anyMatch(each -> TYPES.contains(each.type())))
                .toList();
    }

    @Test
    void everyLayerHasAFrame() {
        for (LayerType type : TYPES) {
            assertTrue(
                    frames().stream()
                            .anyMatch(golden -> golden.dissect().layer(type).isPresent()),
                    () -> "no frame with " + type);
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void everyFieldLiesInItsLayer(Golden golden) {
        for (int length = HEADERS; length <= golden.bytes().length(); length++) {
            check(golden.dissect(golden.bytes().slice(0, length)));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void hostileOctetsDoNoHarm(Golden golden) {
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            byte[] bytes = golden.bytes().toArray();
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = HEADERS + 8 + random.nextInt(bytes.length - HEADERS - 8);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0xff : 0);
            }
            check(golden.dissect(Bytes.wrap(bytes)));
        }
    }

    private static void check(Packet packet) {
        Bytes rest = null;
        for (Layer layer : packet.layers()) {
            if (rest != null) {
                assertEquals(rest, layer.bytes());
            }
            rest = layer.payload();
            CheckingVisitor.check(layer);
            Fields.of(
                    layer,
                    field -> assertTrue(!field.value().isEmpty() || field.length() == 0 || isText(field.name())));
            layer.isTruncated();
            layer.quoted(packet.dissector()).forEach(CheckingVisitor::check);
        }
        assertTrue(packet.toString().length() < 200_000);
    }

    /** Only texts may be empty where their field has bytes: those of zeros, and labels that are. */
    private static boolean isText(String name) {
        return name.startsWith("cflow.") || name.startsWith("sflow") || name.startsWith("ip.");
    }
}
