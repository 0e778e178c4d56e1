package dev.toami.afpacket;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.toami.afpacket.sys.Linux;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Packet;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A frame that is shorter than an Ethernet header, from one Ethernet device to the other. */
class ShortFrameTest {
    @Test
    void threeBytesAreSentAndReceivedAsThreeBytes() throws Exception {
        Needs.network();
        Needs.require(Files.isWritable(Path.of("/dev/net/tun")), "/dev/net/tun, which this user may not open");
        Bytes sent = Bytes.of(0x10, 0x20, 0x30);
        CaptureOptions incoming =
                CaptureOptions.builder().direction(Direction.IN).build();
        try (TunDevice left = TunDevice.create("short0", Linux.ARPHRD_ETHER);
                TunDevice right = TunDevice.create("short1", Linux.ARPHRD_ETHER);
                CaptureEngine engine = CaptureEngine.open(new AfPacketBackend());
                CaptureSession sender = engine.capture("short0", incoming);
                CaptureSession receiver = engine.capture("short1", incoming)) {
            assertEquals(LinkType.ETHERNET, receiver.linkType());
            sender.inject(sent);
            left.carryTo(right);
            CapturedFrame frame = receiver.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(sent, frame.bytes());
            assertEquals(3, frame.originalLength());
            Packet packet = Packet.dissect(frame);
            assertEquals(1, packet.layers().size());
            assertEquals(
                    "Ethernet packet too small",
                    packet.errorLayer().orElseThrow().message());
        }
    }
}
