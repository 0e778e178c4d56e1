package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** TPKT, COTP and S7 communication. */
class IsoTransportTest {
    @Test
    void lengthIncludesTheHeader() throws MalformedPacketException {
        Bytes built = PacketBuilder.build(TpktHeader.empty(), CotpHeader.data(), Payload.of((byte) 1));
        assertEquals(Bytes.parseHex("03 00 0008 02 f0 80 01"), built);
        Tpkt tpkt = Tpkt.parse(built);
        assertEquals(8, tpkt.declaredLength());
        assertEquals(4, tpkt.payload().length());
        assertTrue(Tpkt.parse(built.clip(6)).isTruncated());
    }

    @Test
    void whatIsNoPacketIsAPayload() throws MalformedPacketException {
        for (String segment : new String[] {"030000", "04000008 02f08001", "03000006 02f0", "03010008 02f08001"}) {
            assertInstanceOf(Payload.class, Tpkt.parseSegment(Bytes.parseHex(segment)));
        }
        assertEquals(
                "TPKT version must be 3, not 4",
                assertThrows(MalformedPacketException.class, () -> Tpkt.parse(Bytes.parseHex("04000008")))
                        .getMessage());
    }

    @Test
    void gettersReadTheTransportHeader() {
        Cotp request = Golden.layer("cotp-connect", Cotp.class);
        assertEquals(Cotp.CONNECTION_REQUEST, request.pduType());
        assertEquals(14, request.lengthIndicator());
        Cotp data = Golden.layer("cotp-data", Cotp.class);
        assertEquals(Cotp.DATA, data.pduType());
        assertEquals(Bytes.parseHex("0d0e"), data.payload());
    }

    @Test
    void lengthIndicatorMustMakeSense() {
        assertThrows(MalformedPacketException.class, () -> Cotp.parse(Bytes.parseHex("01 f0 80")));
        assertThrows(MalformedPacketException.class, () -> Cotp.parse(Bytes.parseHex("ff f0 80")));
        assertThrows(IllegalArgumentException.class, () -> new CotpHeader(0xe0, Bytes.wrap(new byte[254])));
    }

    @Test
    void s7MessageHasParameterAndData() throws MalformedPacketException {
        S7Message read = Golden.layer("s7-read", S7Message.class);
        assertEquals(S7Message.ACK_DATA, read.rosctr());
        assertEquals(0x0500, read.reference());
        assertEquals(Bytes.parseHex("0401"), read.parameter());
        assertEquals(Bytes.parseHex("ff040010002a"), read.data());
        assertEquals(S7Message.JOB, Golden.layer("s7-setup", S7Message.class).rosctr());
        Bytes other = Bytes.parseHex("72 01 0000 0400 0000 0000");
        assertInstanceOf(Payload.class, S7Message.parseData(other));
        assertThrows(MalformedPacketException.class, () -> S7Message.parse(other));
    }

    @Test
    void neverFails() {
        Messages.checkRobust(Tpkt::parse, Golden.layer("cotp-data", Tpkt.class).bytes(), 4);
        Messages.checkRobust(
                Tpkt::parseSegment, Golden.layer("cotp-data", Tpkt.class).bytes(), 0);
        for (String name : new String[] {"cotp-connect", "cotp-data", "cotp-disconnect"}) {
            Messages.checkRobust(Cotp::parse, Golden.layer(name, Cotp.class).bytes(), 3);
        }
        Messages.checkRobust(
                S7Message::parse, Golden.layer("s7-setup", S7Message.class).bytes(), 10);
        Messages.checkRobust(
                S7Message::parse, Golden.layer("s7-userdata", S7Message.class).bytes(), 10);
        Messages.checkRobust(
                S7Message::parse, Golden.layer("s7-read", S7Message.class).bytes(), 12);
    }
}
