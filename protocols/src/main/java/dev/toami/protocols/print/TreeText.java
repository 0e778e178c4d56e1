package dev.toami.protocols.print;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Frame;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Packet;
import dev.toami.protocols.numbers.VendorNames;

/** A packet as an indented tree: a line a layer, below it a line a field, structures and lists below theirs. */
public final class TreeText implements FieldVisitor {
    private static final String INDENT = "    ";
    private static final int MAX_BYTES = 32;

    private final StringBuilder out;
    private final Deque<Integer> indices = new ArrayDeque<>();
    private int depth;

    private TreeText(StringBuilder out, int depth) {
        this.out = out;
        this.depth = depth;
    }

    public static String format(Packet packet) {
        StringBuilder out = new StringBuilder(1024);
        Frame frame = packet.frame();
        out.append("Frame: ")
                .append(Integer.toUnsignedString(frame.originalLength()))
                .append(" bytes on the wire, ");
        out.append(frame.capturedLength()).append(" captured at ");
        GoFormat.time(out, frame.timestampNanos());
        out.append(packet.isTruncated() ? ", truncated\n" : "\n");
        int offset = 0;
        for (Layer layer : packet.layers()) {
            layer(out, packet, layer, offset, 0);
            offset += layer.contents().length();
        }
        return out.toString();
    }

    private static void layer(StringBuilder out, Packet packet, Layer layer, int offset, int depth) {
        out.append(INDENT.repeat(depth)).append(layer.type().name());
        out.append(": ").append(layer.contents().length()).append(" bytes at ").append(offset);
        out.append(layer.isTruncated() ? ", truncated\n" : "\n");
        if (layer instanceof Malformed failure) {
            out.append(INDENT.repeat(depth + 1)).append(failure.message()).append('\n');
        } else {
            layer.describe(new TreeText(out, depth + 1));
        }
        int inner = offset + layer.contents().length();
        for (Layer quoted : layer.quoted(packet.dissector())) {
            layer(out, packet, quoted, inner, depth + 1);
            inner += quoted.contents().length();
        }
    }

    /** Begins a line; an element of a list has its position for a name. */
    private StringBuilder line(String name) {
        out.append(INDENT.repeat(depth));
        if (name.isEmpty() && !indices.isEmpty()) {
            int index = indices.pop();
            indices.push(index + 1);
            return out.append('[').append(index).append(']');
        }
        return out.append(name);
    }

    private void leaf(String name, String value) {
        line(name).append(": ").append(value).append('\n');
    }

    @Override
    public void number(String name, int offset, int length, long value) {
        leaf(name, Long.toUnsignedString(value));
    }

    @Override
    public void flag(String name, int offset, int length, boolean value) {
        leaf(name, Boolean.toString(value));
    }

    @Override
    public void code(String name, int offset, int length, long value, String label) {
        leaf(name, Long.toUnsignedString(value) + (label.isEmpty() ? "" : " (" + label + ')'));
    }

    @Override
    public void port(String name, int offset, int length, int value, String service) {
        leaf(name, service == null ? Integer.toString(value) : value + " (" + service + ')');
    }

    @Override
    public void address(String name, int offset, int length, Object value) {
        String text = value == null ? "none" : value.toString();
        Optional<String> vendor = value instanceof MacAddress mac ? VendorNames.of(mac) : Optional.empty();
        leaf(name, vendor.map(maker -> text + " (" + maker + ')').orElse(text));
    }

    @Override
    public void bytes(String name, int offset, int length, Bytes value) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(value.length(), MAX_BYTES); i++) {
            Digits.append(hex, value.u8(i), 2);
        }
        leaf(name, value.length() > MAX_BYTES ? hex + "... (" + value.length() + " bytes)" : hex.toString());
    }

    @Override
    public void text(String name, int offset, int length, String value) {
        leaf(name, value);
    }

    @Override
    public void beginStruct(String name, int offset, int length) {
        line(name).append('\n');
        depth++;
    }

    @Override
    public void endStruct() {
        depth--;
    }

    @Override
    public boolean beginList(String name, int offset, int length, int size) {
        line(name).append(": ").append(size).append('\n');
        indices.push(0);
        depth++;
        return true;
    }

    @Override
    public void endList() {
        indices.pop();
        depth--;
    }
}
