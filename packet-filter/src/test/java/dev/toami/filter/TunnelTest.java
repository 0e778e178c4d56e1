package dev.toami.filter;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.filter.bpf.Ancillary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code geneve} and {@code vxlan}, and what later tests see. */
class TunnelTest {
    private static final FilterTarget ETHERNET = FilterTarget.file(LinkType.ETHERNET, 262144);

    /** No tag was taken out of the bytes. */
    private static final Ancillary KERNEL = new Ancillary() {};

    private static final String OUTER = "0000000000aa" + "0000000000bb";
    private static final String INNER = "0000000000cc" + "0000000000dd";
    private static final int GENEVE = 6081;
    private static final int VXLAN = 4789;

    /** From 10.0.0.1 to 10.0.0.2, port 1024 to 80, with a header that has options. */
    private static final String SEGMENT =
            ip(0x46, 6, "0a000001", "0a000002") + "01010101" + "04000050" + "00".repeat(16);

    private static String ip(int version, int protocol, String source, String destination) {
        return String.format("%02x", version) + "00".repeat(8) + String.format("%02x", protocol) + "0000" + source
                + destination;
    }

    private static String udp(int port) {
        return "1234" + String.format("%04x", port) + "00000000";
    }

    private static String overIpv4(int port, String rest) {
        return OUTER + "0800" + ip(0x45, 17, "01010101", "02020202") + udp(port) + rest;
    }

    private static String overIpv6(int port, String rest) {
        return OUTER + "86dd" + "60" + "00".repeat(5) + "11" + "40" + "20".repeat(32) + udp(port) + rest;
    }

    /** With VNI 0x0a0b0c and so many words of options. */
    private static String geneve(int words, String type, String rest) {
        return String.format("%02x", words) + "00" + type + "0a0b0c00" + "ffffffff".repeat(words) + rest;
    }

    private static String vxlan(String rest) {
        return "08000000" + "0a0b0c00" + rest;
    }

    private static boolean matches(String expression, FilterTarget target, String frame) {
        Bytes bytes = Bytes.parseHex(frame);
        boolean inOrder = FilterCompiler.compileUnoptimized(expression, target).matches(bytes, bytes.length(), KERNEL);
        boolean optimized = FilterCompiler.compile(expression, target).matches(bytes, bytes.length(), KERNEL);
        assertEquals(inOrder, optimized, expression);
        return inOrder;
    }

    private static boolean matches(String expression, String frame) {
        return matches(expression, ETHERNET, frame);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63})
    void genevesOptionsArePassed(int words) {
        String packet = geneve(words, "0800", SEGMENT);
        String ethernet = geneve(words, "6558", INNER + "0800" + SEGMENT);
        for (String frame : new String[] {
            overIpv4(GENEVE, packet), overIpv6(GENEVE, packet), overIpv4(GENEVE, ethernet), overIpv6(GENEVE, ethernet)
        }) {
            assertTrue(matches("geneve", frame));
            assertTrue(matches("geneve 0x0a0b0c and tcp port 80", frame));
            assertTrue(matches("geneve and src host 10.0.0.1 and tcp[2:2] = 80", frame));
            assertFalse(matches("geneve and host 1.1.1.1", frame));
            assertFalse(matches("geneve and udp", frame));
            assertFalse(matches("geneve 0x0a0b0d", frame));
            assertFalse(matches("geneve and tcp port 81", frame));
        }
    }

    @Test
    void onlyAnInnerEthernetFrameHasAddresses() {
        String packet = overIpv4(GENEVE, geneve(2, "0800", SEGMENT));
        String ethernet = overIpv4(GENEVE, geneve(2, "6558", INNER + "0800" + SEGMENT));
        assertTrue(matches("geneve and ether src 00:00:00:00:00:dd", ethernet));
        assertFalse(matches("geneve and ether src 00:00:00:00:00:bb", ethernet));
        assertFalse(matches("geneve and not ether src 00:00:00:00:00:dd", ethernet));
        assertTrue(matches("geneve and not ether src 00:00:00:00:00:dd", packet));
        assertTrue(matches("geneve and link[5] = 0xcc", ethernet));
        assertTrue(matches("vxlan and ether host 00:00:00:00:00:cc", overIpv6(VXLAN, vxlan(INNER + "0800"))));
    }

    @Test
    void vxlanIsToldByPortAndFlags() {
        String frame = overIpv4(VXLAN, vxlan(INNER + "0800" + SEGMENT));
        assertTrue(matches("vxlan", frame));
        assertTrue(matches("vxlan 0x0a0b0c and ip and tcp port 80", frame));
        assertTrue(matches("vxlan and tcp port 80", overIpv6(VXLAN, vxlan(INNER + "0800" + SEGMENT))));
        assertFalse(matches("vxlan 7", frame));
        assertFalse(matches("geneve", frame));
        assertFalse(matches("vxlan", frame.replace("08000000" + "0a0b0c", "00000000" + "0a0b0c")));
        assertFalse(matches("vxlan", overIpv4(VXLAN + 1, vxlan(INNER))));
    }

    @Test
    void versionsAndFragmentsThatCannotBeReadAreNone() {
        String good = overIpv4(GENEVE, geneve(0, "0800", SEGMENT));
        assertFalse(matches(
                "geneve", overIpv4(GENEVE, "40" + geneve(0, "0800", SEGMENT).substring(2))));
        assertFalse(matches("geneve", good.substring(0, 40) + "0001" + good.substring(44)));
        assertFalse(matches("geneve", good.substring(0, 46) + "06" + good.substring(48)));
    }

    @Test
    void tunnelsAndTagsCanBeInEachOther() {
        String inTag = geneve(1, "6558", INNER + "8100" + "0007" + "0800" + SEGMENT);
        assertTrue(matches("geneve and vlan 7 and tcp port 80", overIpv4(GENEVE, inTag)));
        assertFalse(matches("geneve and vlan 8", overIpv4(GENEVE, inTag)));
        String label = geneve(1, "8847", "00005140" + SEGMENT);
        assertTrue(matches("geneve and mpls 5 and tcp port 80", overIpv4(GENEVE, label)));
        String twice = overIpv4(VXLAN, vxlan(overIpv6(GENEVE, inTag)));
        assertTrue(matches("vxlan and geneve and vlan and host 10.0.0.2", twice));
        assertFalse(matches("geneve", twice));
        String tagged = overIpv4(GENEVE, inTag).replaceFirst("0800", "81000009" + "0800");
        assertTrue(matches("vlan 9 and geneve and vlan 7 and tcp", tagged));
        assertTrue(
                matches("vlan 9 and geneve and vlan 7 and tcp", FilterTarget.liveRaw(LinkType.ETHERNET, 96), tagged));
    }

    /** As in libpcap's program, where the places of the inner frame are zero. */
    @Test
    void withoutATunnelTheInnerFrameIsAtTheStart() {
        String other = OUTER + "0800" + SEGMENT;
        assertFalse(matches("geneve or ip", other));
        assertTrue(matches("geneve or link[5] = 0xaa", other));
        assertTrue(matches("ip or geneve", other));
        assertTrue(matches("tcp and not geneve", other));
        assertFalse(matches("udp and geneve or ip", other));
        assertTrue(matches("udp and geneve or ip", "0800" + other));
        assertFalse(matches("geneve or ether host 00:00:00:00:00:aa", other));
    }

    @ParameterizedTest
    @CsvSource({"geneve, 51", "geneve 0xb and ip, 61"})
    void programsAreNoLongerThanThoseOfLibpcap(String expression, int most) {
        int size = FilterCompiler.compile(expression, ETHERNET).instructions().size();
        assertTrue(size <= most, () -> size + " instructions");
    }

    @Test
    void theKernelCanLookIntoTunnelsOnACookedSocket() {
        FilterTarget cooked = FilterTarget.liveCooked(LinkType.LINUX_SLL2, 96);
        assertFalse(FilterCompiler.compile("geneve and tcp port 80", cooked).needsUserland());
        assertFalse(FilterCompiler.compile("vxlan and tcp port 80", cooked).needsUserland());
    }

    @Test
    void directionAndInterfaceAreThoseOfTheOutermostHeader() {
        FilterTarget cooked = FilterTarget.file(LinkType.LINUX_SLL2, 262144);
        String outgoing = "0800" + "0000" + "00000007" + "0001" + "04" + "06" + "00".repeat(8);
        String frame = outgoing + overIpv4(GENEVE, geneve(1, "0800", SEGMENT)).substring(28);
        assertTrue(matches("geneve and outbound and tcp port 80", cooked, frame));
        assertFalse(matches("geneve and inbound", cooked, frame));
        assertTrue(matches("geneve and ifindex 7", cooked, frame));
        assertFalse(matches("geneve and ifindex 8", cooked, frame));
    }

    @ParameterizedTest
    @ValueSource(strings = {"geneve 0x1000000", "vxlan 16777216", "geneve and inbound", "geneve and vlan 4096"})
    void someMakeNoSense(String expression) {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile(expression, ETHERNET));
    }
}
