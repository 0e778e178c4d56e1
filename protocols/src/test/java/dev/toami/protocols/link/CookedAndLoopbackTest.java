package dev.toami.protocols.link;

import java.nio.ByteOrder;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.PacketType;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LinkLayer;
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

class CookedAndLoopbackTest {
    private static final MacAddress A = MacAddress.parse("00:11:22:33:44:55");
    private static final ArpHeader ARP = ArpHeader.announcement(A, Ipv4Address.of(10, 0, 0, 1));
    private static final Bytes ADDRESS = Bytes.parseHex("001122334455");

    private static List<String> types(Bytes frame, LinkType linkType) {
        Packet packet = Packet.dissect(frame, linkType);
        assertTrue(packet.linkLayer().map(LinkLayer.class::isInstance).orElseThrow());
        return packet.layers().stream().map(layer -> layer.type().name()).toList();
    }

    @Test
    void buildsAndReadsVersionOne() throws MalformedPacketException {
        Bytes frame = PacketBuilder.build(SllHeader.of(PacketType.OUTGOING, A), ARP);
        assertEquals("00040001000600112233445500000806", frame.clip(16).toString());
        assertEquals(List.of("Linux SLL", "ARP"), types(frame, LinkType.LINUX_SLL));
        SllFrame sll = SllFrame.parse(frame);
        assertEquals(PacketType.OUTGOING, sll.packetType());
        assertEquals(4, sll.packetTypeCode());
        assertEquals(1, sll.hardwareType());
        assertEquals(6, sll.addressLength());
        assertEquals(ADDRESS, sll.address());
        assertEquals(0x0806, sll.protocol());
        assertTrue(sll.isEtherType());
        assertEquals(
                "{Contents=[..16..] Payload=[..28..] PacketType=outgoing AddrLen=6 Addr=00:11:22:33:44:55"
                        + " EthernetType=ARP AddrType=1}",
                sll.toString());
    }

    @Test
    void buildsAndReadsVersionTwo() throws MalformedPacketException {
        Bytes frame = PacketBuilder.build(Sll2Header.of(0xffff_fffeL, PacketType.HOST, A), ARP);
        assertEquals(
                "08060000fffffffe0001000600112233445500 00".replace(" ", ""),
                frame.clip(20).toString());
        assertEquals(List.of("Linux SLL2", "ARP"), types(frame, LinkType.LINUX_SLL2));
        Sll2Frame sll = Sll2Frame.parse(frame);
        assertEquals(0xffff_fffeL, sll.interfaceIndex());
        assertEquals(PacketType.HOST, sll.packetType());
        assertEquals(0, sll.packetTypeCode());
        assertEquals(1, sll.hardwareType());
        assertEquals(6, sll.addressLength());
        assertEquals(ADDRESS, sll.address());
        assertEquals(0x0806, sll.protocol());
        assertTrue(sll.isEtherType());
        assertEquals(
                "{Contents=[..20..] Payload=[..28..] ProtocolType=ARP InterfaceIndex=4294967294 ARPHardwareType=1"
                        + " PacketType=host AddrLength=6 Addr=00:11:22:33:44:55}",
                sll.toString());
    }

    @Test
    void protocolsThatAreNoEtherTypes() {
        SllHeader ethernet = SllHeader.of(0, 1, ADDRESS);
        Payload llc = Payload.of(new byte[] {0x02, 0x02, 3, 0});
        assertEquals(
                List.of("Linux SLL", "LLC", "Payload"),
                types(PacketBuilder.build(ethernet.withProtocol(4), llc), LinkType.LINUX_SLL));
        assertEquals(
                List.of("Linux SLL", "Payload"),
                types(PacketBuilder.build(ethernet.withProtocol(1), llc), LinkType.LINUX_SLL));
        for (int hardware : new int[] {770, 803, 824}) {
            for (int protocol : new int[] {0, 4, 0x0806}) {
                SllHeader other = SllHeader.of(0, hardware, ADDRESS).withProtocol(protocol);
                Bytes frame = PacketBuilder.build(other, ARP);
                assertEquals(List.of("Linux SLL", "Payload"), types(frame, LinkType.LINUX_SLL));
                Sll2Header second = Sll2Header.of(1, hardware, 0, ADDRESS).withProtocol(protocol);
                assertEquals(
                        List.of("Linux SLL2", "Payload"), types(PacketBuilder.build(second, ARP), LinkType.LINUX_SLL2));
            }
        }
    }

    @Test
    void anAddressLongerThanItsRoomIsCut() throws MalformedPacketException {
        SllHeader infiniband = SllHeader.of(0, 32, Bytes.parseHex("0102030405060708"))
                .withAddressLength(20)
                .withProtocol(0x1234);
        SllFrame sll = SllFrame.parse(PacketBuilder.build(infiniband, Payload.of(new byte[30])));
        assertEquals(20, sll.addressLength());
        assertEquals("0102030405060708", sll.address().toString());
        assertTrue(sll.toString().contains(" AddrLen=20 Addr=01:02:03:04:05:06:07:08 EthernetType=Unknown"));
        Sll2Header longer = Sll2Header.of(1, 32, 9, Bytes.empty()).withAddressLength(255);
        Sll2Frame second = Sll2Frame.parse(PacketBuilder.build(longer));
        assertEquals(8, second.address().length());
        assertEquals(PacketType.UNKNOWN, second.packetType());
        assertTrue(second.toString().contains(" PacketType=Unknown(9) AddrLength=255 "));
        Bytes nine = Bytes.wrap(new byte[9]);
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(SllHeader.of(0, 1, nine)));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(Sll2Header.of(0, 1, 0, nine)));
    }

    @Test
    void withoutAnAddress() throws MalformedPacketException {
        SllFrame sll = SllFrame.parse(PacketBuilder.build(SllHeader.of(0, 65534, Bytes.empty())));
        assertTrue(sll.toString().contains(" AddrLen=0 Addr= EthernetType=LLC AddrType=65534}"));
        assertFalse(sll.isEtherType());
    }

    @Test
    void readsTheFamilyInBothOrders() throws MalformedPacketException {
        LoopbackFrame little = LoopbackFrame.parse(Bytes.parseHex("1e00000060"));
        assertEquals(LoopbackFrame.FAMILY_IPV6_DARWIN, little.family());
        assertEquals("{Contents=[30, 0, 0, 0] Payload=[96] Family=IPv6}", little.toString());
        LoopbackFrame big = LoopbackFrame.parse(Bytes.parseHex("0000000245"));
        assertEquals(LoopbackFrame.FAMILY_IPV4, big.family());
        assertEquals("{Contents=[0, 0, 0, 2] Payload=[69] Family=IPv4}", big.toString());
        assertEquals(0, LoopbackFrame.parse(Bytes.parseHex("00000000")).family());
    }

    @Test
    void buildsTheFamilyInBothOrders() {
        LoopbackHeader header = LoopbackHeader.of(24);
        assertEquals("00000018", PacketBuilder.build(header).toString());
        assertEquals(
                "18000000",
                PacketBuilder.build(header.withOrder(ByteOrder.LITTLE_ENDIAN)).toString());
        assertEquals("00000000", PacketBuilder.build(LoopbackHeader.empty()).toString());
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(LoopbackHeader.of(256)));
    }

    @Test
    void theFamilyChoosesWhatFollows() {
        LayerParser ip = Payload.undecoded("IP");
        LayerParser ip6 = Payload.undecoded("IP6");
        Dissector dissector = Dissector.standard().toBuilder()
                .etherType(EtherType.IPV4.value(), ip)
                .etherType(EtherType.IPV6.value(), ip6)
                .build();
        for (int family = 0; family < 256; family++) {
            LayerParser next = next(family, dissector);
            boolean six = family == 10 || family == 24 || family == 28 || family == 30;
            assertEquals(family == 2, next == ip);
            assertEquals(six, next == ip6);
        }
        Packet packet = Packet.dissect(Bytes.parseHex("0700000099"), LinkType.NULL);
        assertTrue(packet.toString().endsWith("\tPacket decoding error: Unable to decode ProtocolFamily 7\n"));
    }

    private static LayerParser next(int family, Dissector dissector) {
        try {
            return LoopbackFrame.parse(PacketBuilder.build(LoopbackHeader.of(family)))
                    .next(dissector);
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFamilyAboveAByteIsMalformed() {
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> LoopbackFrame.parse(Bytes.parseHex("40660841")));
        assertEquals("Invalid loopback protocol \"@f\\bA\"", e.getMessage());
        assertFalse(e.isTruncated());
        assertThrows(MalformedPacketException.class, () -> LoopbackFrame.parse(Bytes.parseHex("00000102")));
        assertThrows(MalformedPacketException.class, () -> LoopbackFrame.parse(Bytes.parseHex("0001ffff")));
    }

    @Test
    void quotesBytes() {
        assertEquals("\"\\\"\\\\\\x00\\x7f\"", QuotedBytes.of(Bytes.parseHex("225c007f")));
        assertEquals("\"\u00e9\\xff\\a\"", QuotedBytes.of(Bytes.parseHex("c3a9ff07")));
        assertEquals("\"\\xc3A\\xed\\xa0\\x80\"", QuotedBytes.of(Bytes.parseHex("c341eda080")));
        assertEquals("\"\\u00a0\\n\\U0010ffff\"", QuotedBytes.of(Bytes.parseHex("c2a00af48fbfbf")));
    }
}
