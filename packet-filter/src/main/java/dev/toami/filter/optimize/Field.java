package dev.toami.filter.optimize;

import java.util.Optional;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Value;

/**
 * Bits of the packet that one load can fetch.
 *
 * @param index what the offset is behind, if it is not the packet's start
 * @param mask which bits of the load are meant
 */
record Field(Optional<Value> index, int offset, int size, int mask) {
    /** The bits that a subject is, if it is no computation. */
    static Optional<Field> of(Subject subject) {
        if (!subject.isNumber()) {
            return Optional.empty();
        }
        if (subject.left() instanceof Value.Operation operation
                && operation.operation() == Opcode.AND
                && operation.right() instanceof Value.Constant mask) {
            return of(operation.left(), mask.value());
        }
        return of(subject.left(), -1);
    }

    private static Optional<Field> of(Value value, int mask) {
        if (value instanceof Value.Load load && load.offset() >= 0) {
            return Optional.of(new Field(Optional.empty(), load.offset(), load.size(), mask & ones(load.size())));
        } else if (value instanceof Value.IndexedLoad load && load.offset() >= 0) {
            return Optional.of(
                    new Field(Optional.of(load.index()), load.offset(), load.size(), mask & ones(load.size())));
        }
        return Optional.empty();
    }

    private static int ones(int size) {
        return size == 4 ? -1 : (1 << (8 * size)) - 1;
    }

    private int end() {
        return offset + size;
    }

    /** Whether one load fetches both and needs no byte behind the end of this one. */
    boolean covers(Field other) {
        return isNear(other) && reachesAsFarWith(other);
    }

    /** Whether one load fetches both. */
    boolean isNear(Field other) {
        return index.equals(other.index) && start(other) >= 0 && width(other) <= 4 && !sameBits(other);
    }

    private boolean sameBits(Field other) {
        int start = start(other);
        int width = width(other);
        return (shifted(mask, start, width) & other.shifted(other.mask, start, width)) != 0;
    }

    /** The least load, of 2 or 4 bytes, that fetches both, without a byte behind the end of the later one. */
    private int width(Field other) {
        int span = Math.max(end(), other.end()) - Math.min(offset, other.offset);
        return span <= 2 ? 2 : span <= 4 ? 4 : span;
    }

    private int start(Field other) {
        return Math.max(end(), other.end()) - width(other);
    }

    private int shifted(int bits, int start, int width) {
        return bits << (8 * (start + width - end()));
    }

    /** Both fields in one masked load. */
    Value with(Field other) {
        int start = start(other);
        int width = width(other);
        Value load =
                index.isPresent() ? new Value.IndexedLoad(index.get(), start, width) : new Value.Load(start, width);
        return Condition.masked(load, shifted(mask, start, width) | other.shifted(other.mask, start, width));
    }

    /** The mask of this field alone in the load of {@link #with}. */
    int maskWith(Field other) {
        return shifted(mask, start(other), width(other));
    }

    /** Where the bits of this field's value stand in the load of {@link #with}. */
    int shiftedWith(Field other, int value) {
        return shifted(value, start(other), width(other));
    }

    /** Whether the load of {@link #with} fails only where that of this field alone does. */
    boolean reachesAsFarWith(Field other) {
        return other.end() <= end();
    }
}
