package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.ip.Ipv4Packet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The logs of packet filters. */
class LogHeadersTest {
    @Test
    void readsPfLog() {
        PfLog log = Golden.layer("pflog", PfLog.class);
        assertEquals("em0", log.interfaceName());
        assertEquals("anchor", log.ruleset());
        assertEquals(3, log.ruleNumber());
        assertEquals(0xffff_ffffL, log.subruleNumber());
        assertEquals(-1, log.rulePid());
        assertEquals(1, log.direction());
        assertEquals(64, log.contents().length());
        assertTrue(Golden.named("pflog").dissect().layer(Ipv4Packet.class).isPresent());
    }

    @Test
    void aPfLogWithAWrongLengthIsMalformed() {
        byte[] bytes = Golden.named("pflog").bytes().toArray();
        bytes[0] = 60;
        assertEquals(
                "PFLog header length should be 3 less than multiple of 4",
                assertThrows(MalformedPacketException.class, () -> PfLog.parse(Bytes.wrap(bytes)))
                        .getMessage());
        bytes[0] = (byte) 253;
        assertEquals(
                "PFLog data size < 256",
                assertThrows(MalformedPacketException.class, () -> PfLog.parse(Bytes.wrap(bytes)))
                        .getMessage());
    }

    @Test
    void readsNflog() {
        NflogPacket log = Golden.layer("nflog", NflogPacket.class);
        assertEquals(2, log.family());
        assertEquals(5, log.resourceId());
        assertEquals("in:", log.prefix());
        assertEquals(33, log.payload().length());
    }

    @Test
    void readsNflogOfABigEndianHost() throws MalformedPacketException {
        NflogPacket log = NflogPacket.parse(Bytes.parseHex("02000005 0007000a 61620000 00060009 4500"));
        assertEquals("ab", log.prefix());
        assertEquals(Bytes.parseHex("4500"), log.payload());
    }

    @Test
    void aCutPacketIsTruncatedAndACutElementMalformed() throws MalformedPacketException {
        Bytes whole = Golden.named("nflog").bytes();
        int header = Golden.layer("nflog", NflogPacket.class).contents().length();
        for (int length = header; length < whole.length(); length++) {
            assertTrue(NflogPacket.parse(whole.clip(length)).isTruncated());
        }
        for (int length : new int[] {1, 5, 7, 11, 13, 21}) {
            assertThrows(MalformedPacketException.class, () -> NflogPacket.parse(whole.clip(length)));
        }
        Packet packet = Packet.dissect(Bytes.parseHex("02000005 03000900"), new LinkType(239));
        assertTrue(packet.errorLayer().isPresent());
    }
}
