package dev.toami.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Ipv4AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "1.2.3.4", "10.0.200.1", "127.0.0.1", "255.255.255.255"})
    void parsesWhatItPrints(String text) throws UnknownHostException {
        Ipv4Address address = Ipv4Address.parse(text);
        assertEquals(text, address.toString());
        assertArrayEquals(InetAddress.getByName(text).getAddress(), address.toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.1.1.256",
                "1.1.1.1000",
                "1.1.1.4294967296",
                "-1.1.1.1",
                "+1.1.1.1",
                " 1.1.1.1",
                "1.1.1.1 ",
                "0x1.1.1.1",
                "01.1.1.1",
                "1.1.1.00",
                "1.1.1.١",
                "localhost",
                "1.2.3.4/24"
            })
    void badTexts(String text) {
        assertEquals(
                "not an IPv4 address: \"" + text + "\"",
                assertThrows(IllegalArgumentException.class, () -> Ipv4Address.parse(text))
                        .getMessage());
    }

    @Test
    void octetsAreChecked() {
        assertEquals("192.0.2.255", Ipv4Address.of(192, 0, 2, 255).toString());
        assertEquals(
                "not an IPv4 address: 1.2.256.4",
                assertThrows(IllegalArgumentException.class, () -> Ipv4Address.of(1, 2, 256, 4))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.of(-1, 0, 0, 0));
    }

    @Test
    void netmasksOfAllPrefixLengths() {
        for (int prefix = 0; prefix <= 32; prefix++) {
            int bits = Ipv4Address.ANY.netmask(prefix).bits();
            assertEquals(prefix, Integer.bitCount(bits));
            assertEquals(32 - prefix, Integer.numberOfTrailingZeros(bits));
        }
        assertEquals("255.255.240.0", Ipv4Address.parse("10.1.2.3").netmask(20).toString());
        for (int prefix : new int[] {-1, 33, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            String message = assertThrows(IllegalArgumentException.class, () -> Ipv4Address.ANY.netmask(prefix))
                    .getMessage();
            assertEquals("prefix length of an IPv4 address: " + prefix + ", not 0 to 32", message);
        }
    }

    @Test
    void multicastIsClassD() {
        assertFalse(Ipv4Address.parse("223.255.255.255").isMulticast());
        assertTrue(Ipv4Address.parse("224.0.0.0").isMulticast());
        assertTrue(Ipv4Address.parse("239.255.255.255").isMulticast());
        assertFalse(Ipv4Address.parse("240.0.0.0").isMulticast());
        assertFalse(Ipv4Address.BROADCAST.isMulticast());
    }

    @Test
    void orderIsUnsigned() {
        assertTrue(Ipv4Address.parse("127.255.255.255").compareTo(Ipv4Address.parse("128.0.0.0")) < 0);
        assertTrue(Ipv4Address.BROADCAST.compareTo(Ipv4Address.ANY) > 0);
        assertEquals(0, Ipv4Address.ANY.compareTo(new Ipv4Address(0)));
    }

    @Test
    void readsAtAnOffset() {
        Windows.allOn(Bytes.of(9, 192, 0, 2, 1).toArray()).forEach(bytes -> {
            assertEquals("192.0.2.1", Ipv4Address.read(bytes, 1).toString());
            assertThrows(IndexOutOfBoundsException.class, () -> Ipv4Address.read(bytes, 2));
        });
    }

    @Test
    void randomAddressesAgreeWithTheJdk() throws UnknownHostException {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            Ipv4Address address = new Ipv4Address(random.nextInt());
            InetAddress theirs = InetAddress.getByAddress(address.toArray());
            assertEquals(theirs.getHostAddress(), address.toString());
            assertEquals(address, Ipv4Address.parse(address.toString()));
            assertEquals(theirs, address.toInetAddress());
            assertEquals(address, IpAddress.of(theirs));
        }
    }
}
