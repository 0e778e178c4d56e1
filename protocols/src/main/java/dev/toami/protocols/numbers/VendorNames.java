package dev.toami.protocols.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import dev.toami.engine.MacAddress;

/**
 * Whose MAC addresses are which, by the public listings of the IEEE Registration Authority. The table is made by {@code
 * build-tools/tables/VendorTable.java} and read when it is first asked: some megabytes and a moment.
 */
public final class VendorNames {
    private static final int[] DIGITS = {9, 7, 6};

    /** Made when it is first asked. */
    private static final class Table {
        static final Table INSTANCE = read();

        /** Prefixes as 36 bits, shifted up by 4, with how many digits they have in the lowest; ascending. */
        private final long[] prefixes;

        private final String[] names;

        private Table(long[] prefixes, String[] names) {
            this.prefixes = prefixes;
            this.names = names;
        }

        private static Table read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(VendorNames.class.getResourceAsStream("vendors.gz")),
                    StandardCharsets.UTF_8))) {
                List<String> vendors = new ArrayList<>();
                lines.readLine();
                for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                    vendors.add(line);
                }
                List<String> rows = lines.lines()
                        .sorted((a, b) -> Long.compare(key(a), key(b)))
                        .toList();
                long[] prefixes = rows.stream().mapToLong(Table::key).toArray();
                String[] names = rows.stream()
                        .map(row -> vendors.get(Integer.parseInt(row.substring(row.indexOf('\t') + 1))))
                        .toArray(String[]::new);
                return new Table(prefixes, names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long key(String row) {
            int digits = row.indexOf('\t');
            return key(Long.parseLong(row, 0, digits, 16) << (36 - 4 * digits), digits);
        }

        static long key(long bits36, int digits) {
            return bits36 << 4 | digits;
        }
    }

    private VendorNames() {}

    /** Who was assigned the block that {@code address} is of; empty also for addresses that somebody made up. */
    public static Optional<String> of(MacAddress address) {
        long bits = address.bits() >>> 12;
        for (int digits : DIGITS) {
            int shift = 36 - 4 * digits;
            int at = Arrays.binarySearch(Table.INSTANCE.prefixes, Table.key(bits >>> shift << shift, digits));
            if (at >= 0) {
                return Optional.of(Table.INSTANCE.names[at]);
            }
        }
        return Optional.empty();
    }
}
