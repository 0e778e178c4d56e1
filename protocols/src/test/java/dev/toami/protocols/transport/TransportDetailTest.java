package dev.toami.protocols.transport;

import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The detail of transport and name layers lies within their bytes, cut anywhere and with any byte changed. */
class TransportDetailTest {
    private static final List<String> PREFIXES =
            List.of("sctp-", "dccp-", "udp-lite", "rudp-", "tcp-", "dns", "mdns", "llmnr", "nbns-", "nbss");

    static List<Golden> frames() {
        return Golden.all().stream()
                .filter(golden -> PREFIXES.stream().anyMatch(golden.name()::startsWith))
                .toList();
    }

    private static void check(Golden golden, Bytes bytes) {
        Packet packet = golden.dissect(bytes);
        for (Layer layer : packet.layers()) {
            CheckingVisitor.check(layer);
            assertDoesNotThrow(
                    () -> Fields.of(layer, field -> assertTrue(field.name().length() > 0)));
            layer.toValue();
        }
        packet.toString();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void cutAnywhere(Golden golden) {
        for (int length = 0; length <= golden.bytes().length(); length++) {
            check(golden, golden.bytes().slice(0, length));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void withAnyByteChanged(Golden golden) {
        Random random = new Random(golden.name().hashCode());
        for (int i = 34; i < golden.bytes().length(); i++) {
            for (int value : new int[] {0, 1, 0x7f, 0xff, random.nextInt(256)}) {
                byte[] bytes = golden.bytes().toArray();
                bytes[i] = (byte) value;
                check(golden, Bytes.wrap(bytes));
            }
        }
    }
}
