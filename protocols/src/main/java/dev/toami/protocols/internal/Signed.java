package dev.toami.protocols.internal;

import dev.toami.protocols.FieldVisitor;

/** Numbers that may be negative: visitors take unsigned ones. */
public final class Signed {
    private Signed() {}

    public static void describe(FieldVisitor visitor, String name, int offset, int length, long value) {
        if (value < 0) {
            visitor.text(name, offset, length, Long.toString(value));
        } else {
            visitor.number(name, offset, length, value);
        }
    }
}
