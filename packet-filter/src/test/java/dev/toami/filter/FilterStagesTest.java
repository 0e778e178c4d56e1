package dev.toami.filter;

import java.util.List;
import java.util.regex.Pattern;

import dev.toami.engine.LinkType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FilterStagesTest {
    private static final FilterTarget FILE = FilterTarget.file(LinkType.ETHERNET, 96);
    private static final FilterTarget LIVE = FilterTarget.liveRaw(LinkType.ETHERNET, 96);
    /** How a record shows itself: nothing here should. */
    private static final Pattern RECORD = Pattern.compile("\\b[A-Z][A-Za-z]+\\[");

    private static final List<String> ALL_KINDS = List.of(
            "",
            "tcp port 80 or 443 and not host 192.0.2.1",
            "ip6 and port 53",
            "tcp[13] & 7 != 0 and ip[ip[0] & 15] + len % 3 = -2",
            "udp[udp[4:2] - 1:4] << 2 > 9",
            "ether broadcast or ip multicast",
            "less 60 or byte 3 = 7",
            "inbound and ifindex 3",
            "vlan 100 and mpls and host 198.51.100.7",
            "pppoes 7 and icmp",
            "vlan and vlan 7 and ether host 02:00:00:00:00:01",
            "net 10.0.0.0/8 or net 10.1.0.0 mask 255.255.0.0 or ip6 net 2001:db8::/32");

    @Test
    void everyStageOfASmallFilter() {
        String expression = "arp and not len > 300";
        FilterStages stages = FilterCompiler.stages(expression, FILE);
        assertEquals(
                """
                Chain 0..21
                  Abbreviation 0..3 protocol=arp
                  and
                    Not 8..21
                      Relation 12..21 comparison=greater
                        Length 12..15
                        Constant 18..21 value=300
                """,
                stages.syntax());
        assertEquals(
                """
                from left to right
                  half[12] == 0x806
                and
                  !(len > 0x12c)
                """,
                stages.meaning());
        assertEquals(
                """
                0: half[12] == 0x806 ? 1 : reject
                1: len > 0x12c ? reject : accept
                """,
                stages.flow());
        assertEquals(FilterCompiler.compile(expression, FILE).disassemble(), stages.code());
        assertEquals("accept\n", FilterCompiler.stages("", FILE).flow());
    }

    @Test
    void withoutTheOptimizerTheGraphStaysAsItIs() {
        String expression = "ip and tcp or ip and udp or ip and icmp";
        FilterStages optimized = FilterCompiler.stages(expression, FILE);
        FilterStages plain = FilterCompiler.stagesUnoptimized(expression, FILE);
        assertEquals(optimized.flow(), plain.flow());
        assertEquals(plain.flow(), plain.optimized());
        assertNotEquals(optimized.flow(), optimized.optimized());
        assertEquals(FilterCompiler.compileUnoptimized(expression, FILE).disassemble(), plain.code());
    }

    @Test
    void aLiveFilterShowsItsTwoWorlds() {
        FilterStages stages = FilterCompiler.stages("vlan 100 and ip", LIVE);
        List<String> lines = stages.meaning().lines().toList();
        int tag = lines.indexOf("    metadata.vlanp == 1");
        assertEquals("  if", lines.get(tag - 1));
        int without = stages.meaning().indexOf("v0 = 0");
        int wanted = stages.meaning().indexOf("(metadata.vlan_tci & 0xfff) == 100");
        int with = stages.meaning().indexOf("v0 = 4");
        int inBytes = stages.meaning().indexOf("(half[14] & 0xfff) == 100");
        assertTrue(0 < without && without < wanted && wanted < with && with < inBytes, stages::meaning);
        int ip = lines.indexOf("  in world 0");
        assertEquals(
                List.of("    half[12] == 0x800", "  in world 1", "    half[v0 + 12] == 0x800"),
                lines.subList(ip + 1, ip + 4));
    }

    @Test
    void whatIsTooWideForALineIsBroken() {
        String meaning = FilterCompiler.stages("tcp port 80", FILE).meaning();
        assertTrue(meaning.lines().count() > 5, meaning);
        assertTrue(meaning.lines().allMatch(line -> line.length() < 110), meaning);
        assertFalse(meaning.lines().anyMatch(line -> line.matches("[^(]*&&[^(]*\\|\\|.*")), meaning);
        assertTrue(meaning.contains("half[(4 * (byte[14] & 0xf)) + 16] == 80"), meaning);
    }

    @Test
    void everyKindOfNodeHasItsNotation() {
        for (String expression : ALL_KINDS) {
            FilterTarget target = expression.contains("inbound") ? LIVE : FILE;
            FilterStages stages = FilterCompiler.stages(expression, target);
            for (String text : List.of(stages.syntax(), stages.meaning(), stages.flow(), stages.optimized())) {
                assertFalse(RECORD.matcher(text).find(), () -> expression + ":\n" + text);
                assertFalse(text.contains("Optional"), () -> expression + ":\n" + text);
            }
        }
    }
}
