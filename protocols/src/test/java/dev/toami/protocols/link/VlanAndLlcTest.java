package dev.toami.protocols.link;

import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.arp.ArpHeader;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.numbers.EtherType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VlanAndLlcTest {
    private static final MacAddress A = MacAddress.parse("00:11:22:33:44:55");
    private static final MacAddress B = MacAddress.parse("66:77:88:99:aa:bb");
    private static final ArpHeader ARP =
            ArpHeader.request(A, Ipv4Address.parse("192.168.1.10"), Ipv4Address.parse("192.168.1.1"));

    private static List<String> types(Bytes frame) {
        return Packet.dissect(frame, LinkType.ETHERNET).layers().stream()
                .map(layer -> layer.type().name())
                .toList();
    }

    private static <T extends Layer> T layer(Bytes frame, Class<T> kind) {
        return Packet.dissect(frame, LinkType.ETHERNET).layer(kind).orElseThrow();
    }

    @Test
    void readsATag() throws MalformedPacketException {
        VlanTag tag = VlanTag.parse(Bytes.parseHex("b0640800450000"));
        assertEquals(0xb064, tag.tagControl());
        assertEquals(5, tag.priority());
        assertTrue(tag.isDropEligible());
        assertEquals(100, tag.vlanId());
        assertEquals(EtherType.IPV4, tag.etherType());
        assertEquals(0, tag.declaredLength());
        assertFalse(tag.isTruncated());
        assertEquals(
                "{Contents=[176, 100, 8, 0] Payload=[69, 0, 0] Priority=5 DropEligible=true VLANIdentifier=100 Type=IPv4}",
                tag.toString());
    }

    @Test
    void buildsAndReadsTagsWithinTags() {
        Bytes frame = PacketBuilder.build(
                EthernetHeader.of(A, B),
                VlanHeader.service(20).withPriority(3),
                VlanHeader.of(100).withDropEligible(true),
                ARP);
        assertEquals("88a8", frame.slice(12, 2).toString());
        assertEquals("6014810010640806", frame.slice(14, 8).toString());
        assertEquals(List.of("Ethernet", "Dot1Q", "Dot1Q", "ARP"), types(frame));
        VlanTag outer = layer(frame, VlanTag.class);
        assertEquals(20, outer.vlanId());
        assertEquals(3, outer.priority());
        assertEquals(EtherType.DOT1Q, outer.etherType());
    }

    @Test
    void knowsTheOlderTypeOfServiceTags() {
        VlanHeader old = VlanHeader.of(7).withTagProtocol(new EtherType(0x9100));
        assertEquals(
                List.of("Ethernet", "Dot1Q", "ARP"), types(PacketBuilder.build(EthernetHeader.of(A, B), old, ARP)));
    }

    @Test
    void anUnknownTypeBehindATagIsAPayloadThatTheTextPassesOver() {
        VlanHeader tag = VlanHeader.of(1).withEtherType(new EtherType(0x1234));
        Bytes frame = PacketBuilder.build(EthernetHeader.of(A, B), tag, Payload.of((byte) 1));
        Packet packet = Packet.dissect(frame, LinkType.ETHERNET);
        assertEquals(List.of("Ethernet", "Dot1Q", "Payload"), types(frame));
        assertEquals(Bytes.parseHex("01"), packet.layers().get(2).bytes());
        assertEquals(3, packet.toString().lines().count());
    }

    @Test
    void refusesWhatATagCannotHold() {
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(VlanHeader.of(4096)));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(VlanHeader.of(-1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(VlanHeader.of(1).withPriority(8)));
    }

    @Test
    void buildsAndReadsLengthFrames() {
        Bytes frame = PacketBuilder.build(EthernetHeader.of(A, B), LlcHeader.snap(), SnapHeader.empty(), ARP);
        assertEquals(3 + 5 + 28, frame.u16(12));
        assertEquals(List.of("Ethernet", "LLC", "SNAP", "ARP"), types(frame));
        EthernetFrame ethernet = layer(frame, EthernetFrame.class);
        assertEquals(36, ethernet.declaredLength());
        SnapFrame snap = layer(frame, SnapFrame.class);
        assertEquals(SnapFrame.ENCAPSULATED_ETHERNET, snap.organization());
        assertEquals(0x0806, snap.protocol());
        assertTrue(snap.isEtherType());
        assertEquals("{Contents=[..5..] Payload=[..28..] OrganizationalCode=[0, 0, 0] Type=ARP}", snap.toString());
    }

    @Test
    void readsLengthFramesBehindATagWithoutTheirPadding() {
        Bytes frame = PacketBuilder.build(
                EthernetHeader.of(A, B), VlanHeader.of(1), LlcHeader.of(0x42, 0x42), Payload.of(new byte[35]));
        byte[] padded = Arrays.copyOf(frame.toArray(), 64);
        VlanTag tag = layer(Bytes.wrap(padded), VlanTag.class);
        assertEquals(38, tag.declaredLength());
        assertEquals(38, tag.payload().length());
        assertFalse(tag.isTruncated());
        assertTrue(layer(frame.clip(50), VlanTag.class).isTruncated());
        assertEquals(List.of("Ethernet", "Dot1Q", "LLC", "STP"), types(Bytes.wrap(padded)));
    }

    @Test
    void readsTheFormsOfLlc() throws MalformedPacketException {
        LlcFrame unnumbered = LlcFrame.parse(Bytes.parseHex("aaab03ff"));
        assertEquals(0xaa, unnumbered.destinationSap());
        assertEquals(0xaa, unnumbered.sourceSap());
        assertTrue(unnumbered.isResponse());
        assertFalse(unnumbered.isGroup());
        assertEquals(3, unnumbered.control());
        assertEquals(3, unnumbered.headerLength());
        LlcFrame supervisory = LlcFrame.parse(Bytes.parseHex("f1f001ff"));
        assertTrue(supervisory.isGroup());
        assertEquals(0x01ff, supervisory.control());
        assertEquals(4, supervisory.headerLength());
        assertEquals(
                "{Contents=[241, 240, 1, 255] Payload=[] DSAP=240 IG=true SSAP=240 CR=false Control=511}",
                supervisory.toString());
        assertThrows(MalformedPacketException.class, () -> LlcFrame.parse(Bytes.parseHex("f1f001")));
    }

    @Test
    void buildsTheFormsOfLlc() {
        LlcHeader information = new LlcHeader(0xf0, true, 0xf0, true, 0x0204);
        assertEquals("f1f10204", PacketBuilder.build(information).toString());
        assertEquals("f0f003", PacketBuilder.build(LlcHeader.of(0xf0, 0xf0)).toString());
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(LlcHeader.of(1, 2)));
        LlcHeader contradiction = new LlcHeader(2, false, 2, false, 0x0300);
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(contradiction));
    }

    @Test
    void aForeignOrganizationsProtocolIsNoEtherType() {
        Bytes frame = PacketBuilder.build(
                EthernetHeader.of(A, B), LlcHeader.snap(), SnapHeader.of(0x00000c, 0x0806), Payload.of((byte) 1));
        Packet packet = Packet.dissect(frame, LinkType.ETHERNET);
        assertEquals(LayerType.PAYLOAD, packet.layers().get(3).type());
        assertTrue(packet.toString()
                .endsWith("DecodeFailure\tPacket decoding error: Unable to decode EthernetType 2054\n"));
        SnapHeader bridged = SnapHeader.of(SnapFrame.BRIDGE_TUNNEL, 0x0806);
        assertEquals(
                List.of("Ethernet", "LLC", "SNAP", "ARP"),
                types(PacketBuilder.build(EthernetHeader.of(A, B), LlcHeader.snap(), bridged, ARP)));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(SnapHeader.of(1 << 24, 0)));
    }

    @Test
    void aLengthFieldHasAnEnd() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(EthernetHeader.of(A, B), LlcHeader.snap(), Payload.of(new byte[1534])));
    }

    @Test
    void aShortFrameIsMalformedButNotTruncated() {
        Packet packet = Packet.dissect(Bytes.parseHex("0011223344"), LinkType.ETHERNET);
        assertFalse(packet.isTruncated());
        assertTrue(packet.errorLayer().isPresent());
    }
}
