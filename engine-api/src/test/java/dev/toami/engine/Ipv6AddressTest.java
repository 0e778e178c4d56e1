package dev.toami.engine;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Ipv6AddressTest {
    /** The examples of RFC 5952 sections 1, 2, 4 and 5, and of RFC 4291 section 2.2. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:db8:0000:0:1::1, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:001, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:1",
        "2001:db8:aaaa:bbbb:cccc:dddd::1, 2001:db8:aaaa:bbbb:cccc:dddd:0:1",
        "2001:db8:0:0:0::1, 2001:db8::1",
        "2001:db8::0:1, 2001:db8::1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:AAAA, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, ::ffff:192.0.2.1",
        "::FFFF:129.144.52.38, ::ffff:129.144.52.38",
        "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789, abcd:ef01:2345:6789:abcd:ef01:2345:6789",
        "FF01:0:0:0:0:0:0:101, ff01::101",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::"
    })
    void examplesOfTheRfcs(String text, String canonical) throws UnknownHostException {
        check(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
        "0:0:1:0:0:1:0:0, ::1:0:0:1:0:0",
        "1:0:0:2:3:0:0:0, 1:0:0:2:3::",
        "0:0:0:1:0:0:0:0, 0:0:0:1::",
        "0:0:0:0:1:0:0:0, ::1:0:0:0",
        "0:1:0:1:0:1:0:1, 0:1:0:1:0:1:0:1",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
        "0:2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0"
    })
    void theFirstOfTheLongestRunsOfZerosIsCompressed(String text, String canonical) throws UnknownHostException {
        check(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "1:2:3:4:5:6:7.8.9.10, 1:2:3:4:5:6:708:90a",
        "1::7.8.9.10, 1::708:90a",
        "::1:2:3:4:5:6.7.8.9, 0:1:2:3:4:5:607:809",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "::fffe:1.2.3.4, ::fffe:102:304",
        "::1:ffff:1.2.3.4, ::1:ffff:102:304"
    })
    void otherTextForms(String text, String canonical) throws UnknownHostException {
        check(text, canonical);
    }

    private static void check(String text, String canonical) throws UnknownHostException {
        Ipv6Address address = Ipv6Address.parse(text);
        assertEquals(canonical, address.toString());
        assertEquals(address, Ipv6Address.parse(canonical));
        assertEquals(InetAddress.getByName(text), InetAddress.getByAddress(address.toArray()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "::::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8:",
                ":1:2:3:4:5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                "1:::2",
                "::1:",
                ":1::",
                "12345::",
                "::00001",
                "g::",
                "::-1",
                "::+1",
                " ::1",
                "::1 ",
                "fe80::1%eth0",
                "::1/64",
                "[::1]",
                "1.2.3.4",
                "1.2.3.4::",
                "1.2.3.4::1",
                "1:1.2.3.4::1",
                "::1.2.3.4:5",
                "::1.2.3",
                "::1.2.3.256",
                "::1.2.3.04",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:2:3:4:5:1.2.3.4",
                "::1:2:3:4:5:6:7.8.9.10",
                "::１",
                "::٣"
            })
    void badTexts(String text) {
        assertEquals(
                "not an IPv6 address: \"" + text + "\"",
                assertThrows(IllegalArgumentException.class, () -> Ipv6Address.parse(text))
                        .getMessage());
    }

    @Test
    void longTextsAreRefusedShortly() {
        String message = assertThrows(IllegalArgumentException.class, () -> Ipv6Address.parse("1:".repeat(1_000_000)))
                .getMessage();
        assertTrue(message.endsWith("...\" (2000000 characters)"), message);
        assertTrue(message.length() < 200, message);
    }

    @Test
    void netmasksOfAllPrefixLengths() {
        for (int prefix = 0; prefix <= 128; prefix++) {
            Ipv6Address mask = Ipv6Address.LOOPBACK.netmask(prefix);
            assertEquals(Math.min(prefix, 64), Long.numberOfLeadingZeros(~mask.high()));
            assertEquals(Math.max(prefix - 64, 0), Long.numberOfLeadingZeros(~mask.low()));
            assertEquals(prefix, Long.bitCount(mask.high()) + Long.bitCount(mask.low()));
        }
        for (int prefix : new int[] {-1, 129, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            String message = assertThrows(IllegalArgumentException.class, () -> Ipv6Address.ANY.netmask(prefix))
                    .getMessage();
            assertEquals("prefix length of an IPv6 address: " + prefix + ", not 0 to 128", message);
        }
    }

    @Test
    void groups() {
        Ipv6Address address = Ipv6Address.parse("8001:2:3:4:f005:6:7:8");
        int[] expected = {0x8001, 2, 3, 4, 0xf005, 6, 7, 8};
        for (int i = 0; i < 8; i++) {
            assertEquals(expected[i], address.group(i));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> address.group(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> address.group(8));
    }

    @Test
    void kinds() {
        assertTrue(Ipv6Address.parse("ff02::1").isMulticast());
        assertFalse(Ipv6Address.parse("fe80::1").isMulticast());
        assertTrue(Ipv6Address.parse("::ffff:0:0").isV4Mapped());
        assertFalse(Ipv6Address.parse("::fffe:0:0").isV4Mapped());
        assertFalse(Ipv6Address.parse("::1:ffff:0:0").isV4Mapped());
        assertFalse(Ipv6Address.parse("1::ffff:0:0").isV4Mapped());
    }

    @Test
    void orderIsUnsigned() {
        String[] sorted = {"::", "::1", "::8000:0:0:0", "0:0:0:1::", "7fff::", "8000::", "ffff::"};
        for (int i = 1; i < sorted.length; i++) {
            assertTrue(Ipv6Address.parse(sorted[i - 1]).compareTo(Ipv6Address.parse(sorted[i])) < 0, sorted[i]);
            assertTrue(Ipv6Address.parse(sorted[i]).compareTo(Ipv6Address.parse(sorted[i - 1])) > 0, sorted[i]);
        }
        assertEquals(0, Ipv6Address.ANY.compareTo(Ipv6Address.parse("::")));
    }

    @Test
    void readsAtAnOffset() {
        byte[] content = new byte[17];
        content[16] = 1;
        Windows.allOn(content).forEach(bytes -> {
            assertEquals(Ipv6Address.LOOPBACK, Ipv6Address.read(bytes, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> Ipv6Address.read(bytes, 2));
        });
    }

    @Test
    void aMappedAddressStaysOneAsTheJdksType() {
        Ipv6Address address = Ipv6Address.parse("::ffff:192.0.2.1");
        InetAddress theirs = assertInstanceOf(Inet6Address.class, address.toInetAddress());
        assertEquals(address, IpAddress.of(theirs));
    }

    /** Groups are zero more often than not: compression is what can go wrong. */
    @Test
    void randomAddressesAgreeWithTheJdk() throws UnknownHostException {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[16];
            for (int group = 0; group < 8; group++) {
                if (random.nextInt(5) < 2) {
                    octets[2 * group] = (byte) (random.nextInt(256) >> (8 * random.nextInt(2)));
                    octets[(2 * group) + 1] = (byte) random.nextInt(256);
                }
            }
            Ipv6Address address = Ipv6Address.read(Bytes.wrap(octets), 0);
            assertArrayEquals(octets, address.toArray());
            assertEquals(address, Ipv6Address.parse(address.toString()));
            assertEquals(InetAddress.getByAddress(octets), InetAddress.getByName(address.toString()));
            assertArrayEquals(octets, address.toInetAddress().getAddress());
            assertEquals(address, IpAddress.of(address.toInetAddress()));
            // The JDK prints all eight groups, and never a dotted quad.
            assertEquals(
                    address,
                    Ipv6Address.parse(
                            Inet6Address.getByAddress(null, octets, -1).getHostAddress()));
        }
    }
}
