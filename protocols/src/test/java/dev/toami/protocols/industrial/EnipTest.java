package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EnipTest {
    @Test
    void gettersReadTheHeader() {
        EnipMessage enip = Golden.layer("enip-unconnected", EnipMessage.class);
        assertEquals(EnipMessage.SEND_RR_DATA, enip.command());
        assertEquals(24, enip.declaredLength());
        assertEquals(0x11020100, enip.sessionHandle());
        assertEquals(0, enip.status());
        assertEquals(Bytes.parseHex("0102030405060708"), enip.senderContext());
        assertEquals(8, enip.payload().length());
    }

    @Test
    void cipMessageIsTheDataItem() {
        CipMessage request = Golden.layer("enip-unconnected", CipMessage.class);
        assertEquals(0x0e, request.service());
        assertFalse(request.isResponse());
        assertEquals(Bytes.parseHex("200124013007"), request.path());
        assertTrue(request.data().isEmpty());
        CipMessage response = Golden.layer("enip-connected", CipMessage.class);
        assertTrue(response.isResponse());
        assertEquals(5, response.generalStatus());
        assertEquals(Bytes.parseHex("01020304"), response.data());
        assertTrue(response.path().isEmpty());
    }

    @Test
    void itemsBehindTheDataAreNoMessage() throws MalformedPacketException {
        Bytes items = Bytes.parseHex("00000000 0000 0300 0000 0000 b200 0200 0e00 0080 0400 01020304");
        EnipMessage enip = EnipMessage.parse(
                PacketBuilder.build(EnipHeader.of(EnipMessage.SEND_RR_DATA, 1).withData(items)));
        assertEquals(Bytes.parseHex("0e00"), enip.payload());
        assertEquals(40, enip.contents().length());
    }

    @Test
    void itemThatIsLongerThanTheMessageIsClipped() throws MalformedPacketException {
        Bytes items = Bytes.parseHex("00000000 0000 0200 0000 0000 b200 ffff 0e00");
        EnipMessage enip = EnipMessage.parse(
                PacketBuilder.build(EnipHeader.of(EnipMessage.SEND_RR_DATA, 1).withData(items)));
        assertEquals(Bytes.parseHex("0e00"), enip.payload());
        assertFalse(enip.isTruncated());
    }

    @Test
    void unknownCommandIsNoMessage() throws MalformedPacketException {
        Bytes unknown = PacketBuilder.build(EnipHeader.of(0x99, 1));
        assertInstanceOf(Payload.class, EnipMessage.parseSegment(unknown));
        assertEquals(0x99, EnipMessage.parse(unknown).command());
    }

    @Test
    void valuesThatDoNotFitAreErrors() {
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(EnipHeader.of(0x10000, 0)));
        assertThrows(IllegalArgumentException.class, () -> EnipHeader.of(1, 0).withSenderContext(Bytes.of(1)));
    }

    @Test
    void implicitDataNeedsAnItem() throws MalformedPacketException {
        assertThrows(MalformedPacketException.class, () -> CipIo.parse(Bytes.parseHex("0000 0280 0800")));
        assertEquals(2, Golden.layer("cip-io", CipIo.class).itemCount());
        Bytes cut = Golden.layer("cip-io", CipIo.class).contents().clip(20);
        assertTrue(CipIo.parse(cut).isTruncated());
    }

    @Test
    void neverFails() {
        for (String name : new String[] {"enip-connected", "enip-identity", "enip-register"}) {
            Messages.checkRobust(
                    EnipMessage::parse, Golden.layer(name, EnipMessage.class).bytes(), 24);
        }
        Messages.checkRobust(
                CipMessage::parse,
                Golden.layer("enip-multiple", CipMessage.class).bytes(),
                2);
        Messages.checkRobust(
                CipMessage::parse,
                Golden.layer("enip-connected", CipMessage.class).bytes(),
                4);
        Messages.checkRobust(CipIo::parse, Golden.layer("cip-io", CipIo.class).bytes(), 6);
    }
}
