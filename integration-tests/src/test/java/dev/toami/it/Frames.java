package dev.toami.it;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.TcpHeader;
import dev.toami.protocols.transport.UdpHeader;

/** Frames to send, and frames that came. */
final class Frames {
    static final MacAddress LEFT_MAC = MacAddress.parse("02:00:00:00:00:01");
    static final MacAddress RIGHT_MAC = MacAddress.parse("02:00:00:00:00:02");

    private Frames() {}

    /** A UDP datagram in an Ethernet frame, to a port, with a payload of that many bytes. */
    static Bytes udp(int destinationPort, int payloadLength) {
        return PacketBuilder.build(
                EthernetHeader.of(LEFT_MAC, RIGHT_MAC),
                Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2")),
                UdpHeader.of(40000, destinationPort),
                Payload.of(new byte[payloadLength]));
    }

    /** A TCP segment in an Ethernet frame, to a port, with a text as its payload. */
    static Bytes tcp(int destinationPort, String text) {
        return PacketBuilder.build(
                EthernetHeader.of(LEFT_MAC, RIGHT_MAC),
                Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2")),
                TcpHeader.of(40000, destinationPort),
                Payload.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** All frames that come until none has for a fifth of a second. */
    static List<CapturedFrame> drain(CaptureSession session) throws CaptureException {
        List<CapturedFrame> frames = new ArrayList<>();
        while (true) {
            Optional<CapturedFrame> frame = session.next(Duration.ofMillis(200));
            if (frame.isEmpty()) {
                return frames;
            }
            frames.add(frame.get());
        }
    }
}
