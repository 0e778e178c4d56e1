package dev.toami.protocols.print;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Describable;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;

/**
 * Takes a layer's description field by field, each with Wireshark's name and in its form. Structures and lists are not
 * fields: what they hold is, under a path that leads to it.
 */
public final class Fields implements FieldVisitor {
    private final LayerType type;
    private final Consumer<Field> target;
    private final Deque<String> path = new ArrayDeque<>();
    private String prefix = "";

    private Fields(LayerType type, Consumer<Field> target) {
        this.type = type;
        this.target = target;
    }

    /** Wireshark's name of a layer's protocol, or one in the same manner. */
    public static String protocol(LayerType type) {
        return FieldNames.protocol(type);
    }

    /** Hands all fields of {@code layer} to {@code target}, in their order on the wire. */
    public static void of(Layer layer, Consumer<Field> target) {
        of(layer.type(), layer, target);
    }

    static void of(LayerType type, Describable description, Consumer<Field> target) {
        description.describe(new Fields(type, target));
    }

    /** A value in all forms that a table may ask for. */
    private interface Value {
        String in(FieldName.Form form);
    }

    private void take(String name, int offset, int length, boolean isNumber, String label, Value value) {
        String full = name.isEmpty() ? prefix : prefix.isEmpty() ? name : prefix + '.' + name;
        for (FieldName known : FieldNames.field(type, full)) {
            boolean labelled = known.form() == FieldName.Form.LABEL && label != null;
            String text = labelled ? label : value.in(known.form());
            boolean decimal = isNumber && !labelled && !text.startsWith("0x");
            target.accept(new Field(full, known.name(), offset, length, text, decimal, label));
        }
    }

    private static String number(long value, int length, FieldName.Form form) {
        int digits =
                switch (form) {
                    case HEX -> 2 * Math.max(length, 1);
                    case HEX1 -> 2;
                    case HEX2 -> 4;
                    case HEX3 -> 6;
                    case HEX4 -> 8;
                    default -> 0;
                };
        return digits == 0 ? Long.toUnsignedString(value) : "0x" + pad(Long.toHexString(value), digits);
    }

    private static String pad(String text, int digits) {
        return "0".repeat(Math.max(digits - text.length(), 0)) + text;
    }

    @Override
    public void number(String name, int offset, int length, long value) {
        take(name, offset, length, true, null, form -> number(value, length, form));
    }

    @Override
    public void flag(String name, int offset, int length, boolean value) {
        take(name, offset, length, true, null, form -> value ? "1" : "0");
    }

    @Override
    public void code(String name, int offset, int length, long value, String label) {
        take(name, offset, length, true, label, form -> number(value, length, form));
    }

    @Override
    public void port(String name, int offset, int length, int value, String service) {
        take(name, offset, length, true, service, form -> number(value, length, form));
    }

    @Override
    public void address(String name, int offset, int length, Object value) {
        if (value != null) {
            take(name, offset, length, false, null, form -> value.toString());
        }
    }

    @Override
    public void bytes(String name, int offset, int length, Bytes value) {
        take(name, offset, length, false, null, form -> hex(value, form == FieldName.Form.COLONS ? ":" : ""));
    }

    private static String hex(Bytes bytes, String separator) {
        StringBuilder out = new StringBuilder(bytes.length() * (2 + separator.length()));
        for (int i = 0; i < bytes.length(); i++) {
            int octet = bytes.u8(i);
            out.append(i > 0 ? separator : "");
            out.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return out.toString();
    }

    @Override
    public void text(String name, int offset, int length, String value) {
        take(name, offset, length, false, null, form -> value);
    }

    private void enter(String name) {
        path.push(prefix);
        prefix = name.isEmpty() ? prefix : prefix.isEmpty() ? name : prefix + '.' + name;
    }

    @Override
    public void beginStruct(String name, int offset, int length) {
        enter(name);
    }

    @Override
    public void endStruct() {
        prefix = path.pop();
    }

    @Override
    public boolean beginList(String name, int offset, int length, int size) {
        enter(name);
        return true;
    }

    @Override
    public void endList() {
        prefix = path.pop();
    }
}
