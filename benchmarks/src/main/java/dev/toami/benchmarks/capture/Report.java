package dev.toami.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Makes the tables of the rows. */
final class Report {
    /** What the ratios are to. */
    private static final String BASE = "ring";

    private Report() {}

    static void write(Path directory) throws IOException {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (String line : Files.readAllLines(directory.resolve("rows.jsonl"))) {
            Row row = Row.parse(line);
            String title = row.text("mode") + ", " + row.text("size") + "-byte frames, " + row.text("rate");
            groups.computeIfAbsent(title, key -> new ArrayList<>()).add(row);
        }
        StringBuilder text = new StringBuilder();
        groups.forEach((title, rows) -> text.append(table(title, rows)));
        Files.writeString(directory.resolve("report.md"), text);
        System.out.print(text);
    }

    private static String table(String title, List<Row> rows) {
        Map<String, List<Row>> receivers = new LinkedHashMap<>();
        rows.forEach(row -> receivers.computeIfAbsent(row.text("receiver"), key -> new ArrayList<>()).add(row));
        List<Row> base = receivers.getOrDefault(BASE, receivers.values().iterator().next());
        StringBuilder out = new StringBuilder("\n### " + title + "\n\n");
        out.append("| receiver | CPU s/M | min | max | x ").append(base.get(0).text("receiver"));
        out.append(" | min | max | loss % | max | kpps | bytes allocated/packet | rounds | equal sums |\n");
        out.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        receivers.forEach((name, own) -> {
            double[] cpu = sorted(own, Report::cpu);
            double[] ratio = sorted(own, row -> cpu(row) / cpu(ofRound(base, row)));
            double[] loss = sorted(own, row -> 100 * (1 - row.number("packets") / row.number("sent")));
            double[] rate = sorted(own, row -> row.number("packets") / row.number("seconds") / 1e3);
            double[] allocated = sorted(own, row -> row.number("allocated") / row.number("packets"));
            long equal = own.stream().filter(row -> ofRound(base, row).text("sum").equals(row.text("sum"))).count();
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.4f | %.4f | %.4f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %s | %d | %s |%n",
                    name, median(cpu), cpu[0], cpu[cpu.length - 1], median(ratio), ratio[0], ratio[ratio.length - 1],
                    median(loss), loss[loss.length - 1], median(rate),
                    Double.isNaN(allocated[0]) ? "" : String.format(Locale.ROOT, "%.1f", median(allocated)),
                    own.size(), own.get(0).text("mode").equals("together") ? Long.toString(equal) : ""));
        });
        return out.toString();
    }

    /** Seconds of CPU time a million packets. */
    private static double cpu(Row row) {
        return row.number("cpu") / row.number("packets") * 1e6;
    }

    private static Row ofRound(List<Row> rows, Row other) {
        return rows.stream()
                .filter(row -> row.number("round") == other.number("round"))
                .findFirst()
                .orElse(new Row());
    }

    private static double[] sorted(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).sorted().toArray();
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
