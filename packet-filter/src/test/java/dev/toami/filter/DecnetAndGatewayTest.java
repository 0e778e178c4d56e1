package dev.toami.filter;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.IpAddress;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** DECnet's addresses, and hosts that pass packets on. */
class DecnetAndGatewayTest {
    private static final String ADDRESSES = "0102030405060708090a0b0c";
    private static final String ROUTER = "00000000000f";

    private static final NameResolver NAMES = new NameResolver() {
        @Override
        public List<IpAddress> hostAddresses(String name) {
            return switch (name) {
                case "router" ->
                    List.of(IpAddress.parse("10.0.0.1"), IpAddress.parse("10.0.0.2"), IpAddress.parse("fd00::1"));
                case "v6" -> List.of(IpAddress.parse("fd00::1"));
                default -> List.of();
            };
        }

        @Override
        public Optional<MacAddress> macAddress(String name) {
            return Optional.of(MacAddress.parse("00:00:00:00:00:0f"));
        }
    };

    private static FilterTarget target(LinkType type) {
        return new FilterTarget(FilterTarget.Kind.FILE, type, 96, Optional.empty(), NAMES);
    }

    private static boolean matches(String expression, String frame) {
        Bytes bytes = Bytes.parseHex(frame);
        return FilterCompiler.compile(expression, target(LinkType.ETHERNET)).matches(bytes, bytes.length());
    }

    /** From 1.2 to 50.764, which are 0x0402 and 0xcafc. */
    @Test
    void decnetHostsInAllKindsOfHeaders() {
        String longHeader = "06" + "0000" + "aa000400" + "fcca" + "0000" + "aa000400" + "0204" + "00000000";
        String shortHeader = "02" + "fcca" + "0204" + "00" + "00".repeat(20);
        for (String header : new String[] {shortHeader, "81" + shortHeader, longHeader, "81" + longHeader}) {
            String frame = ADDRESSES + "6003" + "2000" + header;
            assertTrue(matches("decnet host 50.764", frame));
            assertTrue(matches("decnet host 1.2", frame));
            assertTrue(matches("decnet dst 50.764 and decnet src host 1.2", frame));
            assertFalse(matches("decnet src 50.764", frame));
            assertFalse(matches("decnet dst host 1.2", frame));
            assertFalse(matches("decnet host 2.1", frame));
            assertFalse(matches("decnet src and dst host 1.2", frame));
            assertFalse(matches("decnet host 1.2", frame.replace("6003", "6004")));
        }
        assertFalse(matches("decnet host 1.2", ADDRESSES + "6003" + "2000" + "0d" + shortHeader.substring(2)));
    }

    @Test
    void aGatewayHasTheMacAddressAndNotTheIpAddresses() {
        String passed = ADDRESSES.substring(12) + ROUTER + "0800" + "45" + "00".repeat(11) + "0b000001" + "0b000002";
        assertTrue(matches("gateway router", passed));
        assertTrue(matches("ip gateway router", passed));
        assertFalse(matches("arp gateway router", passed));
        assertTrue(matches("gateway router", ROUTER + passed.substring(0, 12) + passed.substring(24)));
        assertFalse(matches("gateway router", passed.replace(ROUTER, "00000000000e")));
        for (String own : new String[] {"0a000001", "0a000002"}) {
            assertFalse(matches("gateway router", passed.replace("0b000001", own)));
            assertFalse(matches("gateway router", passed.replace("0b000002", own)));
        }
        String arp = ADDRESSES.substring(12) + ROUTER + "0806" + "0001080006040001" + "00".repeat(20);
        assertTrue(matches("gateway router and arp gateway router", arp));
        assertFalse(matches("rarp gateway router", arp));
        assertFalse(matches("gateway router", arp.replace("0806", "86dd")));
        assertTrue(matches(
                "mpls and gateway router",
                ROUTER + passed.substring(0, 12) + "8847" + "00010140" + passed.substring(28)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decnet host 64.1",
                "decnet host 1.1024",
                "decnet host 1.2.3",
                "decnet host 5",
                "decnet host router",
                "decnet net 1.2",
                "decnet port 1.2",
                "decnet proto 6",
                "gateway v6",
                "gateway nobody",
                "gateway 10.0.0.1",
                "gateway 5",
                "gateway fd00::1",
                "gateway 00:00:00:00:00:0f",
                "ip6 gateway router",
                "ether gateway router",
                "tcp gateway router"
            })
    void someMakeNoSense(String expression) {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile(expression, target(LinkType.ETHERNET)));
    }

    @Test
    void aGatewayNeedsMacAddresses() {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile("gateway router", target(LinkType.RAW)));
    }
}
