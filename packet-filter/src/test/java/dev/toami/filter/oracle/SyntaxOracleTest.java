package dev.toami.filter.oracle;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.syntax.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What libpcap accepts is in the grammar, on whatever link type, and what it calls a syntax error is not. */
class SyntaxOracleTest {
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> rejected = new HashSet<>();

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> blocks(String name) throws Exception {
        return (List<Map<String, Object>>) Json.parse(Files.readString(Oracles.filters(name)));
    }

    private static boolean isSyntaxError(String verdict) {
        return verdict.contains("syntax error");
    }

    @Test
    void acceptedExpressionsOfTheSuite() throws Exception {
        for (Map<String, Object> block : blocks("libpcap-accept_blocks.json")) {
            for (Object expression : (List<?>) block.get("aliases")) {
                accepted.add(expression.toString());
            }
        }
        compare(880, 0);
    }

    @Test
    void rejectedExpressionsOfTheSuite() throws Exception {
        for (Map<String, Object> block : blocks("libpcap-reject_tests.json")) {
            if (isSyntaxError(block.getOrDefault("errstr", "").toString())) {
                rejected.add(block.get("expr").toString());
            }
        }
        compare(0, 20);
    }

    @Test
    void trickyExpressions() throws Exception {
        for (String[] row : Oracles.rows("tricky.tsv")) {
            if (row[1].startsWith("OK") || row[2].startsWith("OK")) {
                accepted.add(row[0]);
            } else if (isSyntaxError(row[1]) && isSyntaxError(row[2])) {
                rejected.add(row[0]);
            }
        }
        compare(120, 17);
    }

    @ParameterizedTest
    @CsvSource({
        "filter-oracle.tsv, 4, 10, 190, 2",
        "filter-fuzz.tsv, 4, 10, 370, 8",
        "filter-code.tsv, 2, 4, 190, 2",
        "filter-reject.tsv, 2, 4, 0, 20"
    })
    void otherExpressions(String table, int status, int message, int leastAccepted, int leastRejected)
            throws Exception {
        for (String[] row : Oracles.rows(table)) {
            if (row[status].equals("ok")) {
                accepted.add(row[0]);
            } else if (isSyntaxError(row[message])) {
                rejected.add(row[0]);
            }
        }
        compare(leastAccepted, leastRejected);
    }

    private void compare(int leastAccepted, int leastRejected) {
        List<String> wrong = new ArrayList<>();
        for (String expression : accepted) {
            try {
                Parser.parse(expression);
            } catch (FilterSyntaxException e) {
                wrong.add(expression + ": " + e.reason());
            }
        }
        for (String expression : rejected) {
            try {
                wrong.add(expression + ": " + Parser.parse(expression));
            } catch (FilterSyntaxException e) {
                assertTrue(e.start() >= 0 && e.end() <= expression.length());
            }
        }
        System.out.printf("syntax: %d accepted and %d rejected as by libpcap%n", accepted.size(), rejected.size());
        assertEquals(List.of(), wrong);
        assertTrue(accepted.size() >= leastAccepted, "only " + accepted.size() + " accepted");
        assertTrue(rejected.size() >= leastRejected, "only " + rejected.size() + " rejected");
    }
}
