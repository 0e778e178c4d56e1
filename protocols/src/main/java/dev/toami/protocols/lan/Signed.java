package dev.toami.protocols.lan;

import dev.toami.protocols.FieldVisitor;

/** Numbers that may be negative: visitors take unsigned ones. */
final class Signed {
    private Signed() {}

    static void describe(FieldVisitor visitor, String name, int offset, int length, long value) {
        if (value < 0) {
            visitor.text(name, offset, length, Long.toString(value));
        } else {
            visitor.number(name, offset, length, value);
        }
    }
}
