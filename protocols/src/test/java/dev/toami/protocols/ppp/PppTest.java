package dev.toami.protocols.ppp;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PppTest {
    @Test
    void addressControlAndCompressionAreOptional() {
        PppFrame whole = Golden.layer("ppp", PppFrame.class);
        assertTrue(whole.hasAddressAndControl());
        assertEquals(4, whole.contents().length());
        assertEquals(PppProtocol.IPV4, whole.protocol());
        PppFrame compressed = Golden.layer("ppp-compressed", PppFrame.class);
        assertFalse(compressed.hasAddressAndControl());
        assertTrue(compressed.isProtocolCompressed());
        assertEquals(1, compressed.contents().length());
        assertEquals(Optional.empty(), whole.isSent());
    }

    @Test
    void aDirectionMayStandBefore() {
        Bytes bytes = Bytes.parseHex("01 ff03 0021 45");
        Packet packet = Packet.dissect(CapturedFrame.of(new LinkType(204), 0, bytes.length(), bytes));
        PppFrame ppp = packet.layer(PppFrame.class).orElseThrow();
        assertEquals(Optional.of(true), ppp.isSent());
        assertTrue(ppp.hasAddressAndControl());
        assertEquals(5, ppp.contents().length());
        assertEquals("0021", ppp.protocolField().toString());
    }

    @Test
    void protocolNumbersAreOdd() {
        assertEquals(
                "PPP has invalid type",
                assertThrows(MalformedPacketException.class, () -> PppFrame.parse(Bytes.parseHex("3030")))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(PppHeader.empty().withCompression().withProtocol(PppProtocol.LCP)));
    }

    @Test
    void controlPackets() throws MalformedPacketException {
        PppControlPacket lcp = Golden.layer("pppoe-lcp", PppControlPacket.class);
        assertEquals(PppControlPacket.CONFIGURE_REQUEST, lcp.code());
        assertEquals(19, lcp.declaredLength());
        assertEquals(PppOption.maximumReceiveUnit(1492), lcp.options().get(0));
        assertEquals(
                Optional.of(0x01020304L),
                Golden.layer("pppoe-lcp-echo", PppControlPacket.class).magicNumber());
        for (String hex : List.of("01010003", "0101000601", "0101000601", "010100080101ffff", "01010006010f")) {
            Bytes bytes = Bytes.parseHex(hex);
            boolean isWhole = bytes.u16(2) <= bytes.length();
            if (isWhole) {
                assertThrows(
                        MalformedPacketException.class, () -> PppControlPacket.parse(bytes, PppControlProtocol.LCP));
            } else {
                assertTrue(PppControlPacket.parse(bytes, PppControlProtocol.LCP).isTruncated());
            }
        }
    }

    @Test
    void authentication() {
        PapPacket pap = Golden.layer("pppoe-pap", PapPacket.class);
        assertEquals(Bytes.parseHex("70656572"), pap.first());
        assertEquals(Bytes.parseHex("736563726574"), pap.password());
        ChapPacket chap = Golden.layer("pppoe-chap", ChapPacket.class);
        assertEquals(16, chap.value().length());
        assertEquals(Bytes.parseHex("736572766572"), chap.text());
        assertThrows(MalformedPacketException.class, () -> PapPacket.parse(Bytes.parseHex("01010006 0561")));
        assertThrows(MalformedPacketException.class, () -> ChapPacket.parse(Bytes.parseHex("01010006 0561")));
    }

    @Test
    void pppoeSessionsAreClipped() throws MalformedPacketException {
        Bytes bytes = PacketBuilder.build(
                PppoeHeader.session(9), PppHeader.empty().withProtocol(PppProtocol.IPV4), Payload.of(new byte[4]));
        PppoeSession session = PppoeSession.parse(bytes);
        assertEquals(6, session.declaredLength());
        assertEquals(9, session.sessionId());
        assertFalse(session.isTruncated());
        assertTrue(PppoeSession.parse(bytes.clip(10)).isTruncated());
        byte[] padded = new byte[60];
        bytes.copyTo(0, padded, 0, bytes.length());
        assertEquals(6, PppoeSession.parse(Bytes.wrap(padded)).payload().length());
        assertEquals(
                99,
                PppoeSession.parse(PacketBuilder.build(PppoeHeader.session(9).withLength(99)))
                        .declaredLength());
    }

    @Test
    void pppoeDiscovery() throws MalformedPacketException {
        PppoeDiscovery pado = Golden.layer("pppoe-pado", PppoeDiscovery.class);
        assertEquals(PppoeDiscovery.PADO, pado.code());
        assertEquals(4, pado.tags().size());
        assertEquals(PppoeTag.of(PppoeTag.AC_NAME, "ac"), pado.tags().get(0));
        assertThrows(
                MalformedPacketException.class, () -> PppoeDiscovery.parse(Bytes.parseHex("110900000005 0101000200")));
        assertEquals(
                1,
                PppoeDiscovery.parse(Bytes.parseHex("110900000006 00000000 ffff"))
                        .tags()
                        .size());
    }
}
