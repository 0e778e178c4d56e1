package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes diagrams and combines them. */
final class Diagrams {
    /** Signals that combining takes more work than it is worth: two subjects may multiply. */
    static final class TooMuchWorkException extends Exception {
        private static final long serialVersionUID = 1L;

        TooMuchWorkException() {
            super("too much work", null, false, false);
        }
    }

    private record Pair(boolean isAnd, Diagram one, Diagram other) {}

    final Diagram holds = new Diagram(Diagram.END, new long[0], new Diagram[0]);
    final Diagram fails = new Diagram(Diagram.END, new long[0], new Diagram[0]);

    private final Map<Diagram.Shape, Diagram> known = new HashMap<>();
    private final Map<Pair, Diagram> combined = new HashMap<>();
    private long work;

    /** With at most so many cells to be looked at. */
    Diagrams(long work) {
        this.work = work;
    }

    /** A test of the subject at {@code level}. */
    Diagram test(int level, Interval interval) {
        long first = interval.first();
        long last = interval.last();
        if (first > last) {
            return fails;
        }
        boolean toTheEnd = last == interval.subject().max();
        if (first == 0) {
            return toTheEnd ? holds : make(level, new long[] {0, last + 1}, new Diagram[] {holds, fails});
        }
        return toTheEnd
                ? make(level, new long[] {0, first}, new Diagram[] {fails, holds})
                : make(level, new long[] {0, first, last + 1}, new Diagram[] {fails, holds, fails});
    }

    Diagram not(Diagram diagram) throws TooMuchWorkException {
        return not(diagram, new HashMap<>());
    }

    private Diagram not(Diagram diagram, Map<Diagram, Diagram> done) throws TooMuchWorkException {
        if (diagram.isEnd()) {
            return diagram == holds ? fails : holds;
        }
        Diagram before = done.get(diagram);
        if (before != null) {
            return before;
        }
        charge(diagram.next.length);
        Diagram[] next = new Diagram[diagram.next.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = not(diagram.next[i], done);
        }
        Diagram result = make(diagram.level, diagram.starts, next);
        done.put(diagram, result);
        return result;
    }

    /** All of them, or any; halves are combined first, so that long lists take n log n time. */
    Diagram combine(boolean isAnd, List<Diagram> operands) throws TooMuchWorkException {
        if (operands.isEmpty()) {
            return isAnd ? holds : fails;
        }
        List<Diagram> row = new ArrayList<>(operands);
        while (row.size() > 1) {
            List<Diagram> half = new ArrayList<>(row.size() / 2 + 1);
            for (int i = 0; i + 1 < row.size(); i += 2) {
                half.add(combine(isAnd, row.get(i), row.get(i + 1)));
            }
            if (row.size() % 2 != 0) {
                half.add(row.get(row.size() - 1));
            }
            row = half;
        }
        return row.get(0);
    }

    private Diagram combine(boolean isAnd, Diagram one, Diagram other) throws TooMuchWorkException {
        Diagram neutral = isAnd ? holds : fails;
        Diagram decided = isAnd ? fails : holds;
        if (one == decided || other == decided) {
            return decided;
        } else if (one == neutral || one == other) {
            return other;
        } else if (other == neutral) {
            return one;
        }
        Pair pair = new Pair(isAnd, one, other);
        Diagram before = combined.get(pair);
        if (before == null) {
            before = one.level == other.level
                    ? merge(isAnd, one, other)
                    : one.level < other.level ? spread(isAnd, one, other) : spread(isAnd, other, one);
            combined.put(pair, before);
        }
        return before;
    }

    private Diagram spread(boolean isAnd, Diagram first, Diagram later) throws TooMuchWorkException {
        charge(first.next.length);
        Diagram[] next = new Diagram[first.next.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = combine(isAnd, first.next[i], later);
        }
        return make(first.level, first.starts, next);
    }

    private Diagram merge(boolean isAnd, Diagram one, Diagram other) throws TooMuchWorkException {
        int most = one.next.length + other.next.length;
        charge(most);
        long[] starts = new long[most];
        Diagram[] next = new Diagram[most];
        int count = 0;
        int i = 0;
        int j = 0;
        Diagram left = fails;
        Diagram right = fails;
        Diagram result = fails;
        while (i < one.next.length || j < other.next.length) {
            long a = i < one.next.length ? one.starts[i] : Long.MAX_VALUE;
            long b = j < other.next.length ? other.starts[j] : Long.MAX_VALUE;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
            if (one.next[i - 1] != left || other.next[j - 1] != right) {
                left = one.next[i - 1];
                right = other.next[j - 1];
                result = combine(isAnd, left, right);
            }
            starts[count] = Math.min(a, b);
            next[count++] = result;
        }
        return make(one.level, Arrays.copyOf(starts, count), Arrays.copyOf(next, count));
    }

    private void charge(int cells) throws TooMuchWorkException {
        work -= cells;
        if (work < 0) {
            throw new TooMuchWorkException();
        }
    }

    /** The diagram with these cells, neighbours that lead to the same place joined. */
    private Diagram make(int level, long[] starts, Diagram[] next) {
        int count = 1;
        for (int i = 1; i < next.length; i++) {
            count += next[i] == next[i - 1] ? 0 : 1;
        }
        if (count == 1) {
            return next[0];
        }
        Diagram diagram = new Diagram(level, starts, next);
        if (count < next.length) {
            long[] lessStarts = new long[count];
            Diagram[] lessNext = new Diagram[count];
            int at = 0;
            for (int i = 0; i < next.length; i++) {
                if (i == 0 || next[i] != next[i - 1]) {
                    lessStarts[at] = starts[i];
                    lessNext[at++] = next[i];
                }
            }
            diagram = new Diagram(level, lessStarts, lessNext);
        }
        Diagram same = known.putIfAbsent(new Diagram.Shape(diagram), diagram);
        return same == null ? diagram : same;
    }
}
