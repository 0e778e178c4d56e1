package dev.toami.protocols.bus;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.PacketType;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.SllHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BusFramesTest {
    private static List<String> types(Packet packet) {
        return packet.layers().stream().map(layer -> layer.type().name()).toList();
    }

    @Test
    void readsCan() throws MalformedPacketException {
        CanFrame can = Golden.layer("can", CanFrame.class);
        assertEquals(0x123, can.identifier());
        assertFalse(can.isExtended());
        assertEquals(5, can.payload().length());
        CanFrame extended = Golden.layer("can-extended", CanFrame.class);
        assertEquals(0x12345678, extended.identifier());
        assertTrue(extended.isExtended());
        assertEquals(LayerType.CAN_FD, Golden.layer("can-fd", CanFrame.class).type());
        assertTrue(CanFrame.parse(Golden.named("can").bytes().clip(12)).isTruncated());
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(new CanHeader(0x800, false, false, false, OptionalInt.empty(), 0)));
    }

    @Test
    void canIsInCookedCaptures() {
        Bytes frame = PacketBuilder.build(
                SllHeader.of(PacketType.HOST, MacAddress.ZERO).withProtocol(0x000c),
                CanHeader.of(5),
                Payload.of(new byte[2]));
        assertEquals(List.of("Linux SLL", "CAN", "Payload"), types(Packet.dissect(frame, LinkType.LINUX_SLL)));
    }

    @Test
    void readsUsb() {
        UsbPacket usb = Golden.layer("usb-interrupt", UsbPacket.class);
        assertEquals(0xffff_8800_3b5b_1540L, usb.id());
        assertEquals('C', usb.eventType());
        assertEquals(1, usb.endpoint());
        assertTrue(usb.isIn());
        assertEquals(4, usb.device());
        assertEquals(2, usb.bus());
        assertEquals(1_700_000_000L, usb.seconds());
        assertEquals(Bytes.parseHex("00010200"), usb.payload());
        assertEquals(-32, Golden.layer("usb-stalled", UsbPacket.class).status());
    }

    @Test
    void aSetupPacketIsALayer() {
        Bytes frame = PacketBuilder.build(
                new UsbHeader(1, 'S', 2, 0x80, 5, 1, 0, '<', 0, 0, -115, 18, 0, Bytes.empty()),
                new UsbSetupHeader(0x80, 6, 0x0100, 0, 18),
                Payload.of(new byte[16]));
        Packet packet = Packet.dissect(frame, new LinkType(220));
        assertEquals(List.of("USB", "USBRequestBlockSetup", "Payload"), types(packet));
        UsbSetup setup = packet.layer(UsbSetup.class).orElseThrow();
        assertEquals(6, setup.request());
        assertEquals(0x0100, setup.value());
        assertEquals(18, setup.dataLength());
        assertTrue(setup.toString().contains("Request=GET_DESCRIPTOR Value=256"));
    }

    @Test
    void usbDataThatCannotBeAreMalformed() {
        byte[] bytes = Golden.named("usb-interrupt").bytes().toArray();
        bytes[39] = (byte) 0x80;
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> UsbPacket.parseMapped(Bytes.wrap(bytes)));
        assertTrue(e.required() > e.available());
        for (int length = 0; length < 40; length++) {
            Bytes cut = Bytes.wrap(bytes).clip(length);
            assertThrows(MalformedPacketException.class, () -> UsbPacket.parse(cut));
        }
    }

    @Test
    void readsNetlink() {
        NetlinkMessage message = Golden.layer("netlink", NetlinkMessage.class);
        assertEquals(33, message.declaredLength());
        assertEquals(18, message.typeCode());
        assertEquals(0x0301, message.flags());
        assertEquals(5, message.sequence());
        assertEquals(17, message.payload().length());
    }

    @Test
    void otherLinksLeadToWhatTheyCarry() {
        assertEquals(
                List.of("ARCNET", "IPv4", "UDP", "Payload"),
                types(Golden.named("arcnet").dissect()));
        assertEquals(
                List.of("LLC", "SNAP", "IPv4", "UDP", "Payload"),
                types(Golden.named("rfc1483").dissect()));
        assertEquals(33, Golden.layer("sunatm", SunAtmFrame.class).vci());
    }
}
