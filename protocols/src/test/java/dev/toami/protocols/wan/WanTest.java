package dev.toami.protocols.wan;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.numbers.EtherType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WanTest {
    @Test
    void frameRelayEncapsulations() {
        FrameRelayFrame byNlpid = Golden.layer("fr-ipv4", FrameRelayFrame.class);
        assertEquals(100, byNlpid.dlci());
        assertEquals(OptionalInt.of(0xcc), byNlpid.nlpid());
        FrameRelayFrame cisco = Golden.layer("fr-cisco", FrameRelayFrame.class);
        assertEquals(1023, cisco.dlci());
        assertEquals(EtherType.IPV4, cisco.etherType().orElseThrow());
        assertEquals(
                10, Golden.layer("fr-snap", FrameRelayFrame.class).contents().length());
        assertThrows(IllegalArgumentException.class, () -> FrameRelayHeader.of(1024, 0xcc));
    }

    @Test
    void addressesHaveTwoToFourBytes() throws MalformedPacketException {
        assertEquals(530, FrameRelayFrame.parse(Bytes.parseHex("84283b0800")).dlci());
        assertEquals(
                530 << 6 | 14,
                FrameRelayFrame.parse(Bytes.parseHex("8428390800")).dlci());
        assertEquals(1856, FrameRelayFrame.parse(Bytes.parseHex("00003a010800")).dlci());
        FrameRelayFrame congested = FrameRelayFrame.parse(Bytes.parseHex("180f0800"));
        assertTrue(congested.isForwardCongested() && congested.isBackwardCongested() && congested.isDiscardEligible());
        for (String hex : new String[] {"", "18", "1841", "184103", "18410380", "1841030080000000"}) {
            assertThrows(MalformedPacketException.class, () -> FrameRelayFrame.parse(Bytes.parseHex(hex)));
        }
    }

    @Test
    void ciscoHdlc() throws MalformedPacketException {
        CiscoHdlcFrame frame = Golden.layer("chdlc-ipv4", CiscoHdlcFrame.class);
        assertEquals(CiscoHdlcFrame.UNICAST, frame.address());
        assertEquals(EtherType.IPV4, frame.protocol());
        assertEquals(
                5,
                CiscoHdlcFrame.parse(Bytes.parseHex("0f00fefe0383")).contents().length());
        SlarpPacket request = Golden.layer("chdlc-slarp", SlarpPacket.class);
        assertEquals(Ipv4Address.parse("192.0.2.1"), request.address());
        assertFalse(request.isKeepalive());
        SlarpPacket keepalive = Golden.layer("ppp-hdlc-cisco", SlarpPacket.class);
        assertTrue(keepalive.isKeepalive());
        assertEquals(5, keepalive.sequenceNumber());
        assertEquals(2, keepalive.sequenceNumberSeen());
    }
}
