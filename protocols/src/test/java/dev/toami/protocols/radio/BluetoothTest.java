package dev.toami.protocols.radio;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Bluetooth from the host controller interface and from the air. */
class BluetoothTest {
    private static List<String> types(String golden) {
        return Golden.named(golden).dissect().layers().stream()
                .map(layer -> layer.type().name())
                .toList();
    }

    @Test
    void readsACommand() {
        H4Frame frame = Golden.layer("hci-command", H4Frame.class);
        assertEquals(H4Frame.COMMAND, frame.packetType());
        assertEquals(OptionalInt.empty(), frame.direction());
        HciCommand command = Golden.layer("hci-command", HciCommand.class);
        assertEquals(0x200b, command.opcode());
        assertEquals(8, command.opcodeGroup());
        assertEquals(0x0b, command.opcodeCommand());
        assertEquals(7, command.declaredLength());
        assertFalse(command.isTruncated());
        assertTrue(command.toString().contains("Opcode=LE_Set_Scan_Parameters OGF=8 OCF=11 Length=7"));
    }

    @Test
    void readsEvents() {
        assertEquals(OptionalInt.of(1), Golden.layer("hci-event", H4Frame.class).direction());
        HciEvent complete = Golden.layer("hci-event", HciEvent.class);
        assertEquals(HciEvent.COMMAND_COMPLETE, complete.code());
        assertEquals(OptionalInt.of(0x200b), complete.commandOpcode());
        assertEquals(OptionalInt.empty(), complete.lowEnergySubevent());
        HciEvent status = Golden.layer("hci-command-status", HciEvent.class);
        assertEquals(OptionalInt.of(0x0405), status.commandOpcode());
        HciEvent report = Golden.layer("hci-advertising-report", HciEvent.class);
        assertEquals(OptionalInt.of(2), report.lowEnergySubevent());
        assertEquals(OptionalInt.empty(), report.commandOpcode());
    }

    @Test
    void parametersThatAreCutOffAreNotRead() throws MalformedPacketException {
        HciEvent status = HciEvent.parse(Bytes.parseHex("0f04000105"));
        assertTrue(status.isTruncated());
        assertEquals(OptionalInt.empty(), status.commandOpcode());
        assertEquals(
                OptionalInt.empty(), HciEvent.parse(Bytes.parseHex("3e00ff")).lowEnergySubevent());
    }

    @Test
    void readsDataOfConnections() {
        HciAclData acl = Golden.layer("hci-acl", HciAclData.class);
        assertEquals(0x40, acl.handle());
        assertEquals(2, acl.packetBoundary());
        assertEquals(0, acl.broadcast());
        L2capFrame frame = Golden.layer("hci-acl", L2capFrame.class);
        assertEquals(L2capFrame.ATTRIBUTE_PROTOCOL, frame.channel());
        assertEquals(3, frame.declaredLength());
        assertFalse(frame.isIncomplete());
        assertTrue(Golden.layer("hci-acl-start", L2capFrame.class).isIncomplete());
        assertFalse(Golden.named("hci-acl-start").dissect().isTruncated());
        assertEquals(List.of("HCI_H4", "HCI_ACL", "Fragment"), types("hci-acl-continuation"));
        HciScoData sco = Golden.layer("hci-sco", HciScoData.class);
        assertEquals(0x21, sco.handle());
        assertEquals(1, sco.packetStatus());
        assertEquals(5, sco.declaredLength());
    }

    @Test
    void readsAdvertisements() {
        BleFrame frame = Golden.layer("ble-advertising", BleFrame.class);
        assertTrue(frame.isAdvertising());
        assertEquals(0, frame.pduType());
        assertEquals(Optional.of(MacAddress.parse("01:02:03:04:05:06")), frame.advertiser());
        assertEquals(ChecksumStatus.GOOD, frame.checksumStatus());
        BleRadioFrame radio = Golden.layer("ble-scan-request", BleRadioFrame.class);
        assertEquals(12, radio.channel());
        assertEquals(OptionalInt.of(-50), radio.signal());
        assertEquals(OptionalInt.empty(), radio.noise());
        assertEquals(0x13, radio.flags());
        assertEquals(List.of("BLE_RF", "BLE", "Payload"), types("ble-scan-request"));
    }

    @Test
    void aWrongCrcIsSeen() throws MalformedPacketException {
        byte[] array = Golden.named("ble-advertising").bytes().toArray();
        array[8] ^= 1;
        assertEquals(ChecksumStatus.BAD, BleFrame.parse(Bytes.wrap(array)).checksumStatus());
        BleFrame cut = BleFrame.parse(Bytes.wrap(array, 0, array.length - 1));
        assertTrue(cut.isTruncated());
        assertEquals(OptionalInt.empty(), cut.crc());
        assertEquals(ChecksumStatus.UNVERIFIED, cut.checksumStatus());
    }

    @Test
    void readsDataOfLowEnergyConnections() {
        assertEquals(List.of("BLE", "L2CAP", "Payload"), types("ble-data"));
        assertEquals(
                OptionalInt.of(0x123456),
                Golden.layer("ble-data", BleFrame.class).crc());
        assertEquals(List.of("BLE"), types("ble-empty"));
    }

    @Test
    void refusesHeadersThatAreCutOff() {
        record Case(LayerParser parser, int header) {}
        List<Case> cases = List.of(
                new Case(H4Frame::parse, 1),
                new Case(H4Frame::parseWithDirection, 5),
                new Case(HciCommand::parse, 3),
                new Case(HciEvent::parse, 2),
                new Case(HciAclData::parse, 4),
                new Case(HciScoData::parse, 3),
                new Case(L2capFrame::parse, 4),
                new Case(BleFrame::parse, 6),
                new Case(BleRadioFrame::parse, 10));
        for (Case each : cases) {
            for (int length = 0; length < each.header(); length++) {
                Bytes cut = Bytes.wrap(new byte[length]);
                assertThrows(MalformedPacketException.class, () -> each.parser().parse(cut));
            }
        }
    }

    @Test
    void keepsWhatIsSetAndRefusesWhatDoesNotFit() {
        assertEquals(
                "0f09", PacketBuilder.build(HciHeader.event(15).withLength(9)).toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(HciHeader.event(1), Payload.of(new byte[256])));
        assertThrows(IllegalArgumentException.class, () -> HciHeader.aclData(0x1000, 0));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(L2capHeader.of(65536)));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(BleHeader.of(1L << 32, 0)));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(new BleRadioHeader(1, 128, 0, 0, 0, 0)));
    }

    @Test
    void anUnknownKindOfPacketIsAPayload() {
        Packet packet = Packet.dissect(Bytes.parseHex("0901020304"), new LinkType(187));
        assertEquals(2, packet.layers().size());
        assertTrue(packet.toString().contains("Type=Unknown(9)"));
    }
}
