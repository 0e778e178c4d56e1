package dev.toami.protocols.quic;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.tls.DtlsDatagram;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QuicDatagramTest {
    private static List<QuicPacket> packets(String name) {
        return Golden.layer(name, QuicDatagram.class).packets();
    }

    @Test
    void coalescedPackets() {
        List<QuicPacket> packets = packets("quic-initial-and-handshake");
        QuicPacket initial = packets.get(0);
        assertEquals(QuicPacket.Type.INITIAL, initial.type());
        assertEquals(Optional.of(QuicVersion.V1), initial.version());
        assertEquals(8, initial.destinationId().length());
        assertEquals(4, initial.sourceId().length());
        assertEquals(5, initial.token().length());
        assertEquals(100, initial.protectedPart().length());
        assertEquals(QuicPacket.Type.HANDSHAKE, packets.get(1).type());
        assertEquals(60, packets.get(1).protectedPart().length());
        assertEquals(2, packets.size());
    }

    @Test
    void retryAndVersionNegotiation() {
        QuicPacket retry = packets("quic-retry").get(0);
        assertEquals(QuicPacket.Type.RETRY, retry.type());
        assertEquals(24, retry.token().length());
        assertEquals(16, retry.protectedPart().length());
        QuicPacket negotiation = packets("quic-versions").get(0);
        assertEquals(QuicPacket.Type.VERSION_NEGOTIATION, negotiation.type());
        assertEquals(
                List.of(new QuicVersion(0x1a2a3a4a), QuicVersion.V1, QuicVersion.V2), negotiation.offeredVersions());
        assertTrue(negotiation.offeredVersions().get(0).isReserved());
    }

    @Test
    void version2HasOtherTypeNumbers() {
        QuicPacket initial = packets("quic-v2-other-port").get(0);
        assertEquals(1, initial.typeCode());
        assertEquals(QuicPacket.Type.INITIAL, initial.type());
        assertEquals(1, packets("quic-v2-other-port").size());
    }

    @Test
    void shortHeader() throws MalformedPacketException {
        QuicPacket packet = packets("quic-short").get(0);
        assertEquals(QuicPacket.Type.SHORT, packet.type());
        assertEquals(Optional.empty(), packet.version());
        assertTrue(packet.destinationId().isEmpty());
        assertInstanceOf(Payload.class, QuicDatagram.parsePort443(Bytes.wrap(new byte[30])));
        assertInstanceOf(Payload.class, QuicDatagram.parsePort443(Bytes.of(0x40, 1, 2, 3)));
        assertInstanceOf(Payload.class, QuicDatagram.parsePort443(Bytes.empty()));
    }

    @Test
    void googleQuicAndDtlsShareThePort() throws MalformedPacketException {
        GquicPacket gquic = Golden.layer("gquic", GquicPacket.class);
        assertEquals("Q034", gquic.version());
        assertEquals(0x61686f767d848b92L, gquic.connectionId());
        assertThrows(
                MalformedPacketException.class,
                () -> GquicPacket.parse(gquic.bytes().slice(0, 12)));
        Bytes dtls = Golden.layer("dtls-client-hello", DtlsDatagram.class).bytes();
        assertInstanceOf(DtlsDatagram.class, QuicDatagram.parsePort443(dtls));
    }

    @Test
    void everyTruncation() throws MalformedPacketException {
        Bytes all =
                Golden.layer("quic-initial-and-handshake", QuicDatagram.class).bytes();
        int first = 1 + 4 + 1 + 8 + 1 + 4 + 1 + 5 + 2;
        for (int length = 0; length < all.length(); length++) {
            Bytes cut = all.slice(0, length);
            if (length < first) {
                assertThrows(MalformedPacketException.class, () -> QuicDatagram.parse(cut));
            } else if (length <= first + 100) {
                assertEquals(length < first + 100, QuicDatagram.parse(cut).isTruncated());
            }
        }
        assertFalse(QuicDatagram.parse(all).isTruncated());
    }

    @Test
    void onlyKnownVersionsAreRecognized() {
        byte[] bytes = Golden.layer("quic-initial-and-handshake", QuicDatagram.class)
                .bytes()
                .toArray();
        bytes[4] = 3;
        assertNull(QuicDatagram.recognize(Bytes.wrap(bytes)));
        bytes[4] = 1;
        bytes[5] = 21;
        assertNull(QuicDatagram.recognize(Bytes.wrap(bytes)));
        assertTrue(new QuicVersion(0xff00001d).isKnown());
        assertFalse(new QuicVersion(0xff000023).isKnown());
    }

    @Test
    void tokensLongerThanAnyDatagramAreMalformed() {
        Bytes hostile = Bytes.parseHex("c000000001 00 00 ffffffffffffffff 0000".replace(" ", ""));
        assertThrows(MalformedPacketException.class, () -> QuicDatagram.parse(hostile));
    }
}
