package dev.toami.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CompileBatchTest {
    private static final String ARP = "OK\t4\t40 0 0 12,21 0 1 2054,6 0 0 96,6 0 0 0";

    private static List<String> batch(String input, String... options) {
        List<String> arguments = new ArrayList<>(List.of("compile", "--batch"));
        arguments.addAll(List.of(options));
        Run run = Run.of(new CommandBackend(), input.getBytes(UTF_8), arguments.toArray(new String[0]));
        assertEquals("", run.err());
        assertEquals(0, run.status());
        return run.out().lines().toList();
    }

    private static String one(String line) {
        List<String> answers = batch(line + "\n");
        assertEquals(1, answers.size(), answers::toString);
        return answers.get(0);
    }

    /** The program of {@code -ddd}, as an answer. */
    private static String ok(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compile", "-ddd"));
        all.addAll(List.of(arguments));
        List<String> lines = Run.of(all.toArray(new String[0])).out().lines().toList();
        return "OK\t" + lines.get(0) + "\t" + String.join(",", lines.subList(1, lines.size()));
    }

    @Test
    void answersEachLine() {
        assertEquals(ARP, one("EN10MB\t96\tffffffff\tfile\tarp"));
        assertEquals(ok("-y", "raw", "ip6"), one("RAW\t0\t0\tfile\tip6"));
        assertEquals(ok("-y", "raw", "ip6"), one("101\t262144\t0\tfile\tip6"));
        assertEquals(ok("--target", "live", "vlan 7"), one("EN10MB\t262144\t0\tlive\tvlan 7"));
        assertEquals(ok("--target", "cooked", "udp"), one("LINUX_SLL2\t262144\t0\tcooked\tudp"));
        assertEquals("OK\t1\t6 0 0 96", one("EN10MB\t96\t0\tfile\t"));
        assertEquals(ok("len = 0xffffffff"), one("EN10MB\t0\t0\tfile\tlen = 0xffffffff"));
        assertTrue(one("EN10MB\t0\t0\tfile\tlen = 0xffffffff").contains(" 4294967295,"));
    }

    @Test
    void theNetmaskIsInHexadecimal() {
        String broadcast = ok("--netmask", "255.255.255.0", "ip broadcast");
        assertEquals(broadcast, one("EN10MB\t262144\tffffff00\tfile\tip broadcast"));
        for (String unknown : List.of("ffffffff", "0", "00000000")) {
            String answer = one("EN10MB\t262144\t" + unknown + "\tfile\tip broadcast");
            assertTrue(answer.startsWith("ERR\t"), answer);
        }
    }

    @Test
    void aFaultHasItsPlaceAndTheBatchGoesOn() {
        List<String> wrong = List.of(
                "EN10MB\t96\t0\tfile\ttcp prot 80",
                "NONSENSE\t96\t0\tfile\tarp",
                "EN10MB\t-1\t0\tfile\tarp",
                "EN10MB\tx\t0\tfile\tarp",
                "EN10MB\t96\txyz\tfile\tarp",
                "EN10MB\t96\t0\tnowhere\tarp",
                "EN10MB\t96\t0\tcooked\tarp",
                "70000\t96\t0\tfile\tarp",
                "EN10MB\t96\t0\tarp",
                "",
                "EN10MB\t96\t0\tfile\tip\u0000\u0001",
                "EN10MB\t96\t0\tfile\t\ufffd\t&");
        List<String> answers = batch(String.join("\n", wrong) + "\nEN10MB\t96\t0\tfile\tarp");
        assertEquals(wrong.size() + 1, answers.size(), answers::toString);
        assertEquals(ARP, answers.get(wrong.size()));
        assertTrue(answers.get(0).startsWith("ERR\t4\t"), answers.get(0));
        for (String answer : answers.subList(0, wrong.size())) {
            assertTrue(answer.matches("ERR\t\\d+\t[^\\p{Cntrl}]+"), answer);
        }
        assertTrue(answers.get(1).startsWith("ERR\t0\tinvalid data link type NONSENSE"), answers.get(1));
    }

    @Test
    void whiteSpaceInAnExpressionIsNoEndOfLine() {
        assertEquals(ARP, one("EN10MB\t96\t0\tfile\t\rarp\t"));
    }

    @Test
    void withoutTheOptimizer() {
        String filter = "ip and tcp or ip and udp or ip and icmp";
        assertEquals(List.of(ok("-O", filter)), batch("EN10MB\t0\t0\tfile\t" + filter, "-O"));
    }

    @Test
    void otherOptionsAndWordsDoNotGoWithIt() {
        for (String[] more : new String[][] {{"tcp"}, {"-d"}, {"-y", "RAW"}, {"--stages"}, {"-F", "file"}}) {
            List<String> arguments = new ArrayList<>(List.of("compile", "--batch"));
            arguments.addAll(List.of(more));
            assertEquals(1, Run.of(arguments.toArray(new String[0])).status(), arguments::toString);
        }
    }

    @Test
    void longInputAndLongLines() {
        StringBuilder input = new StringBuilder();
        IntStream.range(0, 20_000)
                .forEach(i ->
                        input.append("EN10MB\t96\t0\tfile\tudp port ").append(i).append('\n'));
        String hosts = IntStream.range(0, 8_000)
                .mapToObj(i -> "arp host 10." + i % 7 + "." + i / 250 + "." + i % 250)
                .reduce((a, b) -> a + " or " + b)
                .orElseThrow();
        input.append("EN10MB\t96\t0\tfile\t").append(hosts).append('\n');
        List<String> answers = batch(input.toString());
        assertEquals(20_001, answers.size());
        assertTrue(answers.stream().allMatch(answer -> answer.startsWith("OK\t")));
        assertTrue(answers.get(20_000).length() > 100_000);
    }
}
