package dev.toami.protocols.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * Elements that stand one behind the other and each tell their own length, as far as they are whole: what follows the
 * last whole one is its {@link #rest}. Takes time in proportion to the bytes, whatever they are.
 */
public final class Elements {
    private final Bytes in;
    private final int start;
    private final int headerLength;
    private final Size size;

    /** How many bytes the element at an offset takes, its header included; the header is there. */
    @FunctionalInterface
    public interface Size {
        int of(Bytes in, int at);
    }

    /** Describes the fields of one element. */
    @FunctionalInterface
    public interface Description {
        void of(FieldVisitor visitor, Bytes in, int at, int length);
    }

    private final int limit;

    private Elements(Bytes in, int start, int headerLength, Size size, int limit) {
        this.in = in;
        this.start = Math.min(start, in.length());
        this.headerLength = headerLength;
        this.size = size;
        this.limit = limit;
    }

    /** Elements from {@code start} to the end of {@code in}, of {@code headerLength} bytes at least, which is above 0. */
    public static Elements of(Bytes in, int start, int headerLength, Size size) {
        return new Elements(in, start, headerLength, size, Integer.MAX_VALUE);
    }

    /** Elements of one length. */
    public static Elements of(Bytes in, int start, int length) {
        return of(in, start, length, (bytes, at) -> length);
    }

    /** The first {@code count} of these. */
    public Elements limit(int count) {
        return new Elements(in, start, headerLength, size, Math.min(limit, count));
    }

    @FunctionalInterface
    private interface Range {
        void accept(int from, int to);
    }

    /** @return where the last whole element ends */
    private int forEach(Range range) {
        int at = start;
        for (int left = limit; left > 0 && at + headerLength <= in.length(); left--) {
            int length = size.of(in, at);
            if (length < headerLength || length > in.length() - at) {
                break;
            }
            range.accept(at, at + length);
            at += length;
        }
        return at;
    }

    public int count() {
        int[] count = {0};
        forEach((from, to) -> count[0]++);
        return count[0];
    }

    /** Where the last whole element ends. */
    public int end() {
        return forEach((from, to) -> {});
    }

    /** What follows the last whole element. */
    public Bytes rest() {
        return in.slice(end());
    }

    public <T> List<T> map(Function<Bytes, T> reader) {
        List<T> list = new ArrayList<>();
        forEach((from, to) -> list.add(reader.apply(in.slice(from, to - from))));
        return List.copyOf(list);
    }

    /** Describes a list of structures. */
    public void describe(FieldVisitor visitor, String name, Description fields) {
        describePlain(visitor, name, (to, bytes, at, length) -> {
            to.beginStruct("", at, length);
            fields.of(to, bytes, at, length);
            to.endStruct();
        });
    }

    /** Describes a list whose elements {@code each} describes whole. */
    public void describePlain(FieldVisitor visitor, String name, Description each) {
        if (visitor.beginList(name, start, end() - start, count())) {
            forEach((from, to) -> each.of(visitor, in, from, to - from));
        }
        visitor.endList();
    }

    /** Describes what follows the last whole element, if anything does. */
    public void describeRest(FieldVisitor visitor, String name) {
        int end = end();
        if (end < in.length()) {
            visitor.bytes(name, end, in.length() - end, in.slice(end));
        }
    }
}
