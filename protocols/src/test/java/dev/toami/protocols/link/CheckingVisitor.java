package dev.toami.protocols.link;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Takes every element of a description and insists that it lies within the layer and that its structures close. */
public final class CheckingVisitor implements FieldVisitor {
    private final int end;
    private int depth;
    private int fields;

    private CheckingVisitor(int end) {
        this.end = end;
    }

    /** How many fields {@code layer} describes, all of them checked. */
    public static int check(Layer layer) {
        CheckingVisitor visitor = new CheckingVisitor(layer.bytes().length());
        layer.describe(visitor);
        assertEquals(0, visitor.depth);
        return visitor.fields;
    }

    private void field(String name, int offset, int length) {
        assertNotNull(name);
        assertTrue(
                offset >= 0 && length >= 0 && (length == 0 || offset + length <= end),
                () -> name + " at " + offset + ", " + length + " bytes of " + end);
        fields++;
    }

    @Override
    public void number(String name, int offset, int length, long value) {
        field(name, offset, length);
    }

    @Override
    public void flag(String name, int offset, int length, boolean value) {
        field(name, offset, length);
    }

    @Override
    public void code(String name, int offset, int length, long value, String label) {
        assertNotNull(label);
        field(name, offset, length);
    }

    @Override
    public void port(String name, int offset, int length, int value, String service) {
        field(name, offset, length);
    }

    @Override
    public void address(String name, int offset, int length, Object value) {
        field(name, offset, length);
    }

    @Override
    public void bytes(String name, int offset, int length, Bytes value) {
        assertNotNull(value);
        field(name, offset, length);
    }

    @Override
    public void text(String name, int offset, int length, String value) {
        assertNotNull(value);
        field(name, offset, length);
    }

    @Override
    public void beginStruct(String name, int offset, int length) {
        field(name, offset, length);
        depth++;
    }

    @Override
    public void endStruct() {
        depth--;
    }

    @Override
    public boolean beginList(String name, int offset, int length, int size) {
        field(name, offset, length);
        depth++;
        return true;
    }

    @Override
    public void endList() {
        depth--;
    }
}
