package dev.toami.filter;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Filters on the headers of many link types. */
class LinkTypesTest {
    /** UDP from 10.1.2.3, port 53, to 10.1.2.4. */
    private static final String DATAGRAM = "4500001c00000000401100000a0102030a0102040035303900080000";

    private static final String SNAP = "aaaa030000000800";
    /** A data frame from 02:00:00:00:00:0a to 02:00:00:00:00:0b by an access point, without QoS and with it. */
    private static final String WLAN = "08020000" + "02000000000b" + "02000000000f" + "02000000000a" + "0000";

    private static final String WLAN_QOS = "88" + WLAN.substring(2) + "0500";

    private static FilterTarget target(String type) {
        return FilterTarget.file(LinkType.byName(type).orElseThrow(), 262144);
    }

    private static CompiledFilter compile(String type, String expression) {
        return FilterCompiler.compile(expression, target(type));
    }

    private static boolean matches(String type, String expression, String frame) {
        Bytes bytes = Bytes.parseHex(frame);
        CompiledFilter filter = compile(type, expression);
        boolean matches = filter.matches(bytes, bytes.length());
        CompiledFilter plain = FilterCompiler.compileUnoptimized(expression, target(type));
        assertEquals(plain.matches(bytes, bytes.length()), matches, "optimized or not");
        return matches;
    }

    @ParameterizedTest
    @CsvSource({
        "SLIP, 45000000000000000000000000000000",
        "PPP, ff030021",
        "PPP_SERIAL, ff030021",
        "PPP_PPPD, 01030021",
        "PPP_ETHER, 1100000100000021",
        "PPP_BSDOS, 0000000000002d0000000000000000000000000000000000",
        "C_HDLC, 0f000800",
        "ENC, 020000000000000000000000",
        "FDDI, 5002000000000b02000000000aaaaa030000000800",
        "IEEE802, 104002000000000b02000000000aaaaa030000000800",
        "IP_OVER_FC, 100002000000000b100002000000000aaaaa030000000800",
        "ATM_RFC1483, aaaa030000000800",
        "ATM_CLIP, aaaa030000000800",
        "SUNATM, 02000021aaaa030000000800",
        "ARCNET, 0102d4000000",
        "ARCNET_LINUX, 01020000d4000000",
        "DSA_TAG_BRCM, 02000000000b02000000000a000000080800",
        "DSA_TAG_DSA, 02000000000b02000000000ac00000010800",
        "NETANALYZER, 0000000002000000000b02000000000a0800",
        "NETANALYZER_TRANSPARENT, 0000000055555555555555d502000000000b02000000000a0800",
        "APPLE_IP_OVER_IEEE1394, 000000000000000b000000000000000a0800",
        "JUNIPER_MFR, 4d474301",
    })
    void theNetworkLayerIsFound(String type, String header) {
        for (String expression : new String[] {"udp port 53", "src host 10.1.2.3", "ip[9] = 17", "udp[1] = 53"}) {
            assertTrue(matches(type, expression, header + DATAGRAM), expression);
        }
        assertFalse(matches(type, "udp port 54", header + DATAGRAM));
        assertFalse(matches(type, "src host 10.1.2.4", header + DATAGRAM));
    }

    @ParameterizedTest
    @CsvSource({
        "FDDI, 5002000000000b02000000000a",
        "IEEE802, 104002000000000b02000000000a",
        "IP_OVER_FC, 000002000000000b000002000000000a",
        "DSA_TAG_DSA, 02000000000b02000000000a",
        "NETANALYZER, 0000000002000000000b02000000000a",
        "IEEE802_11, 0802000002000000000b02000000000f02000000000a0000",
        "IEEE802_11, 0801000002000000000f02000000000a02000000000b0000",
        "IEEE802_11, 0803000002000000000f02000000000e02000000000b000002000000000a",
        "IEEE802_11, 8000000002000000000b02000000000a02000000000f0000",
    })
    void stationsAreFound(String type, String header) {
        assertTrue(matches(type, "ether src 2:0:0:0:0:a", header));
        assertTrue(matches(type, "ether dst 2:0:0:0:0:b", header));
        assertTrue(matches(type, "ether host 2:0:0:0:0:a and ether src and dst 2:0:0:0:0:b or not multicast", header));
        assertFalse(matches(type, "ether dst 2:0:0:0:0:a", header));
        assertFalse(matches(type, "broadcast", header));
    }

    @Test
    void lowNumbersAreAccessPointsWhereThereAreSome() {
        for (String type : new String[] {"EN10MB", "FDDI", "IEEE802_11", "LINUX_SLL"}) {
            assertThrows(FilterSyntaxException.class, () -> compile(type, "link proto 0x281"));
        }
        assertTrue(matches("PPP", "link proto 0x281", "ff030281"));
        assertFalse(matches("PPP", "link proto 0x282", "ff030281"));
        assertTrue(matches("C_HDLC", "link proto 0x281", "0f000281"));
        assertTrue(matches("LINUX_SLL2", "link proto 0x281", "0281"));
    }

    @Test
    void addressesOfEightBits() {
        assertTrue(matches("ARCNET", "link src $01 and link dst $2", "0102d4"));
        assertTrue(matches("ARCNET_LINUX", "broadcast and multicast", "0100d4"));
        assertTrue(matches("BACNET_MS_TP", "link src $7 and broadcast", "55ff00ff07"));
        assertFalse(matches("BACNET_MS_TP", "link host $8", "55ff00ff07"));
    }

    @ParameterizedTest
    @CsvSource({
        "IEEE802_11, ''",
        "IEEE802_11_RADIO, 00000a00000000000000",
        "IEEE802_11_RADIO_AVS, 802110010000000c00000000",
        "PPI, 0000080069000000",
        "PRISM_HEADER, 802110010000000c00000000",
    })
    void theHeaderOf80211HasManyLengths(String type, String prefix) {
        for (String header : new String[] {WLAN, WLAN_QOS}) {
            assertTrue(matches(type, "udp port 53 and wlan ta 2:0:0:0:0:f", prefix + header + SNAP + DATAGRAM));
            assertTrue(matches(type, "type data and dir fromds", prefix + header));
        }
        assertFalse(matches(type, "ip", prefix + WLAN_QOS + "0000" + SNAP + DATAGRAM));
        assertFalse(matches(type, "ip", prefix + "80" + WLAN.substring(2) + SNAP + DATAGRAM), "a beacon");
    }

    @Test
    void prismHasALengthOfItsOwn() {
        assertTrue(matches("PRISM_HEADER", "udp port 53", "00000044" + "00".repeat(140) + WLAN + SNAP + DATAGRAM));
    }

    @Test
    void whatIsNo80211InsidePpiIsRejected() {
        assertFalse(matches("PPI", "not arp", "0000080001000000" + WLAN + SNAP));
        assertTrue(matches("PPI", "not arp", "0000080069000000" + WLAN + SNAP));
        assertTrue(matches("PPI", "", "0000080001000000" + WLAN));
    }

    @ParameterizedTest
    @CsvSource({
        // Flags alone, with a time before them, and without the bit that tells of padding.
        "000009000200000020, true",
        "0000110003000000000000000000000020, true",
        "000009000200000000, false",
    })
    void paddingBehindAQosHeader(String radiotap, boolean padded) {
        assertEquals(padded, matches("IEEE802_11_RADIO", "ip", radiotap + WLAN_QOS + "00" + SNAP + DATAGRAM));
        assertEquals(!padded, matches("IEEE802_11_RADIO", "ip", radiotap + WLAN_QOS + SNAP + DATAGRAM));
    }

    @Test
    void aLogOfPfTellsTheLengthOfItsHeader() {
        String header = "3d02" + "00".repeat(58) + "01" + "000000";
        assertTrue(matches("PFLOG", "inbound and udp port 53", header + DATAGRAM));
        assertFalse(matches("PFLOG", "outbound", header + DATAGRAM));
        assertTrue(matches("PFLOG", "ip6", "3d18" + header.substring(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "SLIP, 01, true",
        "PPP_PPPD, 01, true",
        "PPP_PPPD, 00, false",
        "IPNET, 01020001, true",
        "JUNIPER_ETHER, 4d474300, true",
        "JUNIPER_ETHER, 4d474301, false",
        "DSA_TAG_BRCM, 00000000000000000000000020, true",
        "DSA_TAG_DSA, 00000000000000000000000000, false",
    })
    void theHeaderTellsTheDirection(String type, String frame, boolean outbound) {
        assertEquals(outbound, matches(type, "outbound", frame));
        assertEquals(!outbound, matches(type, "inbound", frame));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RAW: ether host 1:2:3:4:5:6",
                "PPP: broadcast",
                "PPI: vlan",
                "FDDI: vlan",
                "PPP_SERIAL: mpls",
                "EN10MB: outbound",
                "PPP_BSDOS: inbound",
                "EN10MB: link host $5",
                "ARCNET: ip host $5",
                "ARCNET: ether host 1:2:3:4:5:6",
                "BACNET_MS_TP: multicast",
                "BACNET_MS_TP: ip",
                "PPI: radio[0] = 1",
                "IEEE802_11: radio[0] = 1",
                "IEEE802_11: type 16",
                "IEEE802_11: type data subtype beacon",
                "IEEE802_11: dir 4",
                "IEEE802_11: addr1 host 1.2.3.4",
                "IEEE802_11: wlan addr1 net 10.0.0.0/8",
                "EN10MB: wlan addr1 1:2:3:4:5:6",
                "EN10MB: type mgt",
                "DSA_TAG_EDSA: ip",
                "USB_LINUX: tcp port 80",
            })
    void whatALinkTypeDoesNotHaveIsRejected(String row) {
        String[] parts = row.split(": ", 2);
        assertThrows(FilterSyntaxException.class, () -> compile(parts[0], parts[1]));
    }
}
