package dev.toami.filter;

import java.util.OptionalInt;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.filter.RandomPackets.FixedAncillary;
import dev.toami.filter.bpf.Ancillary;
import dev.toami.filter.bpf.AncillaryLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FilterCompilerTest {
    private static final FilterTarget ETHERNET = FilterTarget.file(LinkType.ETHERNET, 262144);
    private static final FilterTarget LIVE = FilterTarget.liveRaw(LinkType.ETHERNET, 262144);
    private static final FilterTarget COOKED = FilterTarget.liveCooked(LinkType.LINUX_SLL2, 262144);

    /** 10.0.0.1 to 10.0.0.2, TCP 1024 to 80. */
    private static final String SEGMENT =
            "4500002800010000400600000a0000010a000002" + "040000500000000000000000500200000000000000000000";

    private static final Bytes PLAIN = Bytes.parseHex("020000000002020000000001" + "0800" + SEGMENT);
    private static final Bytes TAGGED = Bytes.parseHex("020000000002020000000001" + "81000064" + "0800" + SEGMENT);
    private static final Bytes DOUBLE =
            Bytes.parseHex("020000000002020000000001" + "88a800c8" + "81000064" + "0800" + SEGMENT);

    private static boolean matches(String expression, FilterTarget target, Bytes packet, Ancillary ancillary) {
        return FilterCompiler.compile(expression, target).matches(packet, packet.length(), ancillary);
    }

    @Test
    void theEmptyExpressionAcceptsEverything() {
        for (String expression : new String[] {"", " ", "\t\r\n"}) {
            CompiledFilter filter = FilterCompiler.compile(expression, FilterTarget.file(LinkType.ETHERNET, 96));
            assertEquals("(000) ret      #96\n", filter.disassemble());
            assertTrue(filter.matches(Bytes.empty(), 0));
        }
    }

    @Test
    void aFilterTellsWhatItAsksBesideTheBytes() {
        assertEquals(Set.of(), FilterCompiler.compile("tcp port 80", LIVE).ancillaryLoads());
        assertEquals(
                Set.of(AncillaryLoad.PACKET_TYPE),
                FilterCompiler.compile("inbound and udp", LIVE).ancillaryLoads());
        assertTrue(FilterCompiler.compile("vlan 100", LIVE).ancillaryLoads().contains(AncillaryLoad.VLAN_TAG_PRESENT));
        assertEquals(Set.of(), FilterCompiler.compile("vlan 100", ETHERNET).ancillaryLoads());
    }

    @Test
    void codeIsDecent() {
        assertEquals(
                """
                (000) ldh      [12]
                (001) jeq      #0x800           jt 2\tjf 3
                (002) ret      #262144
                (003) ret      #0
                """,
                FilterCompiler.compile("ip", ETHERNET).disassemble());
        assertEquals(
                19,
                FilterCompiler.compile("tcp port 80", ETHERNET).instructions().size());
        assertEquals(
                16,
                FilterCompiler.compile("host 10.0.0.1 and tcp port 80", ETHERNET)
                        .instructions()
                        .size());
        assertEquals(
                1,
                FilterCompiler.compile("tcp and udp and 1 = 2", ETHERNET)
                        .instructions()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "ip, true",
        "tcp port 80, true",
        "tcp src port 80, false",
        "src host 10.0.0.1, true",
        "dst net 10.0.0/24, true",
        "host 10.0.0.3, false",
        "ether src 2:0:0:0:0:1, true",
        "ether[0] & 1 = 0, true",
        "portrange 79-81, true",
        "tcp[tcpflags] & tcp-syn != 0, true",
        "not tcp, false",
        "ip6, false",
        "len > 57, true",
        "less 58, true",
        "greater 59, false",
        "ip proto \\tcp, true",
        "proto 17, false",
        "tcp port http, true",
        "udp or tcp, true",
        "tcp port 22 or 80, true",
        "port (22 or 80) and dst port not 22, true",
        "ip[2:2] = 40, true",
        "ip broadcast, true",
        "ip multicast, false",
        "ether multicast, false",
        "byte 12 = 8, true",
        "-1 = 4294967295, true"
    })
    void ethernetFiles(String expression, boolean expected) {
        FilterTarget target = ETHERNET.withNetmask(Ipv4Address.parse("255.255.255.253"))
                .withNames(new NameResolver() {
                    @Override
                    public OptionalInt tcpPort(String service) {
                        return service.equals("http") ? OptionalInt.of(80) : OptionalInt.empty();
                    }

                    @Override
                    public OptionalInt protocol(String name) {
                        return name.equals("tcp") ? OptionalInt.of(6) : OptionalInt.empty();
                    }
                });
        assertEquals(expected, matches(expression, target, PLAIN, Ancillary.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "ip, true, false, false",
        "vlan, false, true, true",
        "vlan 100, false, true, false",
        "vlan and vlan, false, false, true",
        "vlan and vlan 100, false, false, true",
        "vlan and ip, false, true, false",
        "ip or vlan and ip, false, true, false",
        "ip and vlan 100, false, false, false",
        "vlan 200 and vlan 100 and tcp port 80, false, false, true"
    })
    void vlanTagsInFiles(String expression, boolean plain, boolean tagged, boolean twice) {
        assertEquals(plain, matches(expression, ETHERNET, PLAIN, Ancillary.NONE), "untagged");
        assertEquals(tagged, matches(expression, ETHERNET, TAGGED, Ancillary.NONE), "tagged");
        assertEquals(twice, matches(expression, ETHERNET, DOUBLE, Ancillary.NONE), "double tagged");
    }

    /** The kernel takes the outer tag out, or leaves it in the bytes when the program runs before that. */
    @ParameterizedTest
    @CsvSource({
        "ip, true, true, false",
        "vlan, false, true, true",
        "vlan 100, false, true, true",
        "ip and vlan 100, false, true, false",
        "vlan 100 and ip, false, true, true",
        "vlan 100 and tcp port 80, false, true, true",
        "vlan 5, false, false, false",
        "not vlan, true, false, false",
        "vlan and vlan, false, false, false",
        "vlan 5 or ip, false, true, true"
    })
    void vlanTagsLive(String expression, boolean plain, boolean inMetadata, boolean inBytes) {
        FixedAncillary none = new FixedAncillary(false, 0, 0, 2, 0x0800);
        FixedAncillary tag = new FixedAncillary(true, 0x2064, 0, 2, 0x0800);
        assertEquals(plain, matches(expression, LIVE, PLAIN, none), "untagged");
        assertEquals(inMetadata, matches(expression, LIVE, PLAIN, tag), "tag in the metadata");
        assertEquals(inBytes, matches(expression, LIVE, TAGGED, none), "tag in the bytes");
    }

    /** Label 16 on top of label 17 with the S bit, and a PPPoE session 5, each around the segment. */
    @Test
    void labelsAndSessions() {
        String header = "020000000002020000000001";
        Bytes labels = Bytes.parseHex(header + "8847" + "00010040" + "00011140" + SEGMENT);
        Bytes session = Bytes.parseHex(header + "8864" + "11000005002a" + "0021" + SEGMENT);
        for (String expression : new String[] {
            "mpls",
            "mpls 16",
            "mpls and mpls 17",
            "mpls 16 and mpls 17 and tcp port 80",
            "mpls and mpls and host 10.0.0.1"
        }) {
            assertTrue(matches(expression, ETHERNET, labels, Ancillary.NONE), expression);
            assertFalse(matches(expression, ETHERNET, session, Ancillary.NONE), expression);
        }
        for (String expression : new String[] {"mpls 17", "mpls and ip", "mpls and mpls and mpls", "ip", "pppoed"}) {
            assertFalse(matches(expression, ETHERNET, labels, Ancillary.NONE), expression);
        }
        for (String expression : new String[] {
            "pppoes", "pppoes 5", "pppoes and tcp port 80", "pppoes and link[0:2] = 0x21", "pppoes 5 and ip[9] = 6"
        }) {
            assertTrue(matches(expression, ETHERNET, session, Ancillary.NONE), expression);
            assertFalse(matches(expression, ETHERNET, labels, Ancillary.NONE), expression);
        }
        for (String expression : new String[] {
            "mpls and arp",
            "mpls and vlan",
            "pppoes and vlan",
            "mpls 1048576",
            "pppoes 65536",
            "pppoes and ether host 1:2:3:4:5:6"
        }) {
            assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile(expression, ETHERNET), expression);
        }
    }

    @Test
    void cookedSocketsHaveNoHeader() {
        Bytes payload = Bytes.parseHex(SEGMENT);
        FixedAncillary sent = new FixedAncillary(false, 0, 4, 3, 0x0800);
        FixedAncillary tagged = new FixedAncillary(true, 100, 0, 3, 0x0800);
        assertTrue(matches("tcp port 80", COOKED, payload, sent));
        assertTrue(matches("outbound and ifindex 3 and ip[9] = 6", COOKED, payload, sent));
        assertFalse(matches("inbound", COOKED, payload, sent));
        assertFalse(matches("vlan 100 and ip", COOKED, payload, sent));
        assertTrue(matches("vlan 100 and tcp port 80", COOKED, payload, tagged));
        Bytes inner = Bytes.parseHex("0064" + "0800" + SEGMENT);
        assertTrue(matches("vlan 100 and tcp port 80", COOKED, inner, new FixedAncillary(false, 0, 0, 3, 0x8100)));
        CompiledFilter filter = FilterCompiler.compile("link[11] = 6 and tcp", COOKED);
        assertTrue(filter.needsUserland() && filter.seesLinkHeader());
        Bytes frame = Bytes.parseHex("08000000000000030001" + "0406" + "0200000000010000" + SEGMENT);
        assertTrue(filter.matches(frame, frame.length(), sent));
        assertFalse(FilterCompiler.compile("tcp", COOKED).needsUserland());
    }

    @Test
    void errorsPointAtTheFault() {
        FilterSyntaxException e = assertThrows(
                FilterSyntaxException.class, () -> FilterCompiler.compile("tcp port 80 or port 70000", ETHERNET));
        assertEquals(
                """
                a port is at most 65535
                  tcp port 80 or port 70000
                                      ^~~~~""",
                e.getMessage());
    }

    @Test
    void aRangeIsTwoPorts() {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile("portrange http", ETHERNET));
    }

    @Test
    void aComputedShiftMayBeTooFar() {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile("link[2] << 32 = 0", ETHERNET));
        CompiledFilter filter = FilterCompiler.compileUnoptimized("link[2] << (16 * 3) = 0", ETHERNET);
        assertTrue(filter.matches(Bytes.parseHex("000007"), 3));
        assertFalse(filter.matches(Bytes.parseHex("0000"), 2));
    }

    @Test
    void onALinkTypeWithoutProtocolsThereAreBytesAndLengths() {
        for (int type : new int[] {230, 60_000}) {
            FilterTarget target = FilterTarget.file(new LinkType(type), 96);
            FilterSyntaxException e = assertThrows(
                    FilterSyntaxException.class, () -> FilterCompiler.compile("len > 60 and tcp port 80", target));
            assertTrue(e.getMessage().contains(target.linkType().toString()), e.getMessage());
            CompiledFilter filter = FilterCompiler.compile("not (link[2:2] = 0x0102 or len > 60)", target);
            assertFalse(filter.matches(Bytes.parseHex("00000102"), 4));
            assertTrue(filter.matches(Bytes.parseHex("00000103"), 4));
            assertFalse(filter.matches(Bytes.parseHex("00000103"), 61));
        }
    }

    @Test
    void aTargetIsWithinBounds() {
        assertThrows(IllegalArgumentException.class, () -> FilterTarget.liveCooked(LinkType.ETHERNET, 96));
        assertThrows(IllegalArgumentException.class, () -> FilterTarget.file(LinkType.ETHERNET, 0));
    }
}
