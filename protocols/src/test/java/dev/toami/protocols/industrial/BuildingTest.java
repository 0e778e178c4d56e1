package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** BACnet/IP and KNXnet/IP. */
class BuildingTest {
    @Test
    void linkIsBuiltWithItsLength() throws MalformedPacketException {
        Bytes built = PacketBuilder.build(BacnetLinkHeader.unicast(), BacnetNetworkHeader.local(true));
        assertEquals(Bytes.parseHex("81 0a 0006 01 04"), built);
        BacnetLink link = BacnetLink.parse(built);
        assertEquals(BacnetLink.ORIGINAL_UNICAST, link.function());
        assertEquals(6, link.declaredLength());
        assertEquals(2, link.payload().length());
    }

    @Test
    void networkHeaderEndsBehindItsAddresses() {
        BacnetNetwork whoIs = Golden.layer("bacnet-who-is", BacnetNetwork.class);
        assertEquals(6, whoIs.contents().length());
        assertEquals(0x20, whoIs.control());
        assertFalse(whoIs.isNetworkMessage());
        assertFalse(whoIs.isReplyExpected());
        assertTrue(Golden.layer("bacnet-read", BacnetNetwork.class).isReplyExpected());
        assertTrue(Golden.layer("bacnet-forwarded", BacnetNetwork.class).isNetworkMessage());
        assertEquals(
                BacnetApplication.ERROR,
                Golden.layer("bacnet-error", BacnetApplication.class).pduType());
    }

    @Test
    void contradictionsAreMalformed() {
        for (String hex : new String[] {"82 0a 0006 01 04", "81 0a 0003 01 04", "81 04 0008 01020304", "81 0a"}) {
            assertThrows(MalformedPacketException.class, () -> BacnetLink.parse(Bytes.parseHex(hex)), hex);
        }
        for (String hex : new String[] {"02 00", "01", "01 20 0001 05 01", "01 28 0001 00 0002 01 07"}) {
            assertThrows(MalformedPacketException.class, () -> BacnetNetwork.parse(Bytes.parseHex(hex)), hex);
        }
        for (String hex : new String[] {"0710 0201 0006", "0611 0201 0006", "0610 0201 0005"}) {
            assertThrows(MalformedPacketException.class, () -> KnxIp.parse(Bytes.parseHex(hex)), hex);
        }
    }

    @Test
    void broadcastTableIsAList() throws MalformedPacketException {
        BacnetLink link = BacnetLink.parse(Bytes.parseHex("81 03 0018 c0000201bac0ffffffff c0000202bac0ffffff00"));
        assertTrue(link.toString()
                .contains("BroadcastTable=[{IP=192.0.2.1 Port=47808 Mask=[255, 255, 255, 255]}, {IP=192.0.2.2"));
    }

    @Test
    void knxServiceIsRead() {
        assertEquals(0x0201, Golden.layer("knx-search", KnxIp.class).serviceType());
    }

    @Test
    void neverFails() {
        Messages.checkRobust(
                BacnetLink::parse,
                Golden.layer("bacnet-forwarded", BacnetLink.class).bytes(),
                10);
        Messages.checkRobust(BacnetLink::parse, Bytes.parseHex("81 03 000e c0000201bac0ffffffff"), 4);
        Messages.checkRobust(BacnetNetwork::parse, Bytes.parseHex("01 28 0001 01 09 0002 01 07 ff 1008"), 11);
        for (int type = 0; type < 256; type++) {
            Messages.checkRobust(BacnetApplication::parse, Bytes.of(type, 1, 2, 0x91, 4, 0x91, 6, 7), 2);
        }
        Messages.checkRobust(
                KnxIp::parse, Golden.layer("knx-search", KnxIp.class).bytes(), 6);
    }
}
