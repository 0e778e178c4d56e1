package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EthernetCtpTest {
    @Test
    void readsTheFunctions() {
        assertEquals(0, Golden.layer("ctp", EthernetCtp.class).skipCount());
        assertEquals(
                MacAddress.parse("02:00:00:00:00:02"),
                Golden.layer("ctp", EthernetCtpForwardData.class).forwardAddress());
        EthernetCtpReply reply = Golden.layer("ctp", EthernetCtpReply.class);
        assertEquals(7, reply.receiptNumber());
        assertEquals(Bytes.parseHex("5555555555"), reply.data());
    }

    @Test
    void anOddSkipCountIsMalformed() {
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> EthernetCtp.parse(Bytes.parseHex("0300")));
        assertEquals("EthernetCTP skip count is odd: 3", e.getMessage());
    }

    @Test
    void everyCutFunctionIsMalformed() {
        for (String function : new String[] {"0100 0700", "0200 020000000002"}) {
            Bytes whole = Bytes.parseHex(function);
            for (int length = 0; length < whole.length(); length++) {
                Bytes cut = whole.clip(length);
                MalformedPacketException e =
                        assertThrows(MalformedPacketException.class, () -> EthernetCtp.parseFunction(cut));
                assertTrue(e.required() > e.available(), e::toString);
            }
        }
    }

    @Test
    void anUnknownFunctionEndsThePacket() {
        String text = Golden.named("ctp-unknown-function").dissect().toString();
        assertTrue(text.endsWith("Unknown EthernetCTP function type 3\n"), text);
    }
}
