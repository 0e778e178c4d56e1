package dev.toami.protocols.print;

import java.time.ZoneOffset;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The forms of a packet besides gopacket's: lines, trees, JSON, chosen fields, dumps, bytes, times. */
class PrintersTest {
    static List<Golden> frames() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void everyFormTakesEveryLength(Golden golden) {
        for (int length = 0; length <= golden.bytes().length(); length++) {
            Packet packet = golden.dissect(golden.bytes().slice(0, length));
            String line = LineText.format(packet, length % 2 == 0, length % 3 == 0);
            assertFalse(line.isEmpty() || line.contains("\n"), line);
            String json = JsonText.format(packet);
            assertTrue(json.endsWith("}\n"), json);
            JsonCheck.check(json.substring(0, json.length() - 1));
            String tree = TreeText.format(packet);
            for (Layer layer : packet.layers()) {
                assertTrue(tree.contains("\n" + layer.type().name() + ": "), tree);
            }
            assertTrue(DumpText.format(packet).startsWith("-- FULL PACKET DATA (" + length + " bytes) --"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp-syn | IP 192.0.2.1.49152 > 198.51.100.2.80: Flags [S], seq",
                "udp | IP 192.0.2.1.40001 > 198.51.100.2.9999: UDP, length 11",
                "icmp-echo | IP 192.0.2.1 > 198.51.100.2: ICMP EchoRequest, length",
                "neighbor-solicitation | IP6 fe80::1 > fe80::2: ICMP6, NeighborSolicitation, length 32"
            })
    void linesAreInTcpdumpsManner(String name, String start) {
        String line = LineText.format(Golden.named(name).dissect(), false, false);
        assertEquals(start, line.substring(0, Math.min(start.length(), line.length())));
    }

    @Test
    void aLineMayHaveTheLinkLayerAndTheHeader() {
        Packet packet = Golden.named("tcp-syn").dissect();
        String line = LineText.format(packet, true, false);
        assertTrue(
                line.startsWith("02:00:00:00:00:01 > 02:00:00:00:00:02, ethertype IPv4 (0x0800), length 74: IP "),
                line);
        assertTrue(LineText.format(packet, false, true).startsWith("IP (tos 0x0, ttl 64, id "));
    }

    @Test
    void fieldsAreChosenByWiresharksNames() {
        FieldSelection fields =
                new FieldSelection(List.of("frame.number", "ip.src", "udp.dstport", "frame.protocols", "no.such"), ";");
        assertEquals("1;192.0.2.1;;eth:ip:tcp;\n", line(fields, "tcp-syn"));
        assertEquals("2;192.0.2.1;9999;eth:ip:udp:data;\n", line(fields, "udp"));
        assertThrows(IllegalArgumentException.class, () -> new FieldSelection(List.of(), ";"));
    }

    private static String line(FieldSelection fields, String name) {
        return fields.format(Golden.named(name).dissect());
    }

    @Test
    void valuesThatAreThereOftenArePartedByCommas() {
        FieldSelection fields = new FieldSelection(List.of("ip.src"), "\t");
        assertTrue(line(fields, "ipip").contains(","), line(fields, "ipip"));
    }

    @Test
    void jsonHasWhatTheHeaderHas() {
        String json = JsonText.format(Golden.named("udp").dissect());
        assertTrue(json.contains("\"protocol\":\"udp\""), json);
        assertTrue(json.contains("\"ip.src\":\"192.0.2.1\""), json);
        assertTrue(json.contains("\"eth.type\":\"0x0800\""), json);
        assertTrue(json.contains("\"ip.ttl\":64,"), json);
    }

    @Test
    void pathsBecomeNames() {
        assertEquals("src_port", FieldNames.snakeCase("SrcPort"));
        assertEquals("ttl", FieldNames.snakeCase("TTL"));
        assertEquals("src_mac", FieldNames.snakeCase("SrcMAC"));
        assertEquals("options.option_type", FieldNames.snakeCase("Options.OptionType"));
        assertEquals("qos_data", FieldNames.snakeCase("QOSData"));
        assertEquals("mylayer", Fields.protocol(new LayerType("My Layer")));
    }

    @Test
    void bytesAreAsTcpdumpHasThem() {
        StringBuilder out = new StringBuilder();
        HexText.hexadecimal(out, Bytes.parseHex("4500 0034 4142 4344 2020 7e7f 0a0d ffff 41"), true);
        List<String> lines = out.toString().lines().toList();
        assertEquals("\t0x0000:  4500 0034 4142 4344 2020 7e7f 0a0d ffff  E..4ABCD..~.....", lines.get(0));
        assertEquals("\t0x0010:  41                                       A", lines.get(1));
        out.setLength(0);
        HexText.hexadecimal(out, Bytes.parseHex("450041"), false);
        assertEquals("\t0x0000:  4500 41\n", out.toString());
        out.setLength(0);
        HexText.characters(out, Bytes.parseHex("41 0d0a 42 0d 43 09 20 80"));
        assertEquals("A\nB.C\t .\n", out.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "TIME_OF_DAY|20:20:33.510810 |20:20:34.000001 |20:20:33.000000 ",
                "NONE|''|''|''",
                "EPOCH|1367526033.510810 |1367526034.000001 |1367526033.000000 ",
                "SINCE_PREVIOUS| 00:00:00.000000 | 00:00:00.489191 |-00:00:01.000001 ",
                "DATE|2013-05-02 20:20:33.510810 |2013-05-02 20:20:34.000001 |2013-05-02 20:20:33.000000 ",
                "SINCE_FIRST| 00:00:00.000000 | 00:00:00.489191 |-00:00:00.510810 "
            })
    void timesAreAsTcpdumpHasThem(TimeText.Form form, String first, String second, String third) {
        TimeText times = new TimeText(form, ZoneOffset.UTC, 6);
        assertEquals(first, time(times, 1367526033_510810_000L));
        assertEquals(second, time(times, 1367526034_000001_000L));
        assertEquals(third, time(times, 1367526033_000000_000L));
    }

    private static String time(TimeText times, long nanos) {
        StringBuilder out = new StringBuilder();
        times.append(out, nanos);
        return out.toString();
    }

    @Test
    void nanosecondsHaveNineDigits() {
        assertEquals("0.000000001 ", time(new TimeText(TimeText.Form.EPOCH, ZoneOffset.UTC, 9), 1));
        assertThrows(IllegalArgumentException.class, () -> new TimeText(TimeText.Form.EPOCH, ZoneOffset.UTC, 3));
    }

    @Test
    void anEmptyFrameHasAForm() {
        Packet packet = Packet.dissect(CapturedFrame.of(LinkType.ETHERNET, 0, 0, Bytes.empty()));
        assertFalse(LineText.format(packet, false, false).isEmpty());
        JsonCheck.check(JsonText.format(packet).strip());
    }
}
