package dev.toami.filter.oracle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The verdicts of libpcap 1.10.3 on every frame of captures, for hundreds of expressions. */
class VerdictOracleTest {
    /** Where 1.10.3 differs from what its successor and pcap-filter(7) say. */
    private static final Pattern MENDED_SINCE = Pattern.compile(
            "\\bip multicast|\\bbyte \\d+ [&|]|\\bether proto (1500|lldp|65536)|(?<!ether |link )proto \\d{4,}"
                    + "|\\bdecnet host \\d+\\.\\d+\\.");

    /** Where 1.10.3 knows no protocols and its successor does. */
    private static final Set<String> NEW_SINCE = Set.of("DSA_TAG_BRCM", "DSA_TAG_DSA");

    private final Map<String, Optional<Savefile>> captures = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int compared;
    private int rejected;
    private int openToOptimizer;
    private int outside;
    private int noCapture;

    @ParameterizedTest
    @CsvSource({"filter-oracle.tsv, 1490, 110", "filter-fuzz.tsv, 730, 100"})
    void verdicts(String table, int leastCompared, int leastRejected) throws Exception {
        for (String[] row : Oracles.rows(table)) {
            check(row);
        }
        System.out.printf(
                "%s: %d rows with equal verdicts, %d rejected as they should be, %d differ from libpcap's optimised code"
                        + " where that differs from its other code, or where a load fails, %d outside the language or link types so far,"
                        + " %d without capture%n",
                table, compared, rejected, openToOptimizer, outside, noCapture);
        assertEquals(List.of(), wrong);
        assertTrue(compared >= leastCompared, "only " + compared + " compared");
        assertTrue(rejected >= leastRejected, "only " + rejected + " rejected");
    }

    private void check(String[] row) throws Exception {
        String expression = row[0];
        Optional<Savefile> capture = capture(row[1]);
        Optional<LinkType> type = LinkType.byName(row[2]);
        if (capture.isEmpty()
                || type.isEmpty()
                || MENDED_SINCE.matcher(expression).find()
                || NEW_SINCE.contains(row[2])) {
            noCapture += capture.isEmpty() ? 1 : 0;
            outside += capture.isEmpty() ? 0 : 1;
            return;
        }
        boolean optimizerRejects = row[8].equals("accepted-unoptimised");
        boolean shouldCompile = row[4].equals("ok") || optimizerRejects;
        CompiledFilter filter;
        try {
            filter = FilterCompiler.compile(expression, FilterTarget.file(type.get(), 262144));
        } catch (FilterSyntaxException e) {
            if (shouldCompile) {
                wrong.add(expression + " on " + row[1] + ": " + e.getMessage());
            } else {
                rejected++;
            }
            return;
        }
        if (!shouldCompile) {
            wrong.add(expression + " on " + row[2] + " is accepted; libpcap: " + row[10]);
            return;
        }
        String bits = bits(filter, capture.get());
        boolean same = optimizerRejects ? bits.indexOf('1') < 0 : sha256(bits).equals(row[6]);
        if (same) {
            compared++;
        } else if (row[9].equals("NO") || (!optimizerRejects && sameInOrder(expression, type.get(), row))) {
            openToOptimizer++;
        } else {
            wrong.add(expression + " on " + row[1] + ": "
                    + bits.chars().filter(c -> c == '1').count() + " accepted, libpcap " + row[5] + " " + row[10]);
        }
    }

    /** The optimizer may make another of two loads that fail on a short frame. */
    private boolean sameInOrder(String expression, LinkType type, String... row) throws Exception {
        CompiledFilter inOrder = FilterCompiler.compileUnoptimized(expression, FilterTarget.file(type, 262144));
        return sha256(bits(inOrder, capture(row[1]).orElseThrow())).equals(row[6]);
    }

    private Optional<Savefile> capture(String name) throws Exception {
        if (!captures.containsKey(name)) {
            Path file = Oracles.capture(name);
            captures.put(name, Optional.ofNullable(file == null ? null : Savefile.read(file)));
        }
        return captures.get(name);
    }

    private static String bits(CompiledFilter filter, Savefile capture) {
        StringBuilder bits = new StringBuilder();
        for (Savefile.Frame frame : capture.frames()) {
            bits.append(filter.matches(frame.bytes(), frame.originalLength()) ? '1' : '0');
        }
        return bits.toString();
    }

    private static String sha256(String bits) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bits.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest);
    }
}
