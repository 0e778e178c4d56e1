package dev.toami.engine;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MacAddressTest {
    private static final MacAddress ADDRESS = new MacAddress(0x0002_b3ab_cdefL);

    private static String messageOfParsing(String text) {
        return assertThrows(IllegalArgumentException.class, () -> MacAddress.parse(text))
                .getMessage();
    }

    @Test
    void eightOctetsAreRefusedWithTheirNumber() {
        assertEquals(
                "a MAC address has 6 bytes, not 8: 0002b3fffeabcdef",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MacAddress.of(
                                        Bytes.parseHex("0002b3fffeabcdef").toArray()))
                        .getMessage());
        assertEquals(
                "a MAC address has 6 bytes, not 0: ",
                assertThrows(IllegalArgumentException.class, MacAddress::of).getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MacAddress.of(new byte[1000]))
                .getMessage()
                .endsWith("... (1000 bytes)"));
    }

    @ParameterizedTest
    @CsvSource({
        "00:02:b3:ff:fe:ab:cd:ef, 8",
        "00-02-b3-ff-fe-ab-cd-ef, 8",
        "0.2.b3.ff.fe.ab.cd.ef, 8",
        "0002.b3ff.feab.cdef, 8",
        "0002b3fffeabcdef, 8",
        "00:02:b3:ab:cd, 5",
        "0:1, 2",
        "0002.b3ab, 4",
        "0002b3abcd, 5",
        "1.2.3.4, 4"
    })
    void textOfAnotherLengthIsRefusedWithItsNumber(String text, int length) {
        assertEquals("a MAC address has 6 bytes, not " + length + ": \"" + text + "\"", messageOfParsing(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:02:b3:ab:cd:ef",
                "00:02:B3:AB:CD:EF",
                "0:2:b3:ab:cd:ef",
                "00-02-b3-ab-cd-ef",
                "0-2-b3-ab-cd-ef",
                "00.02.b3.ab.cd.ef",
                "0.2.b3.ab.cd.ef",
                "0002.b3ab.cdef",
                "0002b3abcdef",
                "0002B3ABCDEF"
            })
    void allTextForms(String text) {
        assertEquals(ADDRESS, MacAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0002b3abcde",
                "g0:02:b3:ab:cd:ef",
                "00:02:b3:ab:cd:ef ",
                "00:02:b3:ab:cd:",
                ":02:b3:ab:cd:ef",
                "00::b3:ab:cd:ef",
                "000:02:b3:ab:cd:ef",
                "00:02-b3:ab-cd:ef",
                "00:02.b3:ab.cd:ef",
                "0002:b3ab:cdef",
                "0002-b3ab-cdef",
                "002.b3ab.cdef",
                "0002.b3ab.cde",
                "0002.b3.ab.cd.ef",
                "+1:02:b3:ab:cd:ef",
                "-1:02:b3:ab:cd:ef",
                "٠٠:02:b3:ab:cd:ef",
                "０002b3abcdef"
            })
    void anythingElseIsRefused(String text) {
        assertEquals("not a MAC address of 6 bytes: \"" + text + "\"", messageOfParsing(text));
    }

    @Test
    void errorsOfLongTextsAreShort() {
        assertTrue(messageOfParsing("00".repeat(1_000_000)).length() < 200);
        assertTrue(
                messageOfParsing("00:".repeat(1_000_000) + "00").startsWith("a MAC address has 6 bytes, not 1000001"));
    }

    @Test
    void onlyFortyEightBits() {
        assertEquals("ff:ff:ff:ff:ff:ff", new MacAddress((1L << 48) - 1).toString());
        for (long bits : new long[] {1L << 48, -1, Long.MIN_VALUE}) {
            String message = assertThrows(IllegalArgumentException.class, () -> new MacAddress(bits))
                    .getMessage();
            assertTrue(message.contains("0x" + Long.toHexString(bits)), message);
        }
    }

    @Test
    void readsAtAnOffset() {
        Windows.allOn(Bytes.parseHex("ff0002b3abcdef77").toArray()).forEach(bytes -> {
            assertEquals(ADDRESS, MacAddress.read(bytes, 1));
            assertEquals("02:b3:ab:cd:ef:77", MacAddress.read(bytes, 2).toString());
            assertThrows(IndexOutOfBoundsException.class, () -> MacAddress.read(bytes, 3));
            assertThrows(IndexOutOfBoundsException.class, () -> MacAddress.read(bytes, -1));
        });
    }

    @Test
    void octets() {
        assertEquals(0, ADDRESS.octet(0));
        assertEquals(0xb3, ADDRESS.octet(2));
        assertEquals(0xef, ADDRESS.octet(5));
        assertThrows(IndexOutOfBoundsException.class, () -> ADDRESS.octet(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> ADDRESS.octet(6));
        assertArrayEquals(Bytes.parseHex("0002b3abcdef").toArray(), ADDRESS.toArray());
    }

    @Test
    void groupAddresses() {
        assertTrue(MacAddress.BROADCAST.isMulticast());
        assertTrue(MacAddress.parse("01:00:5e:00:00:01").isMulticast());
        assertFalse(MacAddress.ZERO.isMulticast());
        assertFalse(MacAddress.parse("02:01:01:01:01:01").isMulticast());
    }

    @Test
    void orderIsThatOfTheOctets() {
        List<MacAddress> sorted = Stream.of(
                        "ff:ff:ff:ff:ff:ff",
                        "00:00:00:00:00:01",
                        "80:00:00:00:00:00",
                        "7f:ff:ff:ff:ff:ff",
                        "0:0:0:0:0:0")
                .map(MacAddress::parse)
                .sorted()
                .toList();
        assertEquals(
                "[00:00:00:00:00:00, 00:00:00:00:00:01, 7f:ff:ff:ff:ff:ff, 80:00:00:00:00:00, ff:ff:ff:ff:ff:ff]",
                sorted.toString());
    }

    @Test
    void printedAddressesParse() {
        Random random = new Random(48);
        for (int i = 0; i < 10_000; i++) {
            MacAddress address = new MacAddress(random.nextLong() >>> 16);
            assertEquals(address, MacAddress.parse(address.toString()));
            assertEquals(address, MacAddress.of(address.toArray()));
        }
    }
}
