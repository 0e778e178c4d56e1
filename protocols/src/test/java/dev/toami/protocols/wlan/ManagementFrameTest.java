package dev.toami.protocols.wlan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;

import static dev.toami.protocols.wlan.WlanFrames.ACCESS_POINT;
import static dev.toami.protocols.wlan.WlanFrames.GATEWAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ManagementFrameTest {
    private static ManagementFrame golden(String name) {
        return Golden.layer(name, ManagementFrame.class);
    }

    private static List<InformationElement> elements(Packet packet) {
        return packet.layers().stream()
                .filter(InformationElement.class::isInstance)
                .map(InformationElement.class::cast)
                .toList();
    }

    @Test
    void readsABeacon() {
        ManagementFrame beacon = golden("wlan-beacon");
        assertEquals(Dot11Type.BEACON, beacon.frameType());
        assertEquals(OptionalLong.of(0x0102030405060708L), beacon.timestamp());
        assertEquals(OptionalInt.of(100), beacon.beaconInterval());
        assertEquals(OptionalInt.of(0x0411), beacon.capabilities());
        assertEquals(OptionalInt.empty(), beacon.reasonCode());
        assertEquals(12, beacon.contents().length());
        List<InformationElement> elements = elements(Golden.named("wlan-beacon").dissect());
        assertEquals(
                List.of(0, 1, 3, 5, 48, 221),
                elements.stream().map(InformationElement::id).toList());
        assertEquals(Optional.of("toami"), elements.get(0).ssid());
        assertEquals(OptionalInt.of(6), elements.get(2).channel());
        assertEquals(OptionalInt.of(0x0050f2), elements.get(5).organization());
        assertEquals(Optional.empty(), elements.get(1).ssid());
        assertEquals(OptionalInt.empty(), elements.get(1).channel());
    }

    @Test
    void readsTheFieldsOfEachType() {
        assertEquals(OptionalInt.of(7), golden("wlan-deauthentication").reasonCode());
        assertEquals(OptionalInt.of(99), golden("wlan-disassociation").reasonCode());
        ManagementFrame authentication = golden("wlan-authentication");
        assertEquals(OptionalInt.of(0), authentication.authenticationAlgorithm());
        assertEquals(OptionalInt.of(2), authentication.authenticationTransaction());
        assertEquals(OptionalInt.of(13), authentication.statusCode());
        ManagementFrame request = golden("wlan-association-request");
        assertEquals(OptionalInt.of(0x431), request.capabilities());
        assertEquals(OptionalInt.of(10), request.listenInterval());
        ManagementFrame response = golden("wlan-association-response");
        assertEquals(OptionalInt.of(0), response.statusCode());
        assertEquals(OptionalInt.of(0xc001), response.associationId());
        assertEquals(Optional.of(GATEWAY), golden("wlan-reassociation-request").currentAccessPoint());
        assertEquals(OptionalInt.of(3), golden("wlan-action").actionCategory());
        assertEquals(
                OptionalInt.of(0xc001), golden("wlan-reassociation-response").associationId());
    }

    @Test
    void elementsThatTheTextHidesAreLayers() {
        Packet packet = Golden.named("wlan-probe-request").dissect();
        assertEquals(2, elements(packet).size());
        assertEquals(
                3,
                packet.toString().lines().filter(line -> line.startsWith("- ")).count());
    }

    @Test
    void refusesFieldsThatAreCutOff() throws MalformedPacketException {
        for (ManagementFrame whole : WlanFrames.golden(ManagementFrame.class)) {
            CheckingVisitor.check(whole);
            boolean opaque = whole.contents().isEmpty()
                    || whole.frameType().equals(Dot11Type.ACTION)
                    || whole.frameType().equals(Dot11Type.REASSOCIATION_RESPONSE);
            for (int length = 0; length < whole.contents().length(); length++) {
                Bytes cut = whole.bytes().slice(0, length);
                if (opaque) {
                    ManagementFrame shown = ManagementFrame.parse(cut, whole.frameType());
                    assertEquals(cut, shown.payload());
                    assertEquals(OptionalInt.empty(), shown.statusCode());
                } else {
                    assertThrows(MalformedPacketException.class, () -> ManagementFrame.parse(cut, whole.frameType()));
                }
            }
        }
    }

    @Test
    void anElementThatIsCutOffEndsThePacket() {
        Golden beacon = Golden.named("wlan-probe-response");
        Packet packet = beacon.dissect(beacon.bytes().slice(0, beacon.bytes().length() - 1));
        Malformed failure = packet.errorLayer().orElseThrow();
        assertEquals("Dot11InformationElement length 6 too short, 7 required", failure.message());
        assertTrue(packet.isTruncated());
        assertThrows(MalformedPacketException.class, () -> InformationElement.parse(Bytes.of(1)));
    }

    @Test
    void elementsMayBeShort() throws MalformedPacketException {
        InformationElement empty = InformationElement.parse(Bytes.of(221, 0));
        assertEquals(OptionalInt.empty(), empty.organization());
        assertEquals("802.11 Information Element (ID: Vendor, Length: 0, OUI: , Info: )", empty.textForm());
        InformationElement channel = InformationElement.parse(Bytes.of(3, 1, 11));
        assertEquals(OptionalInt.of(11), channel.channel());
        assertEquals("802.11 Information Element (ID: DS Parameter set, Length: 1, Info: 0B)", channel.toString());
        assertEquals(
                OptionalInt.empty(), InformationElement.parse(Bytes.of(3, 0)).channel());
    }

    @Test
    void ratesAreHalves() throws MalformedPacketException {
        InformationElement rates = InformationElement.parse(Bytes.of(1, 3, 0x82, 0x8b, 0x6c));
        assertEquals(
                "802.11 Information Element (ID: Supported Rates, Length: 3, Rates: 1.0* 5.5* 54.0  Mbit)",
                rates.textForm());
    }

    @Test
    void buildsABeacon() {
        Bytes frame = PacketBuilder.build(
                Dot11Header.of(Dot11Type.BEACON, MacAddress.BROADCAST, ACCESS_POINT, ACCESS_POINT),
                ManagementHeader.beacon(1, 100, 0x11),
                ElementHeader.ssid("net"),
                ElementHeader.channel(11));
        Packet packet = WlanFrames.dissect(frame);
        assertEquals(
                List.of("Dot11", "Dot11MgmtBeacon", "Dot11InformationElement", "Dot11InformationElement"),
                WlanFrames.types(packet));
        assertEquals(24 + 12 + 5 + 3 + 4, frame.length());
        assertFalse(packet.isTruncated());
    }

    @Test
    void buildsElementsWithAWrongLength() {
        assertEquals(
                "03090b",
                PacketBuilder.build(ElementHeader.channel(11).withLength(9)).toString());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> ManagementHeader.deauthentication(65536));
        assertThrows(IllegalArgumentException.class, () -> ManagementHeader.beacon(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> ElementHeader.ssid("x".repeat(33)));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(ElementHeader.of(7, Bytes.wrap(new byte[256]))));
        assertThrows(IllegalArgumentException.class, () -> new ManagementHeader(Dot11Type.ACK, Bytes.empty()));
    }
}
