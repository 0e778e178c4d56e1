package dev.toami.protocols.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names of cipher suites in the IANA registry of TLS parameters. */
public final class CipherSuites {
    private static final class Table {
        static final Map<Integer, String> NAMES = new HashMap<>();

        static {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    CipherSuites.class.getResourceAsStream("cipher-suites.txt"), StandardCharsets.US_ASCII))) {
                lines.lines().filter(line -> !line.startsWith("#")).forEach(Table::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void add(String line) {
            int tab = line.indexOf('\t');
            NAMES.put(Integer.parseInt(line.substring(0, tab), 16), line.substring(tab + 1));
        }
    }

    private CipherSuites() {}

    /** The suite's name, {@code GREASE} for the reserved numbers of RFC 8701, else {@code Unknown(n)}. */
    public static String label(int suite) {
        String name = Table.NAMES.get(suite);
        return name != null ? name : TlsCodes.greaseOr(suite);
    }
}
