package dev.toami.benchmarks.capture;

import java.util.ArrayList;
import java.util.List;

/** A table of results, and the spread of each of its lines for the plot. */
final class Table {
    final String title;

    /** What the plot shows. */
    final String unit;

    final List<String> head;
    final List<List<String>> lines = new ArrayList<>();
    final List<Spread> spreads = new ArrayList<>();

    /** @param head the names of the columns, separated by {@code |} */
    Table(String title, String unit, String head) {
        this.title = title;
        this.unit = unit;
        this.head = List.of(head.split("\\|", -1));
    }

    void add(Spread spread, String... cells) {
        spreads.add(spread);
        lines.add(List.of(cells));
    }

    String toMarkdown() {
        StringBuilder text = new StringBuilder("\n### " + title + "\n\n");
        line(text, head);
        line(text, head.stream().map(name -> "---").toList());
        lines.forEach(cells -> line(text, cells));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
