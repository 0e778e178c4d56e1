package dev.toami.pcap;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class CaptureTest extends VethCase {
    private static final CaptureOptions INCOMING =
            CaptureOptions.builder().direction(Direction.IN).build();

    @Test
    void aFilterMayAskForTheDirectionWhereItIsKnown() throws Exception {
        CaptureOptions outgoing = CaptureOptions.builder()
                .direction(Direction.OUT)
                .filter("outbound")
                .build();
        try (CaptureSession in = backend.open(pair.right(), INCOMING);
                CaptureSession out = backend.open(pair.right(), outgoing)) {
            in.setFilter("inbound");
            sender.inject(Frames.udp(1, 0));
            in.inject(Frames.udp(2, 0));
            assertEquals(1, Frames.drain(in).size());
            assertEquals(1, Frames.drain(out).size());
            in.setFilter("outbound");
            sender.inject(Frames.udp(1, 0));
            assertEquals(0, Frames.drain(in).size());
        }
        FilterSyntaxException e = assertThrows(FilterSyntaxException.class, () -> sender.setFilter("inbound"));
        assertTrue(e.reason().contains("direction IN or OUT"), e::reason);
    }

    @Test
    void loopbackFramesComeOnceAndAnyTellsTheDevice() throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().filter("udp port 7777").build();
        try (CaptureSession lo = backend.open("lo", options);
                CaptureSession any = backend.open(
                        "any",
                        CaptureOptions.builder()
                                .filter("udp port 7777 and ifindex 1 and inbound")
                                .build());
                DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
            assertEquals(1, Frames.drain(lo).size());
            List<CapturedFrame> cooked = Frames.drain(any);
            assertEquals(1, cooked.size());
            assertEquals(LinkType.LINUX_SLL2, cooked.get(0).linkType());
            assertEquals(1, cooked.get(0).interfaceIndex());
            assertEquals(PacketType.HOST, cooked.get(0).packetType());
        }
    }
}
