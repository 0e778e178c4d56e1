package dev.toami.filter;

import java.util.Locale;

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

/** LLC frames by type, and the protocols of ISO behind LLC headers. */
class LlcAndIsoTest {
    private static final FilterTarget ETHERNET = FilterTarget.file(LinkType.ETHERNET, 96);
    private static final String ADDRESSES = "0102030405060708090a0b0c";
    private static final String[] LLC_TYPES = {
        "i", "s", "rr", "rnr", "rej", "u", "ui", "ua", "disc", "dm", "sabme", "test", "xid", "frmr"
    };

    private static boolean matches(String expression, FilterTarget target, String frame) {
        Bytes bytes = Bytes.parseHex(frame);
        return FilterCompiler.compile(expression, target).matches(bytes, bytes.length());
    }

    private static FilterTarget target(String linkType) {
        return FilterTarget.file(LinkType.byName(linkType).orElseThrow(), 96);
    }

    private static String ieee8023(String content) {
        return ADDRESSES + "0040" + content;
    }

    @ParameterizedTest
    @CsvSource({
        "00, i",
        "fe, i",
        "01, s rr",
        "05, s rnr",
        "09, s rej",
        "0d, s",
        "03, u ui",
        "13, u ui",
        "63, u ua",
        "43, u disc",
        "53, u disc",
        "0f, u dm",
        "1f, u dm",
        "6f, u sabme",
        "e3, u test",
        "f3, u test",
        "af, u xid",
        "bf, u xid",
        "87, u frmr",
        "07, u"
    })
    void theControlByteTellsTheType(String control, String types) {
        String frame = ieee8023("aaaa" + control + "000000");
        assertTrue(matches("llc", ETHERNET, frame));
        StringBuilder found = new StringBuilder();
        for (String type : LLC_TYPES) {
            found.append(matches("llc " + type, ETHERNET, frame) ? " " + type : "");
        }
        assertEquals(types, found.toString().strip());
        String first = types.replaceFirst(" .*", "");
        assertTrue(matches("llc " + first.toUpperCase(Locale.ROOT), ETHERNET, frame));
        assertTrue(matches("llc " + first, target("FDDI"), "50" + ADDRESSES + "aaaa" + control));
    }

    @Test
    void anEtherTypeOrNovellsRawFrameIsNoLlc() {
        assertFalse(matches("llc", ETHERNET, ADDRESSES + "0800" + "aaaa03"));
        assertFalse(matches("llc", ETHERNET, ieee8023("ffff03")));
        assertTrue(matches("vlan and llc u", ETHERNET, ADDRESSES + "81000005" + "0040" + "aaaa03"));
    }

    @ParameterizedTest
    @CsvSource({"81, clnp", "82, esis", "83, isis"})
    void isosProtocolsAreToldByTheirFirstByte(String number, String name) {
        String frame = ieee8023("fefe03" + number);
        assertTrue(matches(name + " and iso proto \\" + name + " and iso proto 0x" + number, ETHERNET, frame));
        assertTrue(matches("iso and " + name, ETHERNET, frame));
        assertFalse(matches(name, ETHERNET, ieee8023("fefe0380")));
        assertFalse(matches(name, ETHERNET, ieee8023("fe0003" + number)));
        assertTrue(matches(name, target("C_HDLC"), "0f00fefe" + "00" + number));
        assertTrue(matches(name, target("FRELAY"), "1841" + "03" + number));
        assertFalse(matches(name, target("RAW"), "fefe03" + number));
    }

    @ParameterizedTest
    @CsvSource({
        "15, l1 iih",
        "16, l2 iih",
        "17, l1 l2 iih",
        "18, l1 lsp",
        "20, l2 lsp",
        "24, l1 snp csnp",
        "25, l2 snp csnp",
        "26, l1 snp psnp",
        "27, l2 snp psnp",
        "19, ''"
    })
    void pduTypesOfIsIs(int type, String keywords) {
        for (int reserved : new int[] {0, 0xe0}) {
            String frame = ieee8023("fefe03" + "83000000" + String.format("%02x", type | reserved));
            StringBuilder found = new StringBuilder();
            for (String keyword : new String[] {"l1", "l2", "iih", "lsp", "snp", "csnp", "psnp"}) {
                found.append(matches(keyword, ETHERNET, frame) ? " " + keyword : "");
            }
            assertEquals(keywords, found.toString().strip());
            assertTrue(matches("isis proto " + type, ETHERNET, frame));
            assertFalse(matches("isis proto " + (type + 1), ETHERNET, frame));
        }
        String hdlc = "0f00fefe" + "00" + "83000000" + String.format("%02x", type);
        assertTrue(matches("isis proto " + type, target("C_HDLC"), hdlc));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llc x",
                "llc 5",
                "iso proto 256",
                "iso proto \\tcp",
                "iso proto \\es-is",
                "isis proto 32",
                "isis proto \\isis",
                "clnp proto 1",
                "mpls and clnp"
            })
    void someMakeNoSense(String expression) {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile(expression, ETHERNET));
    }

    @Test
    void someLinksHaveNoLlc() {
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile("llc", target("RAW")));
        assertThrows(FilterSyntaxException.class, () -> FilterCompiler.compile("llc ui", target("PPP")));
    }
}
