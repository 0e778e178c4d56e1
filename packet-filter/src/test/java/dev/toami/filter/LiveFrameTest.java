package dev.toami.filter;

import dev.toami.engine.Bytes;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LiveFrameTest {
    private static final String MACS = "020000000001 020000000002";
    /** IPv4 and UDP from port 40000 to 53, four bytes. */
    private static final String PACKET = "45000020 00000000 40110000 c0000201 c0000202 9c400035 000c0000 01020304";

    private static final Bytes PLAIN = Bytes.parseHex(MACS + "0800" + PACKET);
    private static final Bytes TAGGED = Bytes.parseHex(MACS + "8100 2064 0800" + PACKET);

    private static LiveFrame received(LinkType linkType, Bytes bytes) {
        return LiveFrame.received(linkType, bytes, bytes.length() + 3);
    }

    private static boolean accepts(LiveFrame frame, LinkType linkType, String filter) {
        FilterTarget target = frame.headerLength() == 0
                ? FilterTarget.liveRaw(linkType, 65535)
                : FilterTarget.liveCooked(linkType, 65535);
        return frame.matches(FilterCompiler.compile(filter, target));
    }

    @Test
    void theTagOfAnEthernetFrameIsBesideTheBytes() {
        LiveFrame frame = received(LinkType.ETHERNET, TAGGED);
        assertEquals(PLAIN, frame.bytes());
        assertEquals(PLAIN.length() + 3, frame.originalLength());
        assertTrue(frame.vlanTagPresent());
        assertEquals(0x2064, frame.vlanTci());
        assertEquals(0x8100, frame.vlanTpid());
        assertEquals(0x0800, frame.protocol());
        assertTrue(accepts(frame, LinkType.ETHERNET, "vlan 100 and udp port 53"));
        assertTrue(accepts(frame, LinkType.ETHERNET, "udp port 53 and len = 49"));
        LiveFrame plain = received(LinkType.ETHERNET, PLAIN);
        assertFalse(plain.vlanTagPresent());
        assertEquals(0, plain.vlanTci());
        assertFalse(accepts(plain, LinkType.ETHERNET, "vlan"));
    }

    @Test
    void theTagOfASentFrameStays() {
        LiveFrame frame = LiveFrame.sent(LinkType.ETHERNET, TAGGED, TAGGED.length());
        assertEquals(TAGGED, frame.bytes());
        assertFalse(frame.vlanTagPresent());
        assertEquals(0x8100, frame.protocol());
    }

    @Test
    void onlyTheOuterTagIsTakenOutAndOnlyAWholeOne() {
        Bytes two = Bytes.parseHex(MACS + "88a8 0007 8100 2064 0800" + PACKET);
        LiveFrame frame = received(LinkType.ETHERNET, two);
        assertEquals(TAGGED, frame.bytes());
        assertEquals(0x88a8, frame.vlanTpid());
        assertEquals(0x8100, frame.protocol());
        for (int length = 0; length < 18; length++) {
            LiveFrame cut = received(LinkType.ETHERNET, TAGGED.clip(length));
            assertEquals(TAGGED.clip(length), cut.bytes());
            assertEquals(FrameMetadata.NO_TAG, LiveFrame.vlanTci(LinkType.ETHERNET, TAGGED.clip(length)));
        }
        assertEquals(0x2064, LiveFrame.vlanTci(LinkType.ETHERNET, TAGGED));
        assertEquals(FrameMetadata.NO_TAG, LiveFrame.vlanTci(LinkType.RAW, TAGGED));
    }

    @Test
    void theFirstCookedHeaderIsHiddenAndItsTagToo() {
        // Packet type, ARPHRD, length of the address, address, protocol.
        Bytes plain = Bytes.parseHex("0004 0001 0006 020000000001 0000 0800" + PACKET);
        Bytes tagged = Bytes.parseHex("0004 0001 0006 020000000001 0000 88a8 2064 0800" + PACKET);
        for (Bytes bytes : new Bytes[] {plain, tagged}) {
            LiveFrame frame = received(LinkType.LINUX_SLL, bytes);
            assertEquals(plain, frame.bytes());
            assertEquals(16, frame.headerLength());
            assertEquals(plain.length() + 3, frame.originalLength());
            assertEquals(4, frame.packetType());
            assertEquals(1, frame.hardwareType());
            assertEquals(0x0800, frame.protocol());
            assertEquals(bytes.equals(tagged), frame.vlanTagPresent());
            assertEquals(bytes.equals(tagged) ? 0x2064 : 0, frame.vlanTci());
            assertTrue(accepts(frame, LinkType.LINUX_SLL, "outbound and udp port 53 and len = 35"));
        }
    }

    @Test
    void theSecondCookedHeaderIsHidden() {
        // Protocol, reserved, interface index, ARPHRD, packet type, length of the address, address.
        Bytes cooked = Bytes.parseHex("0800 0000 00000009 0001 03 06 0200000000010000" + PACKET);
        LiveFrame frame = received(LinkType.LINUX_SLL2, cooked);
        assertEquals(cooked, frame.bytes());
        assertEquals(0x0800, frame.protocol());
        assertEquals(9, frame.interfaceIndex());
        assertEquals(1, frame.hardwareType());
        assertEquals(3, frame.packetType());
        assertTrue(accepts(frame, LinkType.LINUX_SLL2, "ifindex 9 and udp port 53 and len = 35"));
        assertTrue(accepts(frame, LinkType.LINUX_SLL2, "link[11] = 6"), "a filter that needs the header");
        assertTrue(accepts(frame.withTag(0x8100, 7), LinkType.LINUX_SLL2, "vlan 7"));
    }

    @Test
    void whatOnlyTheReceiverKnowsIsAdded() {
        LiveFrame frame = received(LinkType.ETHERNET, TAGGED).withDevice(5, 772).withPacketType(PacketType.OUTGOING);
        assertEquals(5, frame.interfaceIndex());
        assertEquals(772, frame.hardwareType());
        assertEquals(4, frame.packetType());
        assertEquals(0, frame.withPacketType(PacketType.UNKNOWN).packetType());
        assertEquals(0x2064, frame.vlanTci());
        assertTrue(accepts(frame, LinkType.ETHERNET, "outbound and ifindex 5"));
    }

    @Test
    void theProtocolIsTheKernels() {
        assertEquals(
                4,
                received(LinkType.ETHERNET, Bytes.parseHex(MACS + "0026 4242 03"))
                        .protocol());
        assertEquals(
                1,
                received(LinkType.ETHERNET, Bytes.parseHex(MACS + "0026 ffff 00"))
                        .protocol());
        assertEquals(0x86dd, received(LinkType.RAW, Bytes.parseHex("60000000")).protocol());
        assertEquals(0x0800, received(LinkType.IPV4, Bytes.parseHex(PACKET)).protocol());
        assertEquals(0, received(LinkType.RAW, Bytes.of()).protocol());
    }
}
