package dev.toami.protocols.ip;

import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.transport.UdpDatagram;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Ipv4PacketTest {
    /** Of 20 bytes, UDP, without payload. */
    private static final String HEADER = "45000014 12344000 40110000 c0000201 c6336402";

    private static Bytes header(int offset, int value) {
        byte[] bytes = Bytes.parseHex(HEADER).toArray();
        bytes[offset] = (byte) value;
        return Bytes.wrap(bytes);
    }

    @Test
    void gettersReadTheHeader() {
        Ipv4Packet ip = Golden.layer("udp", Ipv4Packet.class);
        assertEquals(4, ip.version());
        assertEquals(20, ip.headerLength());
        assertEquals(0xb8, ip.typeOfService());
        assertEquals(39, ip.totalLength());
        assertEquals(0x1234, ip.identification());
        assertFalse(ip.isReservedFlag());
        assertFalse(ip.isDontFragment());
        assertFalse(ip.isMoreFragments());
        assertFalse(ip.isFragment());
        assertEquals(0, ip.fragmentOffset());
        assertEquals(64, ip.timeToLive());
        assertEquals(IpProtocol.UDP, ip.protocol());
        assertEquals(ChecksumStatus.GOOD, ip.checksumStatus());
        assertEquals(Ipv4Address.of(192, 0, 2, 1), ip.source());
        assertEquals(Ipv4Address.of(198, 51, 100, 2), ip.destination());
        assertEquals(ip.destination(), ip.finalDestination());
        assertEquals(List.of(), ip.options());
        assertTrue(ip.padding().isEmpty());
        assertEquals(20, ip.contents().length());
        assertEquals(19, ip.payload().length());
        assertFalse(ip.isTruncated());
        assertEquals(LayerType.IPV4, ip.type());
    }

    @Test
    void optionsEndAtTheEndOfTheList() {
        Ipv4Packet ip = Golden.layer("ipv4-options", Ipv4Packet.class);
        assertEquals(
                List.of(
                        new Ipv4Option(Ipv4Option.ROUTER_ALERT, Bytes.of(0, 0)),
                        new Ipv4Option(Ipv4Option.RECORD_ROUTE, Bytes.of(4, 0, 0, 0, 0)),
                        new Ipv4Option(Ipv4Option.NO_OPERATION, Bytes.empty()),
                        new Ipv4Option(Ipv4Option.END_OF_LIST, Bytes.empty())),
                ip.options());
        assertEquals(Bytes.of(0, 0xff, 0xff), ip.padding());
        assertEquals(36, ip.headerLength());
    }

    @Test
    void fragmentsAreNotDecodedFurther() {
        Packet first = Golden.named("ipv4-fragment").dissect();
        Ipv4Packet ip = first.layer(Ipv4Packet.class).orElseThrow();
        assertTrue(ip.isMoreFragments());
        assertTrue(ip.isFragment());
        assertEquals(24, ip.fragmentOffset());
        assertTrue(first.layer(Fragment.class).isPresent());
        assertTrue(first.transportLayer().isEmpty());
        Ipv4Packet last = Golden.layer("ipv4-last-fragment", Ipv4Packet.class);
        assertFalse(last.isMoreFragments());
        assertEquals(1480, last.fragmentOffset());
    }

    @Test
    void paddingBehindThePacketIsNotPayload() throws MalformedPacketException {
        Bytes frame = Golden.named("udp").bytes();
        byte[] padded = Arrays.copyOf(frame.toArray(), frame.length() + 20);
        Ipv4Packet ip = Ipv4Packet.parse(Bytes.wrap(padded).slice(14));
        assertEquals(19, ip.payload().length());
        assertFalse(ip.isTruncated());
    }

    @Test
    void aTotalLengthOfZeroIsAllThatIsThere() throws MalformedPacketException {
        byte[] bytes = Golden.named("udp").bytes().slice(14).toArray();
        bytes[2] = 0;
        bytes[3] = 0;
        Ipv4Packet ip = Ipv4Packet.parse(Bytes.wrap(bytes));
        assertEquals(39, ip.totalLength());
        assertEquals(19, ip.payload().length());
        byte[] large = new byte[70_000];
        System.arraycopy(bytes, 0, large, 0, bytes.length);
        assertEquals(70_000, Ipv4Packet.parse(Bytes.wrap(large)).totalLength());
    }

    @Test
    void anOptionMayBeWithoutData() throws MalformedPacketException {
        Bytes bytes = Bytes.parseHex("46000018 00000000 40110000 c0000201 c6336402 99020101");
        assertEquals(
                List.of(0x99, 1, 1),
                Ipv4Packet.parse(bytes).options().stream().map(Ipv4Option::type).toList());
    }

    @Test
    void contradictionsAreMalformed() {
        assertMalformed(Bytes.parseHex("45"), "Invalid ip4 header. Length 1 less than 20", true, 0, 20, 1);
        assertMalformed(header(3, 19), "Invalid (too small) IP length (19 < 20)", false, 2, 20, 19);
        assertMalformed(header(0, 0x44), "Invalid (too small) IP header length (4 < 5)", false, 0, 5, 4);
        assertMalformed(header(0, 0x46), "Invalid IP header length > IP length (6 > 20)", false, 0, 24, 20);
        byte[] cut = header(0, 0x46).toArray();
        cut[3] = 24;
        assertMalformed(Bytes.wrap(cut), "Not all IP header bytes available", true, 0, 24, 20);
    }

    @Test
    void badOptionsAreMalformed() {
        assertMalformed(options("01010199"), "Invalid ip4 option length. Length 1 less than 2", true, 23, 2, 1);
        String exceeds = "IP option length exceeds remaining IP header size, option type 153 length 5";
        assertMalformed(options("99050101"), exceeds, true, 20, 5, 4);
        String small = "Invalid IP option type 153 length 1. Must be greater than 2";
        assertMalformed(options("99010101"), small, false, 20, 2, 1);
    }

    private static Bytes options(String hex) {
        return Bytes.parseHex("46000018 00000000 40110000 c0000201 c6336402" + hex);
    }

    private static void assertMalformed(
            Bytes bytes, String message, boolean truncated, int offset, int required, int available) {
        MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> Ipv4Packet.parse(bytes));
        assertEquals(message, e.getMessage());
        assertEquals(LayerType.IPV4, e.layerType());
        assertEquals(truncated, e.isTruncated());
        assertEquals(offset, e.offset());
        assertEquals(required, e.required());
        assertEquals(available, e.available());
    }

    @Test
    void ipInIpHasTwoNetworkLayers() {
        Packet packet = Golden.named("ipip").dissect();
        assertEquals(
                2, packet.layers().stream().filter(Ipv4Packet.class::isInstance).count());
        assertTrue(packet.layer(UdpDatagram.class).isPresent());
        assertEquals(packet.layers().get(1), packet.networkLayer().orElseThrow());
    }

    @Test
    void rawLinkTypesBeginWithIp() {
        Bytes ipv4 = Golden.named("udp").bytes().slice(14);
        Bytes ipv6 = Golden.named("ipv6-udp").bytes().slice(14);
        for (Bytes bytes : List.of(ipv4, ipv6)) {
            boolean four = bytes.equals(ipv4);
            LinkType exact = four ? LinkType.IPV4 : LinkType.IPV6;
            for (LinkType linkType : List.of(LinkType.RAW, new LinkType(12), exact)) {
                Packet packet = Packet.dissect(bytes, linkType);
                assertEquals(four, packet.layers().get(0) instanceof Ipv4Packet, packet::toString);
                assertTrue(packet.layer(UdpDatagram.class).isPresent());
            }
        }
        Packet neither = Packet.dissect(Bytes.of(0x55), LinkType.RAW);
        assertEquals(
                "Invalid IP packet version 5",
                neither.errorLayer().orElseThrow().message());
        assertTrue(Packet.dissect(Bytes.empty(), LinkType.RAW).errorLayer().isPresent());
    }
}
