package dev.toami.protocols.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Flows and endpoints as keys, and their hashes, which are gopacket's. */
class FlowTest {
    private static final IpAddress ONE = Ipv4Address.parse("1.2.3.4");
    private static final IpAddress OTHER = Ipv4Address.parse("5.6.7.8");

    @Test
    void hashesAreGopackets() {
        assertEquals(0x8e7a0bf615edab39L, Flow.of(ONE, OTHER).fastHash());
        assertEquals(0x0f66e0bf4f6b8454L, Endpoint.of(ONE).fastHash());
        assertEquals(
                0xd83d2e186b282c1bL, Endpoint.port(EndpointKind.TCP_PORT, 80).fastHash());
    }

    @Test
    void bothDirectionsHaveOneHash() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Ipv6Address a = new Ipv6Address(random.nextLong(), random.nextLong());
            Ipv6Address b = new Ipv6Address(random.nextLong(), random.nextLong());
            Flow flow = Flow.of(a, b);
            assertEquals(flow.fastHash(), flow.reverse().fastHash());
            assertEquals(flow.undirected(), flow.reverse().undirected());
            assertEquals(flow, flow.reverse().reverse());
            assertNotEquals(flow, flow.reverse());
            assertNotEquals(flow.fastHash(), Flow.of(a, ONE_V6).fastHash());
        }
    }

    private static final Ipv6Address ONE_V6 = Ipv6Address.parse("::1");

    @Test
    void conversationsOfAPacketAreKeys() {
        Packet packet = Golden.named("tcp-syn").dissect();
        Map<Flow, Integer> counts = new HashMap<>();
        counts.merge(packet.networkLayer().orElseThrow().flow().undirected(), 1, Integer::sum);
        counts.merge(packet.networkLayer().orElseThrow().flow().reverse().undirected(), 1, Integer::sum);
        counts.merge(packet.transportLayer().orElseThrow().flow(), 1, Integer::sum);
        counts.merge(packet.linkLayer().orElseThrow().flow().orElseThrow(), 1, Integer::sum);
        assertEquals(3, counts.size());
        assertEquals(2, counts.get(packet.networkLayer().orElseThrow().flow().undirected()));
    }

    @Test
    void textIsThatOfTheAddresses() {
        assertEquals("1.2.3.4->5.6.7.8", Flow.of(ONE, OTHER).toString());
        assertEquals("::1->::1", Flow.of(ONE_V6, ONE_V6).toString());
        assertEquals("80->443", Flow.ofPorts(EndpointKind.UDP_PORT, 80, 443).toString());
        assertEquals(
                "00:11:22:33:44:55",
                Endpoint.of(MacAddress.parse("00:11:22:33:44:55")).toString());
    }

    @Test
    void badArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Flow.of(ONE, ONE_V6));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.port(EndpointKind.TCP_PORT, 65536));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.port(EndpointKind.TCP_PORT, -1));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.port(EndpointKind.IPV4, 80));
        assertThrows(IllegalArgumentException.class, () -> new Endpoint(EndpointKind.IPV4, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Endpoint(EndpointKind.MAC, 0, 1L << 48));
    }
}
