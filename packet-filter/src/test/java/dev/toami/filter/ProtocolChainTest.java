package dev.toami.filter;

import java.time.Duration;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.VerificationException;
import dev.toami.filter.bpf.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code protochain}: protocols behind extension headers. */
class ProtocolChainTest {
    private static final String ADDRESSES = "0102030405060708090a0b0c";
    private static final String AH_TO = "0400000000000000000000000000000000000000000000";

    private static FilterTarget file(LinkType type) {
        return FilterTarget.file(type, 262144);
    }

    private static boolean matches(String expression, String frame) {
        CompiledFilter filter = FilterCompiler.compile(expression, file(LinkType.ETHERNET));
        Bytes bytes = Bytes.parseHex(frame);
        boolean inOrder = FilterCompiler.compileUnoptimized(expression, file(LinkType.ETHERNET))
                .matches(bytes, bytes.length());
        assertEquals(inOrder, filter.matches(bytes, bytes.length()));
        return inOrder;
    }

    /** An authentication header of 24 bytes. */
    private static String authentication(int next) {
        return hex(next) + AH_TO;
    }

    /** An extension header of {@code 8 * (units + 1)} bytes. */
    private static String extension(int next, int units) {
        return hex(next) + hex(units) + "00".repeat(6 + 8 * units);
    }

    private static String hex(int number) {
        return String.format("%02x", number);
    }

    /** With options of eight bytes. */
    private static String ipv4(int protocol, String rest) {
        return ADDRESSES + "0800" + "47" + "00".repeat(8) + hex(protocol) + "00".repeat(10) + "01".repeat(8) + rest;
    }

    private static String ipv6(int next, String rest) {
        return ADDRESSES + "86dd" + "60" + "00".repeat(5) + hex(next) + "40" + "20".repeat(32) + rest;
    }

    @Test
    void authenticationHeadersArePassedInIpv4() {
        assertTrue(matches("ip protochain 6", ipv4(6, "")));
        assertTrue(matches("ip protochain \\tcp", ipv4(51, authentication(6))));
        assertTrue(matches("protochain 6", ipv4(51, authentication(51) + authentication(6))));
        assertTrue(matches("ip protochain 51", ipv4(51, "")));
        assertFalse(matches("ip protochain 17", ipv4(51, authentication(6))));
        assertFalse(matches("ip protochain 6", ipv4(0, extension(6, 0))));
        assertFalse(matches("ip protochain 6", ipv6(6, "")));
    }

    @Test
    void extensionHeadersArePassedInIpv6() {
        String chain = extension(43, 0)
                + extension(44, 2)
                + extension(60, 0)
                + extension(51, 1)
                + authentication(60)
                + extension(17, 0);
        assertTrue(matches("ip6 protochain 17", ipv6(0, chain)));
        assertTrue(matches("protochain \\udp", ipv6(0, chain)));
        for (int number : new int[] {0, 43, 44, 51, 60}) {
            assertTrue(matches("ip6 protochain " + number, ipv6(0, chain)), "" + number);
        }
        assertFalse(matches("ip6 protochain 6", ipv6(0, chain)));
        assertFalse(matches("ip protochain 17", ipv6(0, chain)));
        assertFalse(matches("ip6 protochain 17", ipv6(59, extension(17, 0))));
    }

    @Test
    void theEndOfThePacketIsTheEndOfTheChain() {
        String whole = ipv6(0, extension(43, 1) + extension(6, 0));
        assertTrue(matches("ip6 protochain 6", whole.substring(0, whole.length() - 12)));
        assertFalse(matches("ip6 protochain 6", whole.substring(0, whole.length() - 14)));
        assertFalse(matches("ip6 protochain 6", ipv6(0, extension(0, 255))));
    }

    /** In libpcap's program the second header leads back to the first. */
    @Test
    void everyChainEnds() {
        String circle = ipv4(51, "33".repeat(200));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertFalse(matches("ip protochain 6", circle)));
        String many = ipv6(0, extension(0, 0).repeat(8000) + extension(6, 0));
        assertFalse(matches("ip6 protochain 17", many));
        assertTrue(matches("ip6 protochain 0 and ip6", many));
    }

    @Test
    void behindTagsAndLabelsToo() {
        String inner = ipv4(51, authentication(6)).substring(28);
        assertTrue(matches("vlan 5 and ip protochain 6", ADDRESSES + "8100" + "0005" + "0800" + inner));
        assertTrue(matches("mpls and protochain 6", ADDRESSES + "8847" + "00010140" + inner));
        assertTrue(matches("pppoes and protochain 6", ADDRESSES + "8864" + "110000010000" + "0021" + inner));
    }

    @ParameterizedTest
    @CsvSource({"ip protochain 6, 23", "ip6 protochain 6, 35"})
    void programsAreNoLongerThanThoseOfLibpcap(String expression, int most) {
        int size = FilterCompiler.compile(expression, file(LinkType.ETHERNET))
                .instructions()
                .size();
        assertTrue(size <= most, () -> size + " instructions");
    }

    @Test
    void noKernelTakesALoop() {
        CompiledFilter filter = FilterCompiler.compile("ip protochain 6", FilterTarget.liveRaw(LinkType.ETHERNET, 96));
        assertTrue(filter.needsUserland());
        assertTrue(filter.userlandReason().orElseThrow().contains("loop"));
        assertThrows(VerificationException.class, () -> Verifier.verify(filter.instructions()));
        CompiledFilter cooked =
                FilterCompiler.compile("ip protochain 6", FilterTarget.liveCooked(LinkType.LINUX_SLL2, 96));
        assertTrue(cooked.needsUserland() && cooked.seesLinkHeader());
        String header = "0800" + "00".repeat(18);
        Bytes frame = Bytes.parseHex(header + ipv4(51, authentication(6)).substring(28));
        assertTrue(cooked.matches(frame, frame.length()));
        assertFalse(FilterCompiler.compile("ip protochain 6", file(LinkType.ETHERNET))
                .needsUserland());
        assertFalse(FilterCompiler.compile("ip proto 6", FilterTarget.liveRaw(LinkType.ETHERNET, 96))
                .needsUserland());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip protochain 256",
                "arp protochain 6",
                "tcp protochain 6",
                "protochain nosuchprotocol",
                "ip protochain 1.2.3.4",
                "geneve and protochain 6",
                "link protochain 6"
            })
    void someMakeNoSense(String expression) {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile(expression, file(LinkType.ETHERNET)));
    }

    @Test
    void aHeaderOfVariableLengthIsNotPassed() {
        LinkType wlan = LinkType.byName("IEEE802_11").orElseThrow();
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile("protochain 6", file(wlan)));
    }
}
