package dev.toami.afpacket;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.toami.afpacket.sys.Linux;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.link.Sll2Frame;
import dev.toami.protocols.transport.UdpDatagram;
import dev.toami.protocols.transport.UdpHeader;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Devices that are not Ethernet: packets without a link-layer header, and hardware that is captured cooked. */
class HardwareTypeTest {
    private static final int ARPHRD_PPP = 512;
    private static final CaptureOptions PORT_53 = CaptureOptions.builder()
            .direction(Direction.IN)
            .filter("udp port 53")
            .build();

    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.require(Files.isWritable(Path.of("/dev/net/tun")), "/dev/net/tun, which this user may not open");
    }

    private static Bytes datagram(int destinationPort) {
        return PacketBuilder.build(
                Ipv4Header.of(Ipv4Address.of(192, 0, 2, 1), Ipv4Address.of(192, 0, 2, 2)),
                UdpHeader.of(40_000, destinationPort),
                Payload.of(new byte[12]));
    }

    @Test
    void aDeviceWithoutALinkLayerGivesRawIp() throws Exception {
        try (TunDevice left = TunDevice.create("raw0", Linux.ARPHRD_NONE);
                TunDevice right = TunDevice.create("raw1", Linux.ARPHRD_NONE);
                CaptureEngine engine = CaptureEngine.open(new AfPacketBackend());
                CaptureSession sender = engine.capture("raw0", PORT_53);
                CaptureSession receiver = engine.capture("raw1", PORT_53)) {
            assertEquals(LinkType.RAW, receiver.linkType());
            for (int port : new int[] {9, 53}) {
                sender.inject(datagram(port));
                left.carryTo(right);
            }
            CapturedFrame frame = receiver.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(datagram(53), frame.bytes());
            assertEquals(
                    53,
                    Packet.dissect(frame).layer(UdpDatagram.class).orElseThrow().destinationPort());
            assertTrue(receiver.next(Duration.ofMillis(50)).isEmpty());
        }
    }

    @Test
    void otherHardwareIsCapturedCooked() throws Exception {
        try (TunDevice left = TunDevice.create("cooked0", Linux.ARPHRD_NONE);
                TunDevice right = TunDevice.create("cooked1", ARPHRD_PPP);
                CaptureEngine engine = CaptureEngine.open(new AfPacketBackend());
                CaptureSession sender = engine.capture("cooked0", PORT_53);
                CaptureSession receiver = engine.capture("cooked1", PORT_53)) {
            assertEquals(LinkType.LINUX_SLL2, receiver.linkType());
            for (int port : new int[] {9, 53}) {
                sender.inject(datagram(port));
                left.carryTo(right);
            }
            CapturedFrame frame = receiver.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(datagram(53), frame.bytes().slice(Sll2Frame.HEADER_LENGTH));
            assertEquals(ARPHRD_PPP, frame.bytes().u16(8));
            assertEquals(
                    53,
                    Packet.dissect(frame).layer(UdpDatagram.class).orElseThrow().destinationPort());
            assertTrue(receiver.next(Duration.ofMillis(50)).isEmpty());
            assertThrows(CaptureException.class, () -> receiver.inject(datagram(53)));
        }
    }
}
