package dev.toami.afpacket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** What C expressions of the kernel's headers are on each ABI, as build-tools/tables/layouts wrote it down. */
public final class LayoutTable {
    /** The column of an ABI. */
    public enum Abi {
        X86_64(1),
        ARM64(2);

        private final int column;

        Abi(int column) {
            this.column = column;
        }
    }

    private LayoutTable() {}

    /** The numbers of one ABI by C expression. */
    public static Map<String, Integer> of(Abi abi) {
        try (InputStream in = LayoutTable.class.getResourceAsStream("layouts.tsv")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), abi.column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of an expression and numbers, parted by tabs: the numbers of one column. */
    static Map<String, Integer> parse(String text, int column) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] columns = line.split("\t", -1);
            numbers.put(columns[0], Integer.valueOf(columns[column]));
        });
        return numbers;
    }

    /** Fails unless all of our numbers, by C expression, are those of every ABI. */
    public static void assertHolds(Map<String, Integer> ours) {
        for (Abi abi : Abi.values()) {
            Map<String, Integer> table = of(abi);
            assertAll(ours.entrySet().stream().map(entry -> () -> {
                Integer theirs = table.get(entry.getKey());
                assertNotNull(theirs, () -> "add it to build-tools/tables/layouts.txt: " + entry.getKey());
                assertEquals(theirs, entry.getValue(), () -> entry.getKey() + " on " + abi);
            }));
        }
    }
}
