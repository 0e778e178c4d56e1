package dev.toami.protocols.wlan;

import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Prism, AVS and PPI headers. */
class MonitorHeadersTest {
    @Test
    void readsPrism() {
        PrismFrame prism = Golden.layer("prism", PrismFrame.class);
        assertEquals(PrismHeader.TYPE_1, prism.messageCode());
        assertEquals("wlan0", prism.deviceName());
        assertEquals(24 + 4 * 12, prism.headerLength());
        assertEquals(4, prism.values().size());
        assertEquals(PrismValue.of(0x30044, 11), prism.values().get(1));
        assertTrue(Golden.named("prism").dissect().layer(ArpPacket.class).isPresent());
        CheckingVisitor.check(prism);
    }

    @Test
    void refusesPrismHeadersThatAreNotWhole() {
        Bytes bytes = Golden.named("prism").bytes();
        for (int length = 0; length < 72; length++) {
            Bytes cut = bytes.slice(0, length);
            assertThrows(MalformedPacketException.class, () -> PrismFrame.parse(cut));
        }
        byte[] array = bytes.toArray();
        array[4] = 71;
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> PrismFrame.parse(Bytes.wrap(array)));
        assertEquals("Expected more data.", e.getMessage());
        array[4] = 0;
        assertThrows(MalformedPacketException.class, () -> PrismFrame.parse(Bytes.wrap(array)));
        array[0] = 0x45;
        e = assertThrows(MalformedPacketException.class, () -> PrismFrame.parse(Bytes.wrap(array)));
        assertEquals("Invalid header code.", e.getMessage());
    }

    @Test
    void readsAvs() {
        AvsFrame avs = Golden.layer("avs", AvsFrame.class);
        assertEquals(AvsHeader.VERSION_1, avs.version());
        assertEquals(64, avs.headerLength());
        assertEquals(1234567, avs.macTime());
        assertEquals(11, avs.channel());
        assertEquals(20, avs.dataRate());
        assertEquals(2, avs.signalType());
        assertEquals(-60, avs.signal());
        assertEquals(-95, avs.noise());
        assertTrue(Golden.named("avs").dissect().layer(ArpPacket.class).isPresent());
        assertTrue(Golden.named("avs-as-prism").dissect().layer(AvsFrame.class).isPresent());
        CheckingVisitor.check(avs);
    }

    @Test
    void refusesAvsHeadersThatAreNotWhole() {
        Bytes bytes = Golden.named("avs").bytes();
        for (int length = 0; length < 64; length++) {
            Bytes cut = bytes.slice(0, length);
            assertThrows(MalformedPacketException.class, () -> AvsFrame.parse(cut));
        }
        for (int wrong : new int[] {0, 63, 255}) {
            byte[] array = bytes.toArray();
            array[7] = (byte) wrong;
            assertThrows(MalformedPacketException.class, () -> AvsFrame.parse(Bytes.wrap(array)));
        }
        byte[] huge = bytes.toArray();
        huge[4] = (byte) 0xff;
        assertThrows(MalformedPacketException.class, () -> AvsFrame.parse(Bytes.wrap(huge)));
    }

    @Test
    void readsPpi() {
        Packet packet = Golden.named("ppi").dissect();
        PpiFrame ppi = packet.layer(PpiFrame.class).orElseThrow();
        assertEquals(105, ppi.linkType());
        assertEquals(32, ppi.headerLength());
        assertEquals(PpiField.COMMON_802_11, ppi.fields().get(0).type());
        assertTrue(packet.layer(Dot11Frame.class).orElseThrow().frameCheck().isPresent());
        assertTrue(packet.layer(ArpPacket.class).isPresent());
        CheckingVisitor.check(ppi);
    }

    @Test
    void fieldsOfPpiMayBeAligned() {
        PpiFrame ppi = Golden.layer("ppi-ethernet", PpiFrame.class);
        assertTrue(ppi.isAligned());
        assertEquals(List.of(8, 9), ppi.fields().stream().map(PpiField::type).toList());
        assertEquals(
                List.of("PPI", "Ethernet", "ARP"),
                WlanFrames.types(Golden.named("ppi-ethernet").dissect()));
        CheckingVisitor.check(ppi);
    }

    @Test
    void aFieldOfPpiEndsWithTheHeader() throws MalformedPacketException {
        PpiFrame ppi = PpiFrame.parse(PacketBuilder.build(new PpiHeader(0, 0, 1, Bytes.parseHex("0200ffff01"))));
        assertEquals(List.of(new PpiField(2, 0xffff, Bytes.of(1))), ppi.fields());
        CheckingVisitor.check(ppi);
    }

    @Test
    void refusesPpiHeadersThatAreNotWhole() {
        Bytes bytes = Golden.named("ppi").bytes();
        for (int length = 0; length < 32; length++) {
            Bytes cut = bytes.slice(0, length);
            assertThrows(MalformedPacketException.class, () -> PpiFrame.parse(cut));
        }
        assertThrows(MalformedPacketException.class, () -> PpiFrame.parse(Bytes.parseHex("0000070069000000")));
    }

    @Test
    void aLinkTypeThatNobodyKnowsIsAPayload() {
        Bytes frame = PacketBuilder.build(new PpiHeader(0, 0, 0x12345, Bytes.empty()));
        byte[] longer = Arrays.copyOf(frame.toArray(), 12);
        Packet packet = Packet.dissect(Bytes.wrap(longer), LinkType.PPI);
        assertEquals(List.of("PPI", "Payload"), WlanFrames.types(packet));
        assertFalse(packet.errorLayer().isPresent());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(new PrismHeader(0x44, "a name that is too long", List.of())));
        assertThrows(IllegalArgumentException.class, () -> new AvsHeader(AvsHeader.VERSION_1, Bytes.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(new PpiHeader(0, 0, 1L << 32, Bytes.empty())));
        assertThrows(IllegalArgumentException.class, () -> PrismValue.of(1L << 32, 0));
    }
}
