package dev.toami.protocols.dns;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A section of a message as a list that reads its elements from their offsets; unmodifiable. */
final class Section<T> extends AbstractList<T> implements RandomAccess {
    private final int[] offsets;
    private final IntFunction<T> reader;

    Section(Offsets offsets, IntFunction<T> reader) {
        this.offsets = offsets.values;
        this.reader = reader;
    }

    /** Where the elements of a section begin; grows with what is found, not with what a count promises. */
    static final class Offsets {
        private static final int[] NONE = {};
        private int[] values;
        private int end;

        Offsets(int count) {
            values = count == 0 ? NONE : new int[Math.min(count, 4)];
        }

        void set(int index, int offset) {
            if (index == values.length) {
                values = Arrays.copyOf(values, index * 2);
            }
            values[index] = offset;
        }

        /** Ends the section with {@code count} elements where the next one begins. */
        void finish(int count, int offset) {
            values = values.length == count ? values : Arrays.copyOf(values, count);
            end = offset;
        }

        int length() {
            return values.length == 0 ? 0 : end - values[0];
        }

        int size() {
            return values.length;
        }

        int get(int index) {
            return values[index];
        }
    }

    @Override
    public T get(int index) {
        return reader.apply(offsets[index]);
    }

    @Override
    public int size() {
        return offsets.length;
    }
}
