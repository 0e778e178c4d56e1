package dev.toami.it.fanout;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureGroup;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.Fanout;
import dev.toami.engine.FanoutMode;
import dev.toami.engine.Frame;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.ip.Ipv6Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.TcpHeader;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What belongs together stays together, whichever way it goes and in whatever pieces. */
class FanoutFlowTest {
    private static final int FLOWS = 60;
    private static final int SERVER_PORT = 443;
    private static final int PORTS = 34;
    private static final int PORTS_V6 = 54;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothWaysOfATcpConnectionGoToOneMember(boolean isIpv6) throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession left = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession right = engine.capture(pair.right(), CaptureOptions.defaults());
                CaptureGroup group = engine.captureGroup(pair.right(), CaptureOptions.defaults(), FanoutMode.HASH, 3)) {
            for (int round = 0; round < 3; round++) {
                for (int flow = 0; flow < FLOWS; flow++) {
                    left.inject(tcp(isIpv6, true, 20_000 + flow));
                    right.inject(tcp(isIpv6, false, 20_000 + flow));
                }
            }
            Set<Integer> seen = new HashSet<>();
            int frames = 0;
            for (CaptureSession member : group.members()) {
                Set<Integer> flows = new TreeSet<>();
                for (CapturedFrame frame : drain(member)) {
                    frames++;
                    int at = isIpv6 ? PORTS_V6 : PORTS;
                    int source = frame.bytes().u16(at);
                    flows.add(source == SERVER_PORT ? frame.bytes().u16(at + 2) : source);
                }
                assertTrue(flows.stream().allMatch(seen::add), () -> "flows of two members: " + flows + " and " + seen);
                assertTrue(flows.size() < FLOWS, "one member has all");
            }
            assertEquals(FLOWS, seen.size());
            assertEquals(2 * 3 * FLOWS, frames);
        }
    }

    private static Bytes tcp(boolean isIpv6, boolean toServer, int port) {
        EthernetHeader ethernet =
                EthernetHeader.of(MacAddress.parse("02:00:00:00:00:01"), MacAddress.parse("02:00:00:00:00:02"));
        TcpHeader tcp = toServer ? TcpHeader.of(port, SERVER_PORT) : TcpHeader.of(SERVER_PORT, port);
        if (isIpv6) {
            Ipv6Address client = Ipv6Address.parse("2001:db8::1");
            Ipv6Address server = Ipv6Address.parse("2001:db8::2");
            return PacketBuilder.build(
                    ethernet, toServer ? Ipv6Header.of(client, server) : Ipv6Header.of(server, client), tcp);
        }
        Ipv4Address client = Ipv4Address.parse("192.0.2.1");
        Ipv4Address server = Ipv4Address.parse("192.0.2.2");
        return PacketBuilder.build(
                ethernet, toServer ? Ipv4Header.of(client, server) : Ipv4Header.of(server, client), tcp);
    }

    /** Each frame of lo goes out and comes in; a member's own PACKET_IGNORE_OUTGOING does not count in a group. */
    @ParameterizedTest
    @ValueSource(strings = {"lo", "any"})
    void aDatagramOnLoopbackComesOnce(String device) throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().filter("udp and dst port 9").build();
        try (CaptureEngine engine = CaptureEngine.open();
                CaptureGroup group = engine.captureGroup(device, options, FanoutMode.LB, 2);
                DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 100; i++) {
                socket.send(new DatagramPacket(new byte[i], i, InetAddress.getByName("127.0.0.1"), 9));
            }
            Set<Integer> lengths = new TreeSet<>();
            int frames = 0;
            for (CaptureSession member : group.members()) {
                for (CapturedFrame frame : drain(member)) {
                    lengths.add(frame.originalLength());
                    frames++;
                }
            }
            assertEquals(100, frames);
            assertEquals(100, lengths.size());
            CaptureStatistics counted = group.statistics();
            assertEquals(device.equals("any") ? 200 : 100, counted.received(), counted::toString);
            assertEquals(100, counted.received() - counted.filtered(), counted::toString);
        }
    }

    @Test
    void onlyFramesOfTheDirectionAreInTheRings() throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().direction(Direction.IN).build();
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession left = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession right = engine.capture(pair.right(), CaptureOptions.defaults());
                CaptureGroup group = engine.captureGroup(pair.right(), options, FanoutMode.LB, 2)) {
            NumberedFrames.send(left, 0, 100);
            NumberedFrames.send(right, 0, 100);
            int frames = 0;
            for (CaptureSession member : group.members()) {
                frames += drain(member).size();
            }
            assertEquals(100, frames);
            // Of a kernel that does not know the flag for groups the JVM rejects what goes out.
            CaptureStatistics counted = group.statistics();
            assertEquals(100, counted.received() - counted.filtered(), counted::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fragmentsArePutTogetherIfThatIsWanted(boolean defragment) throws Exception {
        Fanout fanout = new Fanout(FanoutMode.HASH, Fanout.NEW_GROUP, defragment, false, "");
        CaptureOptions options =
                CaptureOptions.builder().direction(Direction.IN).fanout(fanout).build();
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession left = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureGroup group = engine.captureGroup(pair.right(), options, 2)) {
            Frame whole = null;
            Bytes datagram = NumberedFrames.frame(5);
            left.inject(fragment(datagram, 0, 16, true));
            left.inject(fragment(datagram, 16, 10, false));
            int frames = 0;
            for (CaptureSession member : group.members()) {
                List<CapturedFrame> came = drain(member);
                frames += came.size();
                whole = came.isEmpty() ? whole : came.get(0);
            }
            assertEquals(defragment ? 1 : 2, frames);
            if (defragment) {
                assertEquals(datagram.length(), whole.originalLength());
                assertEquals(5, NumberedFrames.number(whole));
            }
        }
    }

    /** A part of the payload of an IPv4 packet with a header of its own. */
    private static Bytes fragment(Bytes frame, int offset, int length, boolean more) {
        byte[] fragment = new byte[34 + length];
        ByteBuffer bytes = ByteBuffer.wrap(fragment);
        bytes.put(frame.toArray(), 0, 34).put(frame.toArray(), 34 + offset, length);
        bytes.putShort(16, (short) (20 + length)).putShort(20, (short) (offset / 8 | (more ? 0x2000 : 0)));
        return Bytes.wrap(fragment);
    }

    private static List<CapturedFrame> drain(CaptureSession session) throws Exception {
        List<CapturedFrame> frames = new ArrayList<>();
        while (true) {
            List<CapturedFrame> more = session.next(4096, Duration.ofMillis(200));
            if (more.isEmpty()) {
                return frames;
            }
            frames.addAll(more);
        }
    }
}
