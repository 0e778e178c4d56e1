package dev.toami.protocols.internal;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * Describes fields one behind the other. Once the bytes end within a field, neither that field nor any behind it is
 * described. Not thread-safe.
 */
public final class FieldCursor {
    private final Bytes in;
    private final FieldVisitor visitor;
    private final int base;
    private boolean littleEndian;
    private int at;

    /** @param at the offset of the first field in {@code in}, which is the layer's bytes from the first on */
    public FieldCursor(Bytes in, int at, FieldVisitor visitor) {
        this(in, at, 0, visitor);
    }

    /** @param base what to add to an offset in {@code in} for the offset in the layer */
    public FieldCursor(Bytes in, int at, int base, FieldVisitor visitor) {
        this.in = in;
        this.at = Math.min(at, in.length());
        this.base = base;
        this.visitor = visitor;
    }

    /** From here on numbers have their least significant byte first. */
    public FieldCursor littleEndian() {
        littleEndian = true;
        return this;
    }

    /** Where the next field begins, in what the cursor is over. */
    public int at() {
        return at;
    }

    /** How many bytes there are still. */
    public int left() {
        return in.length() - at;
    }

    public boolean has(int length) {
        return left() >= length;
    }

    public FieldCursor skip(int length) {
        at += Math.max(0, Math.min(length, left()));
        return this;
    }

    /** The unsigned number of at most eight bytes that is next, or 0 if it is not all there. */
    public long peek(int length) {
        return has(length) ? read(in, at, length, littleEndian) : 0;
    }

    /** An unsigned number of at most eight bytes. */
    public static long read(Bytes in, int at, int length, boolean littleEndian) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | in.u8(littleEndian ? at + length - 1 - i : at + i);
        }
        return value;
    }

    private boolean advance(int length) {
        boolean isThere = has(length);
        at = isThere ? at + length : in.length();
        return isThere;
    }

    /** The value of the field, 0 if it is not all there. */
    public long number(String name, int length) {
        long value = peek(length);
        if (advance(length)) {
            visitor.number(name, base + at - length, length, value);
        }
        return value;
    }

    /** The value of the field, 0 if it is not all there. */
    public long code(String name, int length, LongFunction<String> label) {
        long value = peek(length);
        if (advance(length)) {
            visitor.code(name, base + at - length, length, value, label.apply(value));
        }
        return value;
    }

    /** One bit of the number of {@code length} bytes that is next; the cursor stays. */
    public FieldCursor flag(String name, int length, long mask) {
        if (has(length)) {
            visitor.flag(name, base + at, length, (peek(length) & mask) != 0);
        }
        return this;
    }

    /** Some bits of the number of {@code length} bytes that is next; the cursor stays. */
    public FieldCursor bits(String name, int length, long mask) {
        if (has(length)) {
            visitor.number(name, base + at, length, (peek(length) & mask) >>> Long.numberOfTrailingZeros(mask));
        }
        return this;
    }

    /** As many of {@code length} bytes as there are, if any. */
    public Bytes bytes(String name, int length) {
        Bytes value = in.slice(at, Math.max(0, Math.min(length, left())));
        if (!value.isEmpty()) {
            visitor.bytes(name, base + at, value.length(), value);
        }
        at += value.length();
        return value;
    }

    /** As much of {@code length} bytes of text in UTF-8 as there is. */
    public FieldCursor text(String name, int length) {
        Bytes value = in.slice(at, Math.max(0, Math.min(length, left())));
        if (length <= 0 || !value.isEmpty()) {
            visitor.text(name, base + at, value.length(), new String(value.toArray(), StandardCharsets.UTF_8));
        }
        at += value.length();
        return this;
    }
}
