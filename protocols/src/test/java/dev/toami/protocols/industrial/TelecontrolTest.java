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

class TelecontrolTest {
    @Test
    void formatsAreBuiltAndRead() throws MalformedPacketException {
        assertEquals(Bytes.parseHex("68 04 07000000"), PacketBuilder.build(Iec104Header.START_ACTIVATION));
        assertEquals(Bytes.parseHex("68 04 0100 5802"), PacketBuilder.build(Iec104Header.supervision(300)));
        Bytes information = PacketBuilder.build(Iec104Header.information(0x7fff, 1), Payload.of(new byte[6]));
        assertEquals(Bytes.parseHex("68 0a feff 0200 000000000000"), information);
        Iec104Apdu apdu = Iec104Apdu.parse(information);
        assertEquals(Iec104Apdu.Format.I, apdu.format());
        assertEquals(0x7fff, apdu.sendSequenceNumber());
        assertEquals(1, apdu.receiveSequenceNumber());
        assertEquals(6, apdu.payload().length());
        assertTrue(Iec104Apdu.parse(information.clip(8)).isTruncated());
        assertThrows(IllegalArgumentException.class, () -> Iec104Header.supervision(0x8000));
    }

    @Test
    void onlyTheFirstUnitOfASegmentIsTaken() throws MalformedPacketException {
        Iec104Apdu apdu = Iec104Apdu.parse(Bytes.parseHex("68 04 43000000 68 04 83000000"));
        assertEquals(Iec104Apdu.Format.U, apdu.format());
        assertTrue(apdu.payload().isEmpty());
        assertFalse(apdu.isTruncated());
    }

    @Test
    void gettersReadTheDataUnit() {
        Iec104Asdu asdu = Golden.layer("iec104-sequence", Iec104Asdu.class);
        assertEquals(13, asdu.typeIdentification());
        assertEquals(2, asdu.objectCount());
        assertTrue(asdu.isSequence());
        assertEquals(20, asdu.causeOfTransmission());
        assertEquals(10, asdu.commonAddress());
    }

    @Test
    void whatIsNoUnitIsAPayload() throws MalformedPacketException {
        for (String segment : new String[] {"6804", "69 04 07000000", "68 03 07000000", "68 fe 07000000"}) {
            assertInstanceOf(Payload.class, Iec104Apdu.parseSegment(Bytes.parseHex(segment)));
        }
        assertThrows(MalformedPacketException.class, () -> Iec104Apdu.parse(Bytes.parseHex("69 04 07000000")));
    }

    @Test
    void neverFails() {
        Messages.checkRobust(
                Iec104Apdu::parse,
                Golden.layer("iec104-objects", Iec104Apdu.class).bytes(),
                6);
        for (int type = 0; type < 256; type++) {
            Bytes unit = Bytes.of(type, 0x03, 3, 0, 1, 0, 1, 0, 0, 5, 6, 7, 8);
            Messages.checkRobust(Iec104Asdu::parse, unit, 6);
        }
    }
}
