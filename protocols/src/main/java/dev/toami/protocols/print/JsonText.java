package dev.toami.protocols.print;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.toami.engine.Frame;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Packet;

/**
 * A packet as one JSON object (RFC 8259) on one line: {@code frame}, and {@code layers} from the outermost on, each with
 * its {@code layer} type, {@code protocol} and fields by Wireshark's names. A field that is there more than once is an
 * array. Decimal numbers are numbers, codes and checksums in hexadecimal are strings, flags are 1 or 0.
 */
public final class JsonText {

    private JsonText() {}

    /** Ends with a line end. */
    public static String format(Packet packet) {
        StringBuilder out = new StringBuilder(1024);
        Frame frame = packet.frame();
        out.append("{\"frame\":{\"frame.time_epoch\":\"");
        TimeText.appendEpoch(out, frame.timestampNanos(), 9);
        out.append("\",\"frame.len\":").append(Integer.toUnsignedString(frame.originalLength()));
        out.append(",\"frame.cap_len\":").append(frame.capturedLength());
        out.append(",\"frame.link_type\":");
        string(out, frame.linkType().toString());
        out.append(",\"frame.protocols\":");
        string(out, FieldSelection.protocols(packet));
        if (packet.isTruncated()) {
            out.append(",\"truncated\":true");
        }
        out.append("},\"layers\":[");
        List<Layer> layers = packet.layers();
        for (int i = 0; i < layers.size(); i++) {
            out.append(i > 0 ? "," : "");
            layer(out, packet, layers.get(i));
        }
        return out.append("]}\n").toString();
    }

    private static void layer(StringBuilder out, Packet packet, Layer layer) {
        out.append("{\"layer\":");
        string(out, layer.type().name());
        out.append(",\"protocol\":");
        string(out, Fields.protocol(layer.type()));
        out.append(",\"length\":").append(layer.contents().length());
        if (layer instanceof Malformed failure) {
            out.append(",\"error\":");
            string(out, failure.message());
        } else {
            fields(out, layer);
        }
        List<Layer> quoted = layer.quoted(packet.dissector());
        for (int i = 0; i < quoted.size(); i++) {
            out.append(i == 0 ? ",\"quoted\":[" : ",");
            layer(out, packet, quoted.get(i));
            out.append(i == quoted.size() - 1 ? "]" : "");
        }
        out.append('}');
    }

    private static void fields(StringBuilder out, Layer layer) {
        Map<String, StringBuilder> values = new LinkedHashMap<>();
        Fields.of(layer, field -> {
            StringBuilder value = values.get(field.name());
            if (value == null) {
                values.put(field.name(), value(new StringBuilder(), field));
                return;
            }
            if (value.charAt(0) != '[') {
                value.insert(0, '[').append(']');
            }
            value.setCharAt(value.length() - 1, ',');
            value(value, field).append(']');
        });
        values.forEach((name, value) -> {
            out.append(',');
            string(out, name);
            out.append(':').append(value);
        });
    }

    private static StringBuilder value(StringBuilder out, Field field) {
        // The largest integer that every reader keeps has 53 bits (RFC 8259, section 6).
        if (field.isNumber() && Long.parseUnsignedLong(field.value()) >>> 53 == 0) {
            return out.append(field.value());
        }
        return string(out, field.value());
    }

    private static StringBuilder string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || isLoneSurrogate(text, i)) {
                out.append("\\u");
                Digits.append(out, c, 4);
            } else {
                out.append(c);
            }
        }
        return out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
