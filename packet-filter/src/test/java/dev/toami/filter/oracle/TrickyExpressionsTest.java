package dev.toami.filter.oracle;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Corners of the grammar: what either version of libpcap accepts and what both reject. */
class TrickyExpressionsTest {
    @Test
    void agreesWithLibpcap() throws Exception {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        int outside = 0;
        for (String[] row : Oracles.rows("tricky.tsv")) {
            boolean acceptable = accepted(row[1]) || accepted(row[2]);
            boolean rejectable = !accepted(row[1]) || !accepted(row[2]);
            String outcome = compile(row[0]);
            if (row[0].contains("localhost")) {
                outside++;
            } else if (outcome.isEmpty() ? !acceptable : !(rejectable || always(row[1]))) {
                wrong.add(row[0] + ": " + outcome + "; libpcap: " + row[1] + ", " + row[2]);
            } else {
                compared++;
            }
        }
        System.out.printf("tricky: %d agree, %d that ask for DNS%n", compared, outside);
        assertEquals(List.of(), wrong);
        assertTrue(compared >= 193, "only " + compared + " compared");
    }

    /** What only libpcap's optimizer rejects, a filter that never matches, is a filter here. */
    private static boolean accepted(String verdict) {
        return verdict.startsWith("OK") || always(verdict);
    }

    private static boolean always(String verdict) {
        return verdict.contains("rejects all packets");
    }

    private static String compile(String expression) {
        try {
            FilterCompiler.compile(expression, FilterTarget.file(LinkType.ETHERNET, 262144));
            return "";
        } catch (FilterSyntaxException e) {
            return e.reason();
        }
    }
}
