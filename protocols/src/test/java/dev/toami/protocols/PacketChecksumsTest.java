package dev.toami.protocols;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.transport.UdpHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The checksums of a packet: right, wrong, and left to the network card. */
class PacketChecksumsTest {
    private static final Ipv4Address SOURCE = Ipv4Address.parse("192.0.2.1");
    private static final Ipv4Address DESTINATION = Ipv4Address.parse("198.51.100.2");

    private static Bytes datagram(UdpHeader udp) {
        return PacketBuilder.build(Ipv4Header.of(SOURCE, DESTINATION), udp, Payload.of((byte) 1, (byte) 2, (byte) 3));
    }

    private static List<String> verdicts(Bytes bytes) {
        return Packet.dissect(bytes, LinkType.RAW).checksums().stream()
                .map(LayerChecksum::toString)
                .toList();
    }

    @Test
    void eachLayerHasItsVerdict() {
        UdpHeader udp = UdpHeader.of(1000, 2000);
        assertEquals(List.of("IPv4 checksum good", "UDP checksum good"), verdicts(datagram(udp)));
        assertEquals(List.of("IPv4 checksum good", "UDP checksum absent"), verdicts(datagram(udp.withChecksum(0))));
        assertEquals(List.of("IPv4 checksum good", "UDP checksum wrong"), verdicts(datagram(udp.withChecksum(1))));
    }

    @Test
    void theSumOfThePseudoHeaderIsWhatLinuxLeavesThere() {
        // 192.0.2.1 to 198.51.100.2, protocol 17, 11 bytes: c000 + 0201 + c633 + 6402 + 11 + b
        UdpHeader udp = UdpHeader.of(1000, 2000).withChecksum(0xec53);
        assertEquals(List.of("IPv4 checksum good", "UDP checksum left to the network card"), verdicts(datagram(udp)));
    }

    @Test
    void theKernelMaySaySo() {
        Bytes bytes = datagram(UdpHeader.of(1000, 2000).withChecksum(1));
        FrameMetadata told = new FrameMetadata(
                0,
                bytes.length(),
                LinkType.RAW,
                0,
                PacketType.OUTGOING,
                FrameMetadata.NO_TAG,
                FrameStatus.CHECKSUM_NOT_READY.bit());
        assertTrue(
                Packet.dissect(CapturedFrame.of(told, bytes)).checksums().get(1).offloaded());
    }
}
