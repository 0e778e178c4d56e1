package dev.toami.benchmarks.capture;

import java.util.List;
import java.util.Locale;

/** The results as a page that needs nothing else: a plot above each table, least to most with a dot at the median. */
final class Page {
    private static final int LETTER = 7;
    private static final int WIDTH = 620;
    private static final int RIGHT = 90;
    private static final int LINE = 24;

    private static final String STYLE =
            """
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em;
                   color: #1c2530; background: #fff }
            h2 { font-size: 1.05em; margin: 2.5em 0 .5em } svg { max-width: 100%; height: auto; display: block }
            table { border-collapse: collapse; font-size: .85em; margin: .5em 0; display: block; overflow-x: auto }
            th, td { padding: .2em .7em; text-align: right; border-bottom: 1px solid #8884; white-space: nowrap;
                     font-variant-numeric: tabular-nums }
            th:first-child, td:first-child { text-align: left }
            text { font-size: 13px; fill: currentColor } .grid { stroke: #8884 } .range { stroke: #3b7dd8; stroke-width: 3 }
            .dot { fill: #3b7dd8 } .base .range { stroke: #8a929c } .base .dot { fill: #8a929c }
            @media (prefers-color-scheme: dark) { body { color: #dde3ea; background: #14181d } }
            """;

    private Page() {}

    static String of(String machine, List<Table> tables) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">");
        page.append("<meta name=\"viewport\" content=\"width=device-width\"><title>Capturing and sending</title>\n");
        page.append("<style>\n").append(STYLE).append("</style>\n<h1>Capturing and sending</h1>\n");
        page.append("<p>")
                .append(escape(machine))
                .append(". Lines go from the least to the most of all rounds, dots are ");
        page.append("medians; scales are logarithmic. CPU s/M: seconds of CPU time a million packets.</p>\n");
        for (Table table : tables) {
            page.append("<h2>").append(escape(table.title)).append("</h2>\n");
            plot(page, table);
            cells(page, table);
        }
        return page.append("</html>\n").toString();
    }

    private static void cells(StringBuilder page, Table table) {
        page.append("<table><tr>");
        table.head.forEach(name -> page.append("<th>").append(escape(name)));
        table.lines.forEach(line -> {
            page.append("\n<tr>");
            line.forEach(cell -> page.append("<td>").append(escape(cell)));
        });
        page.append("</table>\n");
    }

    private static void plot(StringBuilder page, Table table) {
        int left = 30
                + LETTER
                        * table.lines.stream()
                                .mapToInt(line -> line.get(0).length())
                                .max()
                                .orElse(0);
        double least = Math.floor(
                Math.log10(table.spreads.stream().mapToDouble(Spread::min).min().orElse(1)));
        double most = Math.ceil(
                Math.log10(table.spreads.stream().mapToDouble(Spread::max).max().orElse(10)));
        int height = LINE * (table.spreads.size() + 2);
        print(
                page,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                left + WIDTH + RIGHT,
                height,
                escape(table.title));
        for (double power = least; power <= most; power++) {
            double x = left + WIDTH * (power - least) / Math.max(1, most - least);
            print(
                    page,
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"6\" y2=\"%d\"/>",
                    x,
                    x,
                    height - 2 * LINE + 6);
            String number =
                    power < 0 ? Double.toString(Math.pow(10, power)) : Long.toString(Math.round(Math.pow(10, power)));
            print(page, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, height - LINE - 2, number);
        }
        print(
                page,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                left + WIDTH / 2,
                height - 6,
                escape(table.unit));
        for (int i = 0; i < table.spreads.size(); i++) {
            Spread spread = table.spreads.get(i);
            int y = LINE * i + LINE / 2 + 4;
            double[] x = {spread.min(), spread.median(), spread.max()};
            for (int j = 0; j < x.length; j++) {
                x[j] = left + WIDTH * (Math.log10(x[j]) - least) / Math.max(1, most - least);
            }
            String name = table.lines.get(i).get(0);
            print(
                    page,
                    "<g class=\"%s\"><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    Programs.isNative(name) ? "base" : "ours",
                    left - 14,
                    y + 4,
                    escape(name));
            print(page, "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x[0], x[2], y, y);
            print(page, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>", x[1], y);
            print(page, "<text x=\"%.1f\" y=\"%d\">%.3g</text></g>%n", x[2] + 10, y + 4, spread.median());
        }
        page.append("</svg>\n");
    }

    private static void print(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
