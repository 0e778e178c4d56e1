package dev.toami.filter.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.FilterSyntaxException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Random expressions with the verdict of libpcap 1.10.3, on the link types where their primitives have a meaning. */
class GrammarTest {
    @Test
    void agreesWithLibpcap() throws IOException {
        List<String> wrong = new ArrayList<>();
        int accepted = 0;
        List<String> rows = rows();
        for (String row : rows) {
            int tab = row.indexOf('\t');
            boolean acceptable = row.substring(0, tab).equals("accepted");
            String expression = row.substring(tab + 1);
            String fault = "";
            try {
                Parser.parse(expression);
            } catch (FilterSyntaxException e) {
                fault = e.reason();
            }
            accepted += acceptable ? 1 : 0;
            if (acceptable != fault.isEmpty()) {
                wrong.add(expression + ": " + fault);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(accepted >= 500 && rows.size() - accepted >= 500, accepted + " of " + rows.size());
    }

    private static List<String> rows() throws IOException {
        try (InputStream table = GrammarTest.class.getResourceAsStream("grammar.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }
}
