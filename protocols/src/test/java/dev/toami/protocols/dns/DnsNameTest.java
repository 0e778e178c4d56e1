package dev.toami.protocols.dns;

import java.util.List;

import dev.toami.engine.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DnsNameTest {
    @Test
    void parsesLabels() {
        DnsName name = DnsName.parse("www.example.com");
        assertEquals("03777777076578616d706c6503636f6d00", name.wire().toString());
        assertEquals(
                List.of(Bytes.parseHex("777777"), Bytes.parseHex("6578616d706c65"), Bytes.parseHex("636f6d")),
                name.labels());
        assertEquals("www.example.com", name.toString());
        assertEquals(name, DnsName.parse("www.example.com."));
        assertEquals(name, DnsName.ofLabels(name.labels()));
    }

    @Test
    void theRootHasNoLabels() {
        assertTrue(DnsName.parse(".").isRoot());
        assertEquals(DnsName.ROOT, DnsName.ofLabels(List.of()));
        assertEquals(".", DnsName.ROOT.toString());
        assertEquals(List.of(), DnsName.ROOT.labels());
        assertFalse(DnsName.parse("a").isRoot());
    }

    @Test
    void escapesWhatIsNotText() {
        DnsName name = DnsName.ofLabels(List.of(Bytes.parseHex("612e5c2000ff7e")));
        assertEquals("a\\.\\\\\\032\\000\\255~", name.toString());
        assertEquals(name, DnsName.parse(name.toString()));
        assertEquals(DnsName.parse("a\\.b"), DnsName.parse("a\\046b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a..b", "..", "a\\", "a\\1", "a\\12b", "a\\256", "\u00e9"})
    void refusesOtherText(String text) {
        assertThrows(IllegalArgumentException.class, () -> DnsName.parse(text));
    }

    @Test
    void labelsHave63OctetsAndNames255() {
        String label = "x".repeat(63);
        assertEquals(65, DnsName.parse(label).wire().length());
        assertThrows(IllegalArgumentException.class, () -> DnsName.parse(label + "x"));
        String longest = String.join(".", label, label, label, "x".repeat(61));
        assertEquals(255, DnsName.parse(longest).wire().length());
        assertEquals(longest, DnsName.parse(longest).toString());
        assertThrows(IllegalArgumentException.class, () -> DnsName.parse(longest + "x"));
    }

    @Test
    void comparesWithAndWithoutCase() {
        DnsName lower = DnsName.parse("example.com");
        DnsName mixed = DnsName.parse("eXample.COM");
        assertNotEquals(lower, mixed);
        assertTrue(lower.equalsIgnoreCase(mixed));
        assertFalse(lower.equalsIgnoreCase(DnsName.parse("example.org")));
        assertFalse(lower.equalsIgnoreCase(DnsName.parse("example.co")));
        assertFalse(DnsName.parse("[").equalsIgnoreCase(DnsName.parse("{")));
        assertEquals(lower.hashCode(), DnsName.parse("example.com").hashCode());
    }
}
