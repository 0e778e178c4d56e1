package dev.toami.benchmarks.capture;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a figure was over the rounds; {@code NaN} if it was not measured. */
record Spread(double min, double median, double max) {
    static Spread of(List<Row> rows, ToDoubleFunction<Row> figure) {
        double[] sorted = rows.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** The median, or nothing. */
    String middle(int digits) {
        return format(median, digits);
    }

    String least(int digits) {
        return format(min, digits);
    }

    String most(int digits) {
        return format(max, digits);
    }

    private static String format(double value, int digits) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
