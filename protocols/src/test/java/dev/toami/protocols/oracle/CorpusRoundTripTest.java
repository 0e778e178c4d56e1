package dev.toami.protocols.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.print.Fields;
import dev.toami.protocols.radio.BleFrame;
import dev.toami.protocols.radio.Ieee802154Frame;
import dev.toami.protocols.wlan.Dot11Frame;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Every header of the corpus, built again from its value: the same bytes, or fields that are known not to be canonical
 * there, such as a checksum that is wrong.
 */
class CorpusRoundTripTest {
    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void headersAreBuiltAsTheyWere() throws IOException {
        Oracles oracles = Oracles.orSkip();
        for (String capture : oracles.captures()) {
            List<CapturedFrame> frames = CaptureFile.frames(oracles.read("small/set/" + capture));
            for (int i = 0; i < frames.size(); i++) {
                check(capture + " #" + (i + 1), Packet.dissect(frames.get(i)));
            }
        }
        counts.forEach((layer, count) -> System.out.println(
                String.format("%6d of %6d headers are built as they were: %s", count[1], count[0], layer)));
        reasons.forEach((reason, count) -> System.out.println(count + " × " + reason));
        assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " headers differ");
        assertTrue(counts.size() > 15, counts::toString);
    }

    private void check(String where, Packet packet) {
        List<Layer> layers = new ArrayList<>();
        List<LayerValue> values = new ArrayList<>();
        for (Layer layer : packet.layers()) {
            Optional<LayerValue> value = layer instanceof Payload ? Optional.empty() : layer.toValue();
            if (value.isEmpty()) {
                break;
            }
            layers.add(layer);
            values.add(value.get());
        }
        // From the inside out: a header that is built with another length makes its outer ones differ, and is left as
        // it was.
        while (!layers.isEmpty()) {
            int inner = layers.size() - 1;
            Layer last = layers.get(inner);
            List<LayerValue> all = new ArrayList<>(values);
            all.add(Payload.of(last.payload()));
            int outerLength = layers.subList(0, inner).stream()
                    .mapToInt(layer -> layer.contents().length())
                    .sum();
            try {
                Bytes built = PacketBuilder.build(all.toArray(LayerValue[]::new));
                int length = built.length() - outerLength - last.payload().length() - trailers(layers);
                if (length == last.contents().length()) {
                    compare(where, packet, layers, built);
                    return;
                }
                count(last)[0]++;
                Bytes again = built.slice(outerLength);
                if (again.clip(last.contents().length()).equals(last.contents())) {
                    // The header is the same; what differs in length is a trailer, such as padding.
                    count(last)[1]++;
                } else {
                    explain(where, last, "(length)", last.contents(), again);
                }
            } catch (IllegalArgumentException e) {
                count(last)[0]++;
                explain(where, last, "does not fit: " + e.getMessage(), last.contents(), last.contents());
            }
            layers.remove(inner);
            values.remove(inner);
        }
    }

    /** Frame check sequences, which stand behind the payload and are built with the header. */
    private static int trailers(List<Layer> layers) {
        return layers.stream().mapToInt(CorpusRoundTripTest::trailer).sum();
    }

    private static int trailer(Layer layer) {
        if (layer instanceof Dot11Frame frame && frame.frameCheck().isPresent()) {
            return 4;
        }
        if (layer instanceof Ieee802154Frame frame && frame.frameCheck().isPresent()) {
            return 2;
        }
        return layer instanceof BleFrame ? 3 : 0;
    }

    private int[] count(Layer layer) {
        return counts.computeIfAbsent(layer.type().name(), type -> new int[2]);
    }

    private void compare(String where, Packet packet, List<Layer> layers, Bytes built) {
        int offset = 0;
        for (Layer layer : layers) {
            compare(where, packet, layer, built, offset);
            offset += layer.contents().length();
        }
    }

    private void compare(String where, Packet packet, Layer layer, Bytes built, int offset) {
        int[] count = count(layer);
        count[0]++;
        Bytes header = layer.contents();
        Bytes again = offset <= built.length() ? built.slice(offset).clip(header.length()) : Bytes.empty();
        if (again.equals(header)) {
            count[1]++;
        } else if (packet.isTruncated()) {
            count[1]++;
            reasons.merge(
                    layer.type() + ": the packet is cut, so that lengths and checksums cannot be computed",
                    1,
                    Integer::sum);
        } else {
            explain(where, layer, differing(layer, header, again), header, again);
        }
    }

    /** The innermost fields that hold the bytes that differ. */
    private static String differing(Layer layer, Bytes header, Bytes again) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < again.length(); i++) {
            if (header.u8(i) != again.u8(i)) {
                int at = i;
                String[] name = {"(no field)"};
                int[] shortest = {Integer.MAX_VALUE};
                Fields.of(layer, field -> {
                    boolean holds = field.offset() <= at && at < field.offset() + field.length();
                    if (holds && field.length() <= shortest[0]) {
                        shortest[0] = field.length();
                        name[0] = field.path();
                    }
                });
                names.add(name[0]);
            }
        }
        return String.join(" ", names);
    }

    private void explain(String where, Layer layer, String difference, Bytes header, Bytes again) {
        Optional<String> reason = Canonical.reason(layer.type().name(), difference);
        if (reason.isPresent()) {
            count(layer)[1]++;
            reasons.merge(layer.type() + ": " + reason.get(), 1, Integer::sum);
        } else {
            wrong.add(where + ' ' + layer.type() + ' ' + difference + "\n  was   " + header + "\n  built " + again);
        }
    }
}
