package dev.toami.protocols.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Names of code numbers from a table beside a class: a line {@code CODE<TAB>NAME[<TAB>WORD]} each. Immutable. */
public final class CodeNames {
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, String> words = new HashMap<>();

    private CodeNames() {}

    public static CodeNames load(Class<?> neighbour, String file) {
        CodeNames table = new CodeNames();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(neighbour.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    table.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String[] columns) {
        int code = Integer.parseInt(columns[0]);
        names.put(code, columns[1]);
        if (columns.length > 2) {
            words.put(code, columns[2]);
        }
    }

    /** The name of a code, or {@code otherwise} if it has none. */
    public String name(int code, String otherwise) {
        return names.getOrDefault(code, otherwise);
    }

    /** The name of a code, {@code Unknown(code)} if it has none. */
    public String name(int code) {
        String name = names.get(code);
        return name != null ? name : "Unknown(" + code + ")";
    }

    /** What the table says of a code besides its name, or {@code otherwise} if nothing. */
    public String word(int code, String otherwise) {
        return words.getOrDefault(code, otherwise);
    }
}
