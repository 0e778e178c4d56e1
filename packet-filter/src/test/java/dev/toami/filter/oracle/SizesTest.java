package dev.toami.filter.oracle;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.toami.engine.LinkType;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Instruction;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Never more instructions than the better of two libpcaps, never more loads than libpcap, fewer where there is an "or". */
class SizesTest {
    /** A file's host may have had either byte order and one of four numbers for IPv6; the table is for one host. */
    private static final String OF_ONE_HOST = "NULL";
    /** 1.10.3 takes every address from 224.0.0.0 up for multicast, which is a comparison less. */
    private static final String MENDED_SINCE = "ip multicast";

    private static final Pattern MANY = Pattern.compile("\\((\\d+) x \"([a-z ]+) [HP]\" ORed\\)");

    private final List<String> worse = new ArrayList<>();
    private final List<Double> saved = new ArrayList<>();
    private final Random random = new Random(7);
    private int compared;

    @Test
    void programsAreSmall() throws Exception {
        Map<String, Integer> loads = loads();
        for (String[] row : Oracles.rows("sizes.tsv")) {
            OptionalInt best = Stream.of(row[2], row[4])
                    .filter(size -> size.matches("\\d+"))
                    .mapToInt(Integer::parseInt)
                    .min();
            boolean inFile = !row[1].contains("(live");
            boolean onlyLive = inFile && row[5].startsWith("ERR: not a live capture");
            if (best.isPresent() && !onlyLive && !row[1].equals(OF_ONE_HOST)) {
                int limit = best.getAsInt() + (row[0].equals(MENDED_SINCE) ? 1 : 0);
                compare(row[0], row[1], limit, loads.getOrDefault(row[0] + row[1], Integer.MAX_VALUE));
            }
        }
        assertEquals(List.of(), worse);
        saved.sort(null);
        double median = saved.get(saved.size() / 2);
        System.out.printf(
                "sizes: %d programs, %d with an \"or\": %.0f %% fewer loads in the median%n",
                compared, saved.size(), 100 * median);
        assertTrue(compared > 150, "only " + compared + " compared");
        assertTrue(saved.size() >= 18 && median >= 0.1, "saved " + saved);
    }

    private void compare(String expression, String where, int limit, int loadLimit) {
        List<Instruction> program =
                FilterCompiler.compile(written(expression), target(where)).instructions();
        int loads = (int) program.stream().filter(Instruction::loadsFromPacket).count();
        compared++;
        if (program.size() > limit || loads > loadLimit) {
            worse.add(expression + " on " + where + ": " + program.size() + " of " + limit + " instructions, " + loads
                    + " of " + loadLimit + " loads");
        }
        if (expression.matches(".*\\bor\\b.*|.*ORed.*") && loadLimit < Integer.MAX_VALUE) {
            saved.add((loadLimit - loads) / (double) loadLimit);
        }
    }

    /** Lists are of hosts and ports without any pattern, which is the hardest case. */
    private String written(String expression) {
        Matcher many = MANY.matcher(expression);
        if (!many.matches()) {
            return expression;
        }
        Supplier<String> next = many.group(2).endsWith("port")
                ? () -> Integer.toString(random.nextInt(65536))
                : () -> IntStream.range(0, 4)
                        .mapToObj(i -> Integer.toString(random.nextInt(256)))
                        .collect(Collectors.joining("."));
        return Stream.generate(next)
                .distinct()
                .limit(Long.parseLong(many.group(1)))
                .map(value -> many.group(2) + " " + value)
                .collect(Collectors.joining(" or "));
    }

    private static FilterTarget target(String where) {
        LinkType type = LinkType.byName(where.replaceFirst("\\(.*", "")).orElseThrow();
        if (!where.contains("(live")) {
            return FilterTarget.file(type, 262144);
        }
        return type.equals(LinkType.ETHERNET)
                ? FilterTarget.liveRaw(type, 262144)
                : FilterTarget.liveCooked(type, 262144);
    }

    private static Map<String, Integer> loads() throws Exception {
        Map<String, Integer> loads = new HashMap<>();
        try (InputStream in = SizesTest.class.getResourceAsStream("libpcap-loads.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .forEach(line -> {
                        String[] row = line.split("\t", -1);
                        loads.put(row[0] + row[1], Integer.valueOf(row[2]));
                    });
        }
        return loads;
    }
}
