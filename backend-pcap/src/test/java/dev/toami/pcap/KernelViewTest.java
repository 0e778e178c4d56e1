package dev.toami.pcap;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Direction;
import dev.toami.engine.LinkType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KernelViewTest {
    private static final Bytes PACKET = Frames.udp(53, 4).slice(14);

    private static PcapFrame frame(LinkType linkType, Bytes bytes) {
        return new FrameFactory(linkType, 7, CaptureOptions.defaults()).make(bytes.toArray(), bytes.length() + 3, 0);
    }

    private static KernelView view(LinkType linkType, Bytes bytes) {
        return KernelView.of(frame(linkType, bytes), linkType, Direction.INOUT);
    }

    private static Bytes join(String header, Bytes payload) {
        byte[] first = Bytes.parseHex(header).toArray();
        byte[] frame = new byte[first.length + payload.length()];
        System.arraycopy(first, 0, frame, 0, first.length);
        payload.copyTo(0, frame, first.length, payload.length());
        return Bytes.wrap(frame);
    }

    @Test
    void theTagOfAnEthernetFrameIsBesideTheBytes() {
        Bytes plain = Frames.udp(53, 4);
        KernelView view = view(LinkType.ETHERNET, Frames.tagged(0x2064, plain));
        assertEquals(plain, view.bytes());
        assertEquals(plain.length() + 3, view.originalLength());
        assertTrue(view.vlanTagPresent());
        assertEquals(0x2064, view.vlanTci());
        assertEquals(0x8100, view.vlanTpid());
        assertEquals(7, view.interfaceIndex());
        assertFalse(view(LinkType.ETHERNET, plain).vlanTagPresent());
    }

    @Test
    void aFrameThatEndsInItsTagIsLeftAsItIs() {
        Bytes tagged = Frames.tagged(100, Frames.udp(53, 4));
        for (int length = 0; length < 18; length++) {
            assertEquals(
                    tagged.clip(length),
                    view(LinkType.ETHERNET, tagged.clip(length)).bytes());
        }
    }

    @Test
    void theFirstCookedHeaderIsTakenOffAndItsTagToo() {
        // Packet type, ARPHRD, length of the address, address, protocol.
        Bytes plain = join("0004 0001 0006 020000000001 0000 0800", PACKET);
        Bytes tagged = join("0004 0001 0006 020000000001 0000 88a8 2064 0800", PACKET);
        for (Bytes bytes : new Bytes[] {plain, tagged}) {
            KernelView view = view(LinkType.LINUX_SLL, bytes);
            assertEquals(plain, view.bytes());
            assertEquals(PACKET, view.payload());
            assertEquals(PACKET.length() + 3, view.payloadLength());
            assertEquals(4, view.packetType());
            assertEquals(1, view.hardwareType());
            assertEquals(0x0800, view.protocol());
            assertEquals(bytes.equals(tagged) ? 0x2064 : -1, view.vlanTci());
            assertEquals(
                    bytes.equals(tagged) ? 0x2064 : -1,
                    frame(LinkType.LINUX_SLL, bytes).metadata().vlanTci());
        }
    }

    @Test
    void theSecondCookedHeaderIsTakenOff() {
        // Protocol, reserved, interface index, ARPHRD, packet type, length of the address, address.
        KernelView view = view(LinkType.LINUX_SLL2, join("0800 0000 00000009 0001 03 06 0200000000010000", PACKET));
        assertEquals(PACKET, view.payload());
        assertEquals(PACKET.length() + 3, view.payloadLength());
        assertEquals(0x0800, view.protocol());
        assertEquals(9, view.interfaceIndex());
        assertEquals(1, view.hardwareType());
        assertEquals(3, view.packetType());
    }
}
