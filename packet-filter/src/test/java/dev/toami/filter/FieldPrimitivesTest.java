package dev.toami.filter;

import java.util.Map;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.Ancillary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Fields of packet filter logs, ATM cells and SS7's signal units, and of Linux. */
class FieldPrimitivesTest {
    private static boolean matches(String expression, String linkType, String frame) {
        FilterTarget target = FilterTarget.file(LinkType.byName(linkType).orElseThrow(), 96);
        Bytes bytes = Bytes.parseHex(frame);
        return FilterCompiler.compile(expression, target).matches(bytes, bytes.length());
    }

    /** On em0, in the rule set {@code filter}, rule 5 and subrule 6. */
    private static String log(int action, int reason) {
        String codes = String.format("%02x%02x", action, reason);
        return "3d02" + codes + "656d30" + "00".repeat(13) + "66696c746572" + "00".repeat(10) + "00000005" + "00000006"
                + "00".repeat(16) + "01000000";
    }

    @ParameterizedTest
    @CsvSource({
        "on em0, true",
        "ifname em, true",
        "on em1, false",
        "rset filter, true",
        "ruleset filters, false",
        "rnr 5, true",
        "rulenum 6, false",
        "srnr 6, true",
        "subrulenum 5, false",
        "inbound, true",
        "outbound, false"
    })
    void fieldsOfPacketFilterLogs(String expression, boolean holds) {
        assertEquals(holds, matches(expression, "PFLOG", log(0, 0)));
    }

    @Test
    void actionsAndReasonsByName() {
        Map.of("pass", 0, "accept", 0, "block", 1, "DROP", 1, "nat", 4, "synproxy-drop", 10, "match", 12)
                .forEach((name, number) -> {
                    assertTrue(matches("action " + name, "PFLOG", log(number, 99)), name);
                    assertFalse(matches("action " + name, "PFLOG", log(number + 1, 99)), name);
                });
        Map.of("match", 0, "bad-offset", 1, "short", 3, "state-limit", 12, "synproxy", 14, "no-route", 16, "7", 7)
                .forEach((name, number) -> {
                    assertTrue(matches("reason " + name, "PFLOG", log(99, number)), name);
                    assertFalse(matches("reason " + name, "PFLOG", log(99, number + 1)), name);
                });
    }

    private static String cell(int type, int path, int channel, int message) {
        return String.format("%02x%02x%04x", type, path, channel) + "09" + "03000000" + String.format("%02x", message);
    }

    @ParameterizedTest
    @CsvSource({
        "metac, 0, 1, true",
        "metac, 0, 2, false",
        "metac, 1, 1, false",
        "bcc, 0, 2, true",
        "oamf4sc, 0, 3, true",
        "oamf4ec, 0, 4, true",
        "oamf4ec, 0, 3, false",
        "oam, 0, 3, true",
        "oamf4, 0, 4, true",
        "oam, 0, 5, false",
        "oam, 1, 3, false",
        "sc, 0, 5, true",
        "ilmic, 0, 16, true",
        "vpi 7, 7, 0, true",
        "vpi != 7, 7, 0, false",
        "vpi (1 or 7), 7, 0, true",
        "vci < 258, 7, 257, true",
        "vci >= 258, 7, 257, false",
        "vci (256 or 258), 7, 257, false",
        "lane, 0, 0, false",
        "llc, 0, 0, true"
    })
    void circuitsOfAtm(String expression, int path, int channel, boolean holds) {
        assertEquals(holds, matches(expression, "SUNATM", cell(0x82, path, channel, 0)));
    }

    @Test
    void messagesOfConnections() {
        for (int message : new int[] {0x05, 0x02, 0x07, 0x0f, 0x4d, 0x5a, 0x06}) {
            boolean known = message != 0x06;
            assertEquals(known, matches("connectmsg", "SUNATM", cell(6, 0, 5, message)));
            assertFalse(matches("connectmsg", "SUNATM", cell(6, 0, 1, message)));
            assertEquals(known && message != 0x0f, matches("metaconnect", "SUNATM", cell(6, 0, 1, message)));
        }
    }

    @Test
    void anEmulatedLanIsEthernet() {
        String frame = "010000050001" + "0000000000aa0000000000bb" + "0806";
        assertTrue(matches("lane", "SUNATM", frame));
        assertTrue(matches("lane and arp and ether dst 00:00:00:00:00:aa", "SUNATM", frame));
        assertFalse(matches("arp", "SUNATM", frame));
        assertFalse(matches("lane and arp", "SUNATM", frame.replace("00050001", "0005ff00")));
    }

    /** BSN, FSN, length, SIO 0x83, DPC 0x1273, OPC 0x0607, SLS 3. */
    private static String unit(int length) {
        return "0000" + String.format("%02x", length) + "83" + label();
    }

    private static String label() {
        int label = 0x1273 | 0x0607 << 14 | 3 << 28;
        return String.format("%08x", Integer.reverseBytes(label));
    }

    @ParameterizedTest
    @CsvSource({"0, fisu", "1, lssu", "2, lsu", "3, msu", "63, msu", "64, fisu", "130, lssu"})
    void unitsByLength(int length, String expected) {
        String fast = "00000000" + String.format("%04x", (length & 0x3f) << 7);
        for (String kind : new String[] {"fisu", "lssu", "msu"}) {
            boolean holds = kind.equals(expected.equals("lsu") ? "lssu" : expected);
            assertEquals(holds, matches(kind, "MTP2", unit(length)), kind);
            assertEquals(holds, matches(kind, "MTP2_WITH_PHDR", "00000000" + unit(length)), kind);
            assertEquals(holds, matches("h" + kind, "MTP2", fast), kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sio 0x83, true",
        "sio < 0x83, false",
        "dpc 0x1273, true",
        "dpc != 0x1273, false",
        "dpc (1 or 0x1273), true",
        "dpc 0x1272, false",
        "opc 0x607, true",
        "opc 0x3607, false",
        "opc (1 or 2), false",
        "sls 3, true",
        "sls > 2, true",
        "sls >= 4, false",
        "sls <= 2, false"
    })
    void fieldsOfTheRoutingLabel(String expression, boolean holds) {
        assertEquals(holds, matches(expression, "MTP2", unit(20)));
        assertEquals(holds, matches(expression, "ERF", "00".repeat(20) + unit(20)));
        assertEquals(holds, matches("h" + expression, "MTP2", "000000000a00" + "83" + label()));
    }

    @ParameterizedTest
    @CsvSource({
        "on em0, EN10MB",
        "reason match, EN10MB",
        "on a23456789012345x, PFLOG",
        "rset a23456789012345x, PFLOG",
        "reason invalid, PFLOG",
        "action invalid, PFLOG",
        "lane, EN10MB",
        "vpi 1, ATM_RFC1483",
        "oam, EN10MB",
        "vpi 256, SUNATM",
        "vci (1 or 65536), SUNATM",
        "fisu, EN10MB",
        "hmsu, SUNATM",
        "sio 256, MTP2",
        "dpc 16384, MTP2",
        "hopc > 16384, MTP2",
        "sls 16, MTP2",
        "mark = 1, EN10MB",
        "rxhash & 1 = 1, LINUX_SLL",
        "hatype = 1, EN10MB"
    })
    void someMakeNoSense(String expression, String linkType) {
        assertThrows(FilterSyntaxException.class, () -> matches(expression, linkType, "00"));
    }

    @Test
    void theFieldsOfLinuxAreThoseOfALivePacket() {
        Ancillary kernel = new Ancillary() {
            @Override
            public int mark() {
                return 7;
            }

            @Override
            public int queue() {
                return 3;
            }

            @Override
            public int rxHash() {
                return 0x80000001;
            }

            @Override
            public int cpu() {
                return 2;
            }

            @Override
            public int hardwareType() {
                return 1;
            }
        };
        FilterTarget raw = FilterTarget.liveRaw(LinkType.ETHERNET, 96);
        FilterTarget cooked = FilterTarget.liveCooked(LinkType.LINUX_SLL2, 96);
        for (FilterTarget target : new FilterTarget[] {raw, cooked}) {
            String all = "mark = 7 and queue = 3 and rxhash > 0x80000000 and cpu & 2 != 0 and hatype = 1";
            CompiledFilter filter = FilterCompiler.compile(all, target);
            assertTrue(filter.matches(Bytes.parseHex("00"), 1, kernel));
            assertFalse(filter.needsUserland());
            CompiledFilter other = FilterCompiler.compile("mark + queue = 9 or hatype != 1", target);
            assertFalse(other.matches(Bytes.parseHex("00"), 1, kernel));
        }
        assertTrue(matches("hatype = 772", "LINUX_SLL", "0000" + "0304" + "00".repeat(12)));
        assertTrue(matches("hatype = 772", "LINUX_SLL2", "00".repeat(8) + "0304" + "00".repeat(10)));
    }
}
