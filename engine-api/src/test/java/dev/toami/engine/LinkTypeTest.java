package dev.toami.engine;

import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LinkTypeTest {
    /** Numbers of the registry, names and descriptions of {@code tcpdump -L}. */
    @ParameterizedTest
    @CsvSource({
        "0, NULL, BSD loopback",
        "1, EN10MB, Ethernet",
        "101, RAW, Raw IP",
        "107, FRELAY, Frame Relay",
        "108, LOOP, OpenBSD loopback",
        "113, LINUX_SLL, Linux cooked v1",
        "228, IPV4, Raw IPv4",
        "229, IPV6, Raw IPv6",
        "276, LINUX_SLL2, Linux cooked v2"
    })
    void names(int value, String name, String description) {
        LinkType type = new LinkType(value);
        assertEquals(name, type.shortName());
        assertEquals(description, type.description());
        assertEquals(name + " (" + description + ")", type.toString());
        for (String text : new String[] {name, name.toLowerCase(Locale.ROOT), "DLT_" + name, "linktype_" + name}) {
            assertEquals(Optional.of(type), LinkType.byName(text), text);
        }
    }

    @Test
    void theRegistryHasAnotherNameForEthernet() {
        assertEquals(Optional.of(LinkType.ETHERNET), LinkType.byName("LINKTYPE_ETHERNET"));
        assertEquals(Optional.of(LinkType.ETHERNET), LinkType.byName("ethernet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "DLT_", "DLT_DLT_RAW", "EN10MB ", "RAWX", "IEEE802_12"})
    void unknownNames(String text) {
        assertEquals(Optional.empty(), LinkType.byName(text));
    }

    @Test
    void unknownNumbersSurvive() {
        LinkType type = new LinkType(147);
        assertEquals("147", type.shortName());
        assertEquals("147", type.description());
        assertEquals("LINKTYPE_147", type.toString());
    }

    @Test
    void aValueHasSixteenBits() {
        assertEquals(0xffff, new LinkType(0xffff).value());
        for (int value : new int[] {-1, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertEquals(
                    "a link type has 16 bits: " + value,
                    assertThrows(IllegalArgumentException.class, () -> new LinkType(value))
                            .getMessage());
        }
    }
}
