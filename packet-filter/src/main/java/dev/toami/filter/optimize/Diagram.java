package dev.toami.filter.optimize;

import java.util.Arrays;

/**
 * A decision by the value of one subject, then of others that stand later in a fixed order, so that none is looked at twice.
 * Compared by identity; {@link Diagrams} sees to it that equal ones are the same.
 */
final class Diagram {
    /** That of the two ends: behind every subject. */
    static final int END = Integer.MAX_VALUE;

    /** The place of the subject in the order. */
    final int level;
    /** Where the cells of the subject's values begin, ascending, the first at 0. */
    final long[] starts;
    /** Where each cell leads; neighbours differ. */
    final Diagram[] next;

    Diagram(int level, long[] starts, Diagram[] next) {
        this.level = level;
        this.starts = starts;
        this.next = next;
    }

    boolean isEnd() {
        return level == END;
    }

    /** The last number of a cell. */
    long last(int cell, long max) {
        return cell + 1 < starts.length ? starts[cell + 1] - 1 : max;
    }

    /** Equal for diagrams whose parts are the same objects. */
    static final class Shape {
        private final Diagram diagram;
        private final int hash;

        Shape(Diagram diagram) {
            this.diagram = diagram;
            int h = 31 * diagram.level + Arrays.hashCode(diagram.starts);
            for (Diagram part : diagram.next) {
                h = 31 * h + part.hashCode();
            }
            hash = h;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Shape that)
                    || hash != that.hash
                    || diagram.level != that.diagram.level
                    || !Arrays.equals(diagram.starts, that.diagram.starts)) {
                return false;
            }
            for (int i = 0; i < diagram.next.length; i++) {
                if (diagram.next[i] != that.diagram.next[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
