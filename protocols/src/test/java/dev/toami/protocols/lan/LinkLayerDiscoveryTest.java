package dev.toami.protocols.lan;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LinkLayerDiscoveryTest {
    private static final String MANDATORY = "0207 04 020000000001 0402 0531 0602 0078";

    private static MalformedPacketException fails(String hex) {
        return assertThrows(
                MalformedPacketException.class, () -> LinkLayerDiscovery.parse(Bytes.parseHex(hex)), () -> hex);
    }

    @Test
    void readsWhoSends() {
        LinkLayerDiscovery lldp = Golden.layer("lldp", LinkLayerDiscovery.class);
        assertEquals(4, lldp.chassisIdSubtype());
        assertEquals(Bytes.parseHex("020000000001"), lldp.chassisId());
        assertEquals(5, lldp.portIdSubtype());
        assertEquals(Bytes.wrap("eth0".getBytes(StandardCharsets.UTF_8)), lldp.portId());
        assertEquals(120, lldp.timeToLive());
        assertEquals(9 + 7 + 4, lldp.contents().length());
    }

    @Test
    void readsWhatTheSenderIs() {
        LinkLayerDiscoveryInfo info = Golden.layer("lldp", LinkLayerDiscoveryInfo.class);
        assertEquals("uplink", info.portDescription());
        assertEquals("switch-1", info.systemName());
        assertEquals("a switch", info.systemDescription());
        assertEquals(0x14, info.systemCapabilities());
        assertEquals(0x04, info.enabledCapabilities());
    }

    @Test
    void elementsInAnyOrderAreFound() throws MalformedPacketException {
        LinkLayerDiscovery lldp =
                LinkLayerDiscovery.parse(Bytes.parseHex("0602 0078 0a01 41 0402 0531 0207 04 020000000001 0000 ffff"));
        assertEquals(4, lldp.chassisIdSubtype());
        assertEquals(4, lldp.contents().length());
        assertEquals("A", LinkLayerDiscoveryInfo.parse(lldp.payload()).systemName());
    }

    @Test
    void whatIsNotLldpIsMalformed() {
        assertEquals("LLDP vdata < 2 bytes", fails("02").getMessage());
        assertEquals("LLDP VData < 9 bytes", fails("0207 04").getMessage());
        assertTrue(fails("0207 04").isTruncated());
        assertEquals("Missing mandatory LinkLayerDiscovery TLV", fails("0000").getMessage());
        assertEquals(
                "Missing mandatory LinkLayerDiscovery TLV",
                fails(MANDATORY + "0a01 41").getMessage());
        assertEquals(
                "Missing mandatory LinkLayerDiscovery TLV",
                fails("0402 0531 0602 0078 0a00 0000").getMessage());
        MalformedPacketException e = fails("0201 04 0402 0531 0602 0078 0000");
        assertEquals("Malformed LinkLayerDiscovery ChassisID TLV", e.getMessage());
        assertFalse(e.isTruncated());
    }

    @Test
    void everyCutIsMalformedAndNamesItsLength() throws MalformedPacketException {
        Bytes whole = Bytes.parseHex(MANDATORY + "0a01 41 0000");
        LinkLayerDiscovery.parse(whole);
        for (int length = 0; length < whole.length(); length++) {
            Bytes cut = whole.clip(length);
            MalformedPacketException e =
                    assertThrows(MalformedPacketException.class, () -> LinkLayerDiscovery.parse(cut));
            assertTrue(e.required() > e.available(), e::toString);
        }
    }

    @Test
    void whatIsReadBeforeABadElementIsShown() {
        Packet packet = Golden.named("lldp-short-capabilities").dissect();
        assertTrue(packet.errorLayer().isPresent());
        assertTrue(packet.toString().contains("SysName=sw "));
        assertTrue(packet.toString().endsWith("Invalid TLV System Capabilities length 2 (wanted mimimum 4\n"));
    }

    @Test
    void anElementHasALimit() {
        assertThrows(IllegalArgumentException.class, () -> new LldpTlv(128, Bytes.empty()));
        assertThrows(IllegalArgumentException.class, () -> new LldpTlv(1, Bytes.wrap(new byte[512])));
    }
}
