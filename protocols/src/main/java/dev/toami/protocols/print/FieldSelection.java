package dev.toami.protocols.print;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.toami.engine.Frame;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;

/**
 * Chosen fields of packets, a line each, as {@code tshark -T fields -e …}: values of one field are parted by commas, fields
 * by a separator; a field that a packet lacks is empty. Numbers the packets; not thread-safe.
 *
 * <p>Besides fields of layers there are {@code frame.number}, {@code frame.time_epoch}, {@code frame.len}, {@code
 * frame.cap_len} and {@code frame.protocols}.
 */
public final class FieldSelection {
    private final List<String> names;
    private final String separator;
    private long number;

    /** @param names Wireshark's, at least one */
    public FieldSelection(List<String> names, String separator) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no fields");
        }
        this.names = List.copyOf(names);
        this.separator = separator;
    }

    /** The line of the next packet, with its line end. */
    public String format(Packet packet) {
        number++;
        Map<String, StringBuilder> values = new HashMap<>();
        frame(values, packet);
        for (Layer layer : packet.layers()) {
            add(values, layer);
            layer.quoted(packet.dissector()).forEach(quoted -> add(values, quoted));
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            out.append(i > 0 ? separator : "");
            out.append(values.getOrDefault(names.get(i), new StringBuilder()));
        }
        return out.append('\n').toString();
    }

    private void frame(Map<String, StringBuilder> values, Packet packet) {
        Frame frame = packet.frame();
        values.put("frame.number", new StringBuilder().append(number));
        values.put("frame.len", new StringBuilder(Integer.toUnsignedString(frame.originalLength())));
        values.put("frame.cap_len", new StringBuilder().append(frame.capturedLength()));
        values.put("frame.time_epoch", TimeText.appendEpoch(new StringBuilder(), frame.timestampNanos(), 9));
        values.put("frame.protocols", new StringBuilder(protocols(packet)));
    }

    private void add(Map<String, StringBuilder> values, Layer layer) {
        Fields.of(layer, field -> {
            if (names.contains(field.name())) {
                StringBuilder value = values.get(field.name());
                if (value == null) {
                    values.put(field.name(), new StringBuilder(field.value()));
                } else {
                    value.append(',').append(field.value());
                }
            }
        });
    }

    /** The protocols of a packet, outermost first, parted by colons. */
    static String protocols(Packet packet) {
        List<String> protocols = new ArrayList<>();
        for (Layer layer : packet.layers()) {
            String protocol = Fields.protocol(layer.type());
            protocols.add(layer instanceof Payload ? "data" : layer instanceof Malformed ? "_ws.malformed" : protocol);
        }
        return String.join(":", protocols);
    }
}
