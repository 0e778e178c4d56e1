package dev.toami.protocols.link;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.industrial.Messages;
import dev.toami.protocols.ip.Ipv4Packet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** FabricPath and pktap. */
class FabricPathTest {
    @Test
    void tagIsBuiltAndRead() {
        assertEquals(Bytes.parseHex("ffff"), PacketBuilder.build(new FabricPathHeader(0x3ff, 0x3f)));
        FabricPathTag tag = Golden.layer("fabric-path", FabricPathTag.class);
        assertEquals(1, tag.forwardingTag());
        assertEquals(32, tag.timeToLive());
        assertThrows(IllegalArgumentException.class, () -> new FabricPathHeader(0x400, 0));
        assertThrows(IllegalArgumentException.class, () -> new FabricPathHeader(0, 64));
    }

    @Test
    void pktapNamesInterfaceAndProcess() throws MalformedPacketException {
        Bytes frame = pktap(108, 1);
        PktapFrame pktap = PktapFrame.parse(frame);
        assertEquals("en0", pktap.interfaceName());
        assertEquals(1, pktap.linkType());
        assertEquals(42, pktap.processId());
        assertEquals("cu", pktap.command());
        Packet packet = Packet.dissect(frame, new LinkType(258));
        assertTrue(packet.layer(EthernetFrame.class).isPresent());
        assertTrue(packet.layer(Ipv4Packet.class).isPresent());
        assertTrue(Packet.dissect(pktap(108, 0xfffff), new LinkType(258))
                .toString()
                .contains("= PKTAP"));
    }

    @Test
    void pktapLengthMustBeThere() {
        for (int length : new int[] {0, 107, 4096}) {
            assertThrows(MalformedPacketException.class, () -> PktapFrame.parse(pktap(length, 1)));
        }
        Messages.checkRobust(PktapFrame::parse, pktap(108, 1).clip(140), 108);
    }

    private static Bytes pktap(int length, int linkType) {
        Bytes inner = Golden.named("udp").bytes();
        byte[] frame = new byte[108 + inner.length()];
        put(frame, 0, length);
        put(frame, 4, 1);
        put(frame, 8, linkType);
        frame[12] = 'e';
        frame[13] = 'n';
        frame[14] = '0';
        put(frame, 52, 42);
        frame[56] = 'c';
        frame[57] = 'u';
        inner.copyTo(0, frame, 108, inner.length());
        return Bytes.wrap(frame);
    }

    private static void put(byte[] target, int at, int value) {
        for (int i = 0; i < 4; i++) {
            target[at + i] = (byte) (value >> (8 * i));
        }
    }
}
