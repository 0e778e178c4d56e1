package dev.toami.protocols.lan;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CiscoDiscoveryTest {
    private static String message(LayerParser parser, String hex) {
        return assertThrows(MalformedPacketException.class, () -> parser.parse(Bytes.parseHex(hex)))
                .getMessage();
    }

    @Test
    void readsTheHeader() {
        CiscoDiscovery cdp = Golden.layer("cdp", CiscoDiscovery.class);
        assertEquals(2, cdp.version());
        assertEquals(180, cdp.timeToLive());
        assertEquals(
                cdp.checksum(),
                PacketBuilder.build(cdp.toValue().orElseThrow(), payload(cdp)).u16(2));
    }

    private static LayerValue payload(CiscoDiscovery cdp) {
        return Payload.of(cdp.payload());
    }

    @Test
    void aChecksumOfAnOddLengthIsCiscos() {
        // The last byte is the lower half of its word, with the sign extended and one less if it is negative.
        assertEquals(0xffff & ~(0x02b4 + 0x0001 + 0x0005 + 0x0041), checksum("0001 0005 41"));
        assertEquals(0xffff & ~(0x02b4 + 0x0001 + 0x0005 + 0xff80 + 1), checksum("0001 0005 81"));
    }

    private static int checksum(String elements) {
        return PacketBuilder.build(CdpHeader.empty(), Payload.of(Bytes.parseHex(elements)))
                .u16(2);
    }

    @Test
    void readsTheElements() {
        CiscoDiscoveryInfo info = Golden.layer("cdp", CiscoDiscoveryInfo.class);
        assertEquals("router-1", info.deviceId());
        assertEquals("Ethernet0/1", info.portId());
        assertEquals("toami", info.platform());
        assertEquals("Version 1", info.softwareVersion());
        assertEquals(0x29, info.capabilities());
        assertEquals(1, info.nativeVlan());
        assertEquals(List.of(Ipv4Address.parse("192.0.2.1"), Ipv6Address.parse("2001:db8::1")), info.addresses());
        assertEquals(List.of(Ipv4Address.parse("192.0.2.2")), info.managementAddresses());
    }

    @Test
    void badElementsAreMalformed() {
        assertEquals("Invalid CiscoDiscovery version number 3", message(CiscoDiscovery::parse, "03b40000"));
        assertEquals("CDP TLV < 4 bytes", message(CiscoDiscovery::parse, "02b40000 000100"));
        assertEquals("Invalid CiscoDiscovery value length 3", message(CiscoDiscovery::parse, "02b40000 00010003"));
        assertEquals("CDP TLV < length 9", message(CiscoDiscovery::parse, "02b40000 0001 0009 00"));
        assertEquals("Invalid TLV Native VLAN length 1", message(CiscoDiscoveryInfo::parse, "000a 0005 01"));
        assertEquals("Invalid TLV IP Prefix length 4", message(CiscoDiscoveryInfo::parse, "0007 0008 c0000200"));
        assertTrue(message(CiscoDiscoveryInfo::parse, "0007 0009 c0000200 21").contains("33"));
    }

    @Test
    void badAddressesAreMalformed() {
        assertEquals("Invalid Address TLV number 0", message(CiscoDiscoveryInfo::parse, "0002 0008 00000000"));
        assertEquals("Invalid Address TLV number -1", message(CiscoDiscoveryInfo::parse, "0002 0008 ffffffff"));
        assertEquals(
                "Invalid Address TLV length 7",
                message(CiscoDiscoveryInfo::parse, "0002 000f 00000001 0101cc 0004 0102"));
        assertEquals(
                "Invalid Address Protocol 3",
                message(CiscoDiscoveryInfo::parse, "0002 0011 00000001 0301cc 0004 01020304"));
        assertEquals(
                "Invalid Address Protocol length 2",
                message(CiscoDiscoveryInfo::parse, "0002 0011 00000001 0102cc 0004 01020304"));
        assertTrue(message(CiscoDiscoveryInfo::parse, "0002 0011 00000001 0101cc 0009 01020304")
                .contains("cut short"));
    }
}
