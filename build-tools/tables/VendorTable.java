import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the table of who makes which MAC addresses from the public listings of the IEEE Registration Authority, as Debian's
 * package ieee-data has them:
 *
 * <pre>
 * java build-tools/tables/VendorTable.java /usr/share/ieee-data protocols/src/main/resources/dev/toami/protocols/numbers/vendors.gz
 * </pre>
 *
 * <p>Compressed text: a line {@code #} with the date of the listings, the names one a line, an empty line, then a line for
 * each prefix in ascending order: its hexadecimal digits (6, 7 or 9 of them), a tab, the number of its name.
 */
final class VendorTable {
    private VendorTable() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Map<String, String> names = new TreeMap<>();
        for (String file : List.of("oui.csv", "mam.csv", "iab.csv", "oui36.csv")) {
            for (String line : Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8)) {
                List<String> columns = columns(line);
                if (columns.size() >= 3 && columns.get(1).matches("[0-9A-F]{6,9}")) {
                    names.put(columns.get(1), columns.get(2).strip().replaceAll("\\s+", " "));
                }
            }
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        names.values().stream().sorted().distinct().forEach(name -> numbers.put(name, numbers.size()));
        StringBuilder text = new StringBuilder();
        text.append("# ").append(Files.readString(folder.resolve(".lastupdate")).strip()).append('\n');
        numbers.keySet().forEach(name -> text.append(name).append('\n'));
        text.append('\n');
        names.forEach((prefix, name) -> text.append(prefix).append('\t').append(numbers.get(name)).append('\n'));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1])), 1 << 16)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        System.out.println(names.size() + " prefixes of " + numbers.size() + " vendors");
    }

    /** The columns of a line of CSV, quoted or not. */
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
