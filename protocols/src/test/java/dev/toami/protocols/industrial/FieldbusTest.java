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

/** What goes right over Ethernet, and OPC UA. */
class FieldbusTest {
    @Test
    void ethercatLengthClips() throws MalformedPacketException {
        Bytes built = PacketBuilder.build(new EthercatHeader(EthercatFrame.COMMAND), Payload.of(new byte[12]));
        assertEquals(Bytes.parseHex("0c10"), built.clip(2));
        EthercatFrame frame = EthercatFrame.parse(PacketBuilder.pad(built, 46));
        assertEquals(EthercatFrame.COMMAND, frame.frameType());
        assertEquals(12, frame.declaredLength());
        assertEquals(12, frame.payload().length());
        assertThrows(IllegalArgumentException.class, () -> new EthercatHeader(16));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(new EthercatHeader(1), Payload.of(new byte[2048])));
    }

    @Test
    void ethercatDatagramsAreChained() {
        assertEquals(2, Golden.layer("ethercat", EthercatDatagrams.class).count());
    }

    @Test
    void profinetCyclicDataHasAStatus() throws MalformedPacketException {
        ProfinetRt cyclic = Golden.layer("profinet-cyclic", ProfinetRt.class);
        assertTrue(cyclic.isCyclic());
        assertEquals(0x8001, cyclic.frameId());
        assertFalse(Golden.layer("profinet-dcp", ProfinetRt.class).isCyclic());
        assertFalse(ProfinetRt.parse(Bytes.parseHex("8001 010203")).isCyclic());
    }

    @Test
    void substationMessageIsClipped() throws MalformedPacketException {
        SubstationMessage goose = Golden.layer("goose", SubstationMessage.class);
        assertEquals(1, goose.applicationId());
        assertEquals(64, goose.declaredLength());
        assertThrows(
                MalformedPacketException.class,
                () -> SubstationMessage.parseGoose(Bytes.parseHex("0001 0007 0000 0000")));
        assertTrue(SubstationMessage.parseGoose(goose.bytes().clip(40)).isTruncated());
    }

    @Test
    void powerlinkNamesItsNodes() {
        Powerlink start = Golden.layer("powerlink-soc", Powerlink.class);
        assertEquals(Powerlink.START_OF_CYCLE, start.messageType());
        assertEquals(255, start.destination());
        assertEquals(240, start.source());
    }

    @Test
    void opcUaMessagesHaveKnownTypes() throws MalformedPacketException {
        OpcUaMessage hello = Golden.layer("opcua-hello", OpcUaMessage.class);
        assertEquals("HEL", hello.messageType());
        assertEquals(48, hello.declaredSize());
        for (String hex : new String[] {"58585846 08000000", "4d534746 07000000", "4d5347"}) {
            assertInstanceOf(Payload.class, OpcUaMessage.parseSegment(Bytes.parseHex(hex)));
            assertThrows(MalformedPacketException.class, () -> OpcUaMessage.parse(Bytes.parseHex(hex)));
        }
        assertTrue(OpcUaMessage.parse(Bytes.parseHex("4d534746 ffffffff")).isTruncated());
    }

    @Test
    void neverFails() {
        Messages.checkRobust(
                EthercatFrame::parse,
                Golden.layer("ethercat", EthercatFrame.class).bytes(),
                2);
        Messages.checkRobust(
                EthercatDatagrams::parse,
                Golden.layer("ethercat", EthercatDatagrams.class).bytes(),
                10);
        Messages.checkRobust(
                ProfinetRt::parse,
                Golden.layer("profinet-cyclic", ProfinetRt.class).bytes(),
                2);
        Messages.checkRobust(
                ProfinetDcp::parse,
                Golden.layer("profinet-dcp", ProfinetDcp.class).bytes(),
                10);
        Messages.checkRobust(
                SubstationMessage::parseGoose,
                Golden.layer("goose", SubstationMessage.class).bytes(),
                8);
        Bytes values = Golden.layer("sampled-values", SubstationMessage.class).bytes();
        Messages.checkRobust(SubstationMessage::parseSampledValues, values, 8);
        for (int type = 0; type < 16; type++) {
            byte[] frame =
                    Golden.layer("powerlink-preq", Powerlink.class).bytes().toArray();
            frame[0] = (byte) type;
            Messages.checkRobust(Powerlink::parse, Bytes.wrap(frame), 3);
        }
        for (String name : new String[] {"opcua-hello", "opcua-message"}) {
            Messages.checkRobust(
                    OpcUaMessage::parse, Golden.layer(name, OpcUaMessage.class).bytes(), 8);
        }
    }
}
