package dev.toami.protocols.arp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.numbers.EtherType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArpPacketTest {
    private static final MacAddress A = MacAddress.parse("00:11:22:33:44:55");
    private static final MacAddress B = MacAddress.parse("66:77:88:99:aa:bb");
    private static final Ipv4Address IP_A = Ipv4Address.parse("192.168.1.10");
    private static final Ipv4Address IP_B = Ipv4Address.parse("192.168.1.1");

    @Test
    void buildsAndReadsARequest() throws MalformedPacketException {
        Bytes bytes = PacketBuilder.build(ArpHeader.request(A, IP_A, IP_B));
        assertEquals("0001080006040001001122334455c0a8010a000000000000c0a80101", bytes.toString());
        ArpPacket arp = ArpPacket.parse(bytes);
        assertEquals(ArpPacket.HARDWARE_ETHERNET, arp.hardwareType());
        assertEquals(EtherType.IPV4, arp.protocolType());
        assertEquals(6, arp.hardwareAddressLength());
        assertEquals(4, arp.protocolAddressLength());
        assertTrue(arp.isRequest());
        assertFalse(arp.isReply());
        assertFalse(arp.isGratuitous());
        assertEquals(Optional.of(A), arp.senderMac());
        assertEquals(Optional.of(IP_A), arp.senderIp());
        assertEquals(Optional.of(MacAddress.ZERO), arp.targetMac());
        assertEquals(Optional.of(IP_B), arp.targetIp());
        assertEquals(
                "{Contents=[..28..] Payload=[] AddrType=Ethernet Protocol=IPv4 HwAddressSize=6 ProtAddressSize=4 Operation=1"
                        + " SourceHwAddress=[..6..] SourceProtAddress=[192, 168, 1, 10] DstHwAddress=[..6..]"
                        + " DstProtAddress=[192, 168, 1, 1]}",
                arp.toString());
    }

    @Test
    void buildsAndReadsAReply() throws MalformedPacketException {
        ArpPacket arp = ArpPacket.parse(PacketBuilder.build(ArpHeader.reply(B, IP_B, A, IP_A)));
        assertTrue(arp.isReply());
        assertEquals(2, arp.operation());
        assertEquals(Optional.of(B), arp.senderMac());
        assertEquals(Optional.of(A), arp.targetMac());
        assertEquals(Optional.of(IP_A), arp.targetIp());
    }

    @Test
    void anAnnouncementIsGratuitous() throws MalformedPacketException {
        assertTrue(ArpPacket.parse(PacketBuilder.build(ArpHeader.announcement(A, IP_A)))
                .isGratuitous());
    }

    @Test
    void addressesOfOtherSizes() throws MalformedPacketException {
        Bytes hardware = Bytes.wrap(new byte[20]);
        Bytes protocol = Bytes.parseHex("0102");
        ArpHeader header = ArpHeader.of(32, new EtherType(0x1234), 9, hardware, protocol, hardware, protocol);
        ArpPacket arp = ArpPacket.parse(PacketBuilder.build(header, Payload.of((byte) 7)));
        assertEquals(hardware, arp.senderHardwareAddress());
        assertEquals(protocol, arp.senderProtocolAddress());
        assertEquals(hardware, arp.targetHardwareAddress());
        assertEquals(protocol, arp.targetProtocolAddress());
        assertEquals(Optional.empty(), arp.senderMac());
        assertEquals(Optional.empty(), arp.targetMac());
        assertEquals(Optional.empty(), arp.senderIp());
        assertEquals(Optional.empty(), arp.targetIp());
        assertEquals(52, arp.contents().length());
        assertEquals(Bytes.parseHex("07"), arp.payload());
        assertTrue(arp.toString().contains("AddrType=UnknownLinkType Protocol=UnknownEthernetType HwAddressSize=20"));
    }

    @Test
    void theLargestAddresses() throws MalformedPacketException {
        Bytes longest = Bytes.wrap(new byte[255]);
        ArpHeader header = ArpHeader.of(1, EtherType.IPV4, 1, longest, longest, longest, longest);
        Bytes bytes = PacketBuilder.build(header);
        assertEquals(8 + 4 * 255, ArpPacket.parse(bytes).contents().length());
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> ArpPacket.parse(bytes.clip(1027)));
        assertEquals("ARP length 1027 too short, 1028 expected", e.getMessage());
        assertTrue(e.isTruncated());
    }

    @Test
    void noAddressesAtAll() throws MalformedPacketException {
        ArpPacket arp = ArpPacket.parse(Bytes.parseHex("0001080000000001"));
        assertTrue(arp.senderHardwareAddress().isEmpty());
        assertTrue(
                arp.toString().endsWith(" SourceHwAddress=[] SourceProtAddress=[] DstHwAddress=[] DstProtAddress=[]}"));
    }

    @Test
    void lengthsMayBelieTheAddressesOnlyOnPurpose() {
        ArpHeader uneven =
                ArpHeader.of(1, EtherType.IPV4, 1, Bytes.parseHex("01"), Bytes.empty(), Bytes.empty(), Bytes.empty());
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(uneven));
        assertEquals(
                "000108000604000101",
                PacketBuilder.build(uneven.withLengths(6, 4)).toString());
    }

    @Test
    void padsAreTheirOwnLayer() {
        Bytes plain = PacketBuilder.build(EthernetHeader.of(A, MacAddress.BROADCAST), ArpHeader.request(A, IP_A, IP_B));
        Bytes frame = PacketBuilder.pad(plain, 60);
        assertEquals(42, plain.length());
        assertEquals(plain, PacketBuilder.pad(plain, 42));
        assertEquals(plain, frame.clip(42));
        Packet packet = Packet.dissect(frame, LinkType.ETHERNET);
        assertEquals(60, frame.length());
        assertEquals(0x0806, frame.u16(12));
        assertTrue(packet.toString().endsWith("- Layer 3 (18 bytes) = Payload\t18 byte(s)\n"));
    }
}
