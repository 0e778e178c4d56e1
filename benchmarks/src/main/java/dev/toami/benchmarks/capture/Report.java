package dev.toami.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the tables of the rows, in Markdown and as a page. */
final class Report {
    /** What ratios are to, if it was measured. */
    private static final List<String> BASES = List.of("ring", "send");

    private static final String CPU = "CPU s/M";

    private Report() {}

    static void write(Path directory) throws IOException {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        String machine = "";
        for (String line : Files.readAllLines(directory.resolve("rows.jsonl"))) {
            Row row = Row.parse(line);
            if (row.text("part").equals("machine")) {
                machine = row.text("time") + ", Linux " + row.text("kernel") + ", " + row.text("processor");
                machine += String.format(Locale.ROOT, "; a system call takes %.2f us", row.number("syscall"));
                continue;
            }
            groups.computeIfAbsent(title(row), key -> new ArrayList<>()).add(row);
        }
        List<Table> tables = groups.entrySet().stream()
                .map(group -> table(group.getKey(), group.getValue()))
                .toList();
        String text = machine + "\n" + tables.stream().map(Table::toMarkdown).collect(Collectors.joining());
        Files.writeString(directory.resolve("report.md"), text);
        Files.writeString(directory.resolve("report.html"), Page.of(machine, tables));
        System.out.print(text);
    }

    private static String title(Row row) {
        String rate = row.text("rate").replaceFirst("000$", " kpps").replace("flat", "flat out");
        String frames = row.has("size") ? ", " + row.text("size") + "-byte frames" : "";
        return row.text("part") + ", " + row.text("mode") + frames + (rate.isEmpty() ? "" : ", " + rate);
    }

    private static Table table(String title, List<Row> rows) {
        Map<String, List<Row>> programs = by(rows, row -> row.text("receiver"));
        List<Row> base = BASES.stream()
                .filter(programs::containsKey)
                .map(programs::get)
                .findFirst()
                .orElse(rows);
        return switch (rows.get(0).text("part")) {
            case "receive" -> received(title, programs, base);
            case "send" -> sent(title, programs, base);
            case "latency" -> latency(title, programs);
            default -> opened(title, programs);
        };
    }

    private static Map<String, List<Row>> by(List<Row> rows, Function<Row, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static Table received(String title, Map<String, List<Row>> programs, List<Row> base) {
        String head = "receiver|" + CPU + "|min|max|" + times(base)
                + "|min|max|loss %|max|kpps|bytes allocated/packet|rounds|equal sums";
        Table table = new Table(title, CPU, head);
        programs.forEach((name, rows) -> {
            Spread cpu = Spread.of(rows, Report::cpu);
            Spread ratio = Spread.of(rows, row -> cpu(row) / cpu(sameRound(base, row)));
            Spread loss = Spread.of(rows, row -> 100 * (1 - row.number("packets") / row.number("sent")));
            Spread rate = Spread.of(rows, Report::kpps);
            Spread allocated = Spread.of(rows, Report::allocated);
            boolean isPaired = rows.get(0).text("mode").equals("together");
            long equal = rows.stream()
                    .filter(row -> sameRound(base, row).text("sum").equals(row.text("sum")))
                    .count();
            table.add(
                    cpu,
                    name,
                    cpu.middle(4),
                    cpu.least(4),
                    cpu.most(4),
                    ratio.middle(2),
                    ratio.least(2),
                    ratio.most(2),
                    loss.middle(2),
                    loss.most(2),
                    rate.middle(0),
                    allocated.middle(1),
                    Integer.toString(rows.size()),
                    isPaired ? Long.toString(equal) : "");
        });
        return table;
    }

    private static Table sent(String title, Map<String, List<Row>> programs, List<Row> base) {
        String head =
                "sender|" + CPU + "|min|max|" + times(base) + "|min|max|kpps|bytes allocated/packet|arrived %|rounds";
        Table table = new Table(title, CPU, head);
        programs.forEach((name, rows) -> {
            Spread cpu = Spread.of(rows, Report::cpu);
            Spread ratio = Spread.of(rows, row -> cpu(row) / cpu(sameRound(base, row)));
            Spread arrived = Spread.of(rows, row -> 100 * row.number("arrived") / row.number("packets"));
            table.add(
                    cpu,
                    name,
                    cpu.middle(3),
                    cpu.least(3),
                    cpu.most(3),
                    ratio.middle(2),
                    ratio.least(2),
                    ratio.most(2),
                    Spread.of(rows, Report::kpps).middle(0),
                    Spread.of(rows, Report::allocated).middle(1),
                    arrived.least(2),
                    Integer.toString(rows.size()));
        });
        return table;
    }

    private static Table latency(String title, Map<String, List<Row>> programs) {
        Table table =
                new Table(title, "median, us", "receiver|median, us|min|max|99th percentile, us|min|max|lost|rounds");
        programs.forEach((name, rows) -> {
            Spread median = Spread.of(rows, row -> row.number("latency_median"));
            Spread tail = Spread.of(rows, row -> row.number("latency_p99"));
            Spread lost = Spread.of(rows, row -> row.number("sent") - row.number("packets"));
            table.add(
                    median,
                    name,
                    median.middle(0),
                    median.least(0),
                    median.most(0),
                    tail.middle(0),
                    tail.least(0),
                    tail.most(0),
                    lost.most(0),
                    Integer.toString(rows.size()));
        });
        return table;
    }

    private static Table opened(String title, Map<String, List<Row>> programs) {
        Table table = new Table(
                title, "open to first packet, us", "program|open, us|to first packet, us|min|max|close, us|rounds");
        programs.forEach((name, rows) -> {
            Spread first = Spread.of(rows, row -> row.number("first"));
            Spread open = Spread.of(rows, row -> row.number("open"));
            Spread close = Spread.of(rows, row -> row.number("close"));
            table.add(
                    first,
                    name,
                    open.middle(0),
                    first.middle(0),
                    first.least(0),
                    first.most(0),
                    close.middle(0),
                    Integer.toString(rows.size()));
        });
        return table;
    }

    private static String times(List<Row> base) {
        return "x " + base.get(0).text("receiver");
    }

    /** Seconds of CPU time a million packets, which is microseconds a packet. */
    private static double cpu(Row row) {
        return row.number("cpu") / row.number("packets") * 1e6;
    }

    private static double kpps(Row row) {
        return row.number("packets") / row.number("seconds") / 1e3;
    }

    private static double allocated(Row row) {
        return row.number("allocated") / row.number("packets");
    }

    private static Row sameRound(List<Row> rows, Row other) {
        return rows.stream()
                .filter(row -> row.number("round") == other.number("round"))
                .findFirst()
                .orElse(new Row());
    }
}
