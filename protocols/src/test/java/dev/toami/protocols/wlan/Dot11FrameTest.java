package dev.toami.protocols.wlan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;

import static dev.toami.protocols.wlan.WlanFrames.ACCESS_POINT;
import static dev.toami.protocols.wlan.WlanFrames.GATEWAY;
import static dev.toami.protocols.wlan.WlanFrames.STATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Dot11FrameTest {
    private static Dot11Frame golden(String name) {
        return Golden.layer(name, Dot11Frame.class);
    }

    @Test
    void readsQosData() {
        Dot11Frame frame = golden("wlan-qos-data");
        assertEquals(Dot11Type.QOS_DATA, frame.frameType());
        assertEquals(8, frame.frameType().subtype());
        assertEquals(0, frame.version());
        assertEquals(Set.of(Dot11Flag.TO_DS, Dot11Flag.ORDER), frame.flags());
        assertEquals(48, frame.durationOrId());
        assertEquals(4095, frame.sequenceNumber());
        assertEquals(0, frame.fragmentNumber());
        QosControl qos = frame.qosControl().orElseThrow();
        assertEquals(5, qos.trafficIdentifier());
        assertTrue(qos.isEndOfServicePeriod());
        assertEquals(1, qos.ackPolicy());
        assertEquals(5, qos.txop());
        assertFalse(qos.isAggregate());
        assertEquals(0x41cb7e56L, frame.htControl().orElseThrow().value());
        assertFalse(frame.htControl().orElseThrow().isVht());
        assertEquals(30, frame.headerLength());
        assertEquals(ChecksumStatus.GOOD, frame.checksumStatus());
        assertTrue(golden("wlan-vht-control").htControl().orElseThrow().isVht());
    }

    @Test
    void theDistributionFlagsSayWhoseAddressesThereAre() {
        Dot11Frame toDs = golden("wlan-qos-data");
        assertEquals(Optional.of(STATION), toDs.source());
        assertEquals(Optional.of(GATEWAY), toDs.destination());
        assertEquals(Optional.of(ACCESS_POINT), toDs.bssid());
        Dot11Frame fromDs = golden("wlan-data");
        assertEquals(Optional.of(GATEWAY), fromDs.source());
        assertEquals(Optional.of(STATION), fromDs.destination());
        assertEquals(Optional.of(ACCESS_POINT), fromDs.bssid());
        Dot11Frame both = golden("wlan-four-addresses");
        assertEquals(Optional.of(MacAddress.parse("02:00:00:00:00:04")), both.source());
        assertEquals(Optional.of(GATEWAY), both.destination());
        assertEquals(Optional.empty(), both.bssid());
        Dot11Frame management = golden("wlan-beacon");
        assertEquals(Optional.of(ACCESS_POINT), management.source());
        assertEquals(Optional.of(MacAddress.BROADCAST), management.destination());
        assertEquals(Optional.of(ACCESS_POINT), management.bssid());
        Dot11Frame control = golden("wlan-ack");
        assertEquals(STATION, control.address1());
        assertEquals(Optional.empty(), control.address2());
        assertEquals(Optional.empty(), control.source());
        assertEquals(Optional.of(ACCESS_POINT), golden("wlan-rts").address2());
        assertEquals(Optional.empty(), control.flow());
        assertEquals(
                "02:00:00:00:00:03->02:00:00:00:00:02",
                fromDs.flow().orElseThrow().toString());
    }

    @Test
    void theLastBytesAreAFrameCheckSequenceIfTheyAreRight() throws MalformedPacketException {
        Bytes with = PacketBuilder.build(
                Dot11Header.of(Dot11Type.DATA, ACCESS_POINT, STATION, GATEWAY), Payload.of(new byte[20]));
        Bytes without = with.slice(0, with.length() - 4);
        assertEquals(
                FrameCheck.compute(without), Dot11Frame.parse(with).frameCheck().getAsLong());
        assertEquals(20, Dot11Frame.parse(with).payload().length());
        assertEquals(20, Dot11Frame.parse(without).payload().length());
        assertEquals(OptionalLong.empty(), Dot11Frame.parse(without).frameCheck());
        assertEquals(ChecksumStatus.ABSENT, Dot11Frame.parse(without).checksumStatus());
        byte[] wrong = with.toArray();
        wrong[30] ^= 1;
        assertEquals(24, Dot11Frame.parse(Bytes.wrap(wrong)).payload().length());
        Dot11Frame bad = Dot11Frame.parseWithFrameCheck(Bytes.wrap(wrong));
        assertEquals(ChecksumStatus.BAD, bad.checksumStatus());
        assertEquals(20, bad.payload().length());
        assertEquals(24, Dot11Frame.parseWithoutFrameCheck(with).payload().length());
    }

    @Test
    void knownChecksum() {
        // CRC-32 of the nine digits is the check value of IEEE 802.3's polynomial.
        assertEquals(0xcbf43926L, FrameCheck.compute(Bytes.wrap("123456789".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void refusesEveryHeaderThatIsCutOff() throws MalformedPacketException {
        for (Dot11Frame whole : WlanFrames.golden(Dot11Frame.class)) {
            Bytes bytes = whole.bytes();
            for (int length = 0; length < whole.headerLength(); length++) {
                Bytes cut = bytes.slice(0, length);
                assertThrows(MalformedPacketException.class, () -> Dot11Frame.parse(cut));
                assertThrows(MalformedPacketException.class, () -> Dot11Frame.parseWithFrameCheck(cut));
                MalformedPacketException e =
                        assertThrows(MalformedPacketException.class, () -> Dot11Frame.parseWithoutFrameCheck(cut));
                assertTrue(e.isTruncated());
                assertTrue(e.required() > e.available());
            }
            Bytes header = bytes.slice(0, whole.headerLength());
            assertTrue(Dot11Frame.parseWithoutFrameCheck(header).payload().isEmpty());
            assertThrows(MalformedPacketException.class, () -> Dot11Frame.parseWithFrameCheck(header));
            CheckingVisitor.check(whole);
        }
    }

    @Test
    void theShortestFrameHasTheMessageOfGopacket() {
        MalformedPacketException e = assertThrows(
                MalformedPacketException.class, () -> Dot11Frame.parseWithFrameCheck(Bytes.wrap(new byte[9])));
        assertEquals("Dot11 length 9 too short, 10 required", e.getMessage());
        e = assertThrows(
                MalformedPacketException.class, () -> Dot11Frame.parseWithoutFrameCheck(Bytes.wrap(new byte[9])));
        assertEquals("Dot11 length 13 too short, 24 required", e.getMessage());
    }

    @Test
    void aTypeOfDataThatNobodyKnowsIsMalformed() {
        Packet packet = Golden.named("wlan-reserved-data").dissect();
        assertEquals(
                "unsupported type: UnknownDot11Type",
                packet.errorLayer().orElseThrow().message());
        assertFalse(packet.isTruncated());
    }

    @Test
    void aFragmentIsNotDecoded() {
        assertEquals(
                List.of("RadioTap", "Dot11", "Dot11Data", "Fragment"),
                WlanFrames.types(Golden.named("wlan-fragment").dissect()));
        assertTrue(golden("wlan-fragment").isFragment());
        assertFalse(golden("wlan-data").isFragment());
    }

    @Test
    void aProtectedBodyTellsItsKey() {
        ProtectedBody body = Golden.layer("wlan-protected", ProtectedBody.class);
        assertEquals(0, body.keyId());
        assertTrue(body.isExtended());
        assertEquals(Bytes.parseHex("a1a2a3a4a5a6a7a8a9aa"), body.encrypted());
        ProtectedBody wep = ProtectedBody.parse(Bytes.parseHex("010203c0aabb"));
        assertEquals(3, wep.keyId());
        assertFalse(wep.isExtended());
        assertEquals(Bytes.parseHex("aabb"), wep.encrypted());
        assertTrue(ProtectedBody.parse(Bytes.parseHex("0102")).encrypted().isEmpty());
    }

    @Test
    void anAggregateFlowsOnIntoItsFirstPart() {
        Packet packet = Golden.named("wlan-amsdu").dissect();
        assertTrue(packet.layer(ArpPacket.class).isPresent());
        AmsduSubframe first = packet.layer(AmsduSubframe.class).orElseThrow();
        assertEquals(STATION, first.destination());
        assertEquals(GATEWAY, first.source());
        assertEquals(36, first.declaredLength());
        AmsduSubframe second = first.nextSubframe().orElseThrow();
        assertEquals(Bytes.parseHex("aabbccdd"), second.payload());
        assertFalse(second.isTruncated());
        assertEquals(Optional.empty(), second.nextSubframe());
        assertThrows(MalformedPacketException.class, () -> AmsduSubframe.parse(Bytes.wrap(new byte[13])));
    }

    @Test
    void buildsADeauthenticationWithItsFrameCheckSequence() {
        Bytes frame = PacketBuilder.build(
                RadioTapHeader.of(0x10),
                Dot11Header.of(Dot11Type.DEAUTHENTICATION, STATION, ACCESS_POINT, ACCESS_POINT)
                        .withSequenceNumber(3),
                ManagementHeader.deauthentication(7));
        assertEquals(
                "000009000200000010" + "c0000000020000000002020000000001020000000001" + "3000" + "0700" + "19254e03",
                frame.toString());
        Packet packet = Golden.named("wlan-beacon").dissect(frame);
        assertEquals(
                ChecksumStatus.GOOD,
                packet.layer(Dot11Frame.class).orElseThrow().checksumStatus());
        assertEquals(
                7,
                packet.layer(ManagementFrame.class).orElseThrow().reasonCode().getAsInt());
    }

    @Test
    void keepsAFrameCheckSequenceThatIsSet() throws MalformedPacketException {
        Bytes frame =
                PacketBuilder.build(Dot11Header.of(Dot11Type.CTS, STATION).withFrameCheck(FrameCheck.of(0x01020304L)));
        assertEquals(14, frame.length());
        assertEquals(
                0x01020304L, Dot11Frame.parseWithFrameCheck(frame).frameCheck().getAsLong());
        assertThrows(IllegalArgumentException.class, () -> FrameCheck.of(1L << 32));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Dot11Header header = Dot11Header.of(Dot11Type.DATA, STATION, ACCESS_POINT, ACCESS_POINT);
        assertThrows(IllegalArgumentException.class, () -> header.withSequenceNumber(4096));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(header.withDuration(65536)));
        assertThrows(IllegalArgumentException.class, () -> new Dot11Type(64));
        assertThrows(IllegalArgumentException.class, () -> new QosControl(65536));
        assertThrows(IllegalArgumentException.class, () -> new HtControl(-1));
    }

    @Test
    void typesHaveTheNamesOfTheirLayers() {
        assertEquals("MgmtBeacon", Dot11Type.BEACON.toString());
        assertEquals(new LayerType("Dot11MgmtBeacon"), Dot11Type.BEACON.carried());
        assertEquals(new LayerType("Dot11DataCFAck"), Dot11Type.of(2, 5).carried());
        assertEquals("DataCFAckNoData", Dot11Type.of(2, 5).toString());
        assertEquals(new LayerType("Dot11Ctrl"), Dot11Type.of(1, 7).carried());
        assertEquals(null, Dot11Type.of(3, 0).carried());
    }

    @Test
    void everyTypeIsReadWithoutAnError() {
        for (int control = 0; control < 256; control++) {
            for (int flags = 0; flags < 256; flags++) {
                byte[] array = new byte[60];
                array[0] = (byte) control;
                array[1] = (byte) flags;
                Packet packet = WlanFrames.dissect(Bytes.wrap(array));
                assertTrue(packet.toString().length() > 60);
                packet.layers().forEach(CheckingVisitor::check);
            }
        }
    }
}
