package dev.toami.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.icmp.Icmpv4Message;
import dev.toami.protocols.icmp.Icmpv6Echo;
import dev.toami.protocols.icmp.Icmpv6Message;
import dev.toami.protocols.icmp.NeighborAdvertisement;
import dev.toami.protocols.icmp.NeighborSolicitation;
import dev.toami.protocols.icmp.Redirect;
import dev.toami.protocols.icmp.RouterAdvertisement;
import dev.toami.protocols.icmp.RouterSolicitation;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6Destination;
import dev.toami.protocols.ip.Ipv6Fragment;
import dev.toami.protocols.ip.Ipv6HopByHop;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.ip.Ipv6Routing;
import dev.toami.protocols.ip.RawIp;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.protocols.transport.UdpDatagram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Random bytes through each parser: a view whose getters work, or the one exception that is allowed. */
class RandomBytesTest {
    private static final int ROUNDS = 20_000;

    private record Network(IpAddress source, IpAddress destination) implements NetworkLayer {}

    static Map<String, LayerParser> parsers() {
        Map<String, LayerParser> parsers = new TreeMap<>();
        parsers.put("ipv4", Ipv4Packet::parse);
        parsers.put("ipv6", Ipv6Packet::parse);
        parsers.put("raw", RawIp::parse);
        parsers.put("hop-by-hop", Ipv6HopByHop::parse);
        parsers.put("destination", Ipv6Destination::parse);
        parsers.put("routing", Ipv6Routing::parse);
        parsers.put("fragment", Ipv6Fragment::parse);
        parsers.put("icmpv4", Icmpv4Message::parse);
        parsers.put("icmpv6", Icmpv6Message::parse);
        parsers.put("echo", Icmpv6Echo::parse);
        parsers.put("rs", RouterSolicitation::parse);
        parsers.put("ra", RouterAdvertisement::parse);
        parsers.put("ns", NeighborSolicitation::parse);
        parsers.put("na", NeighborAdvertisement::parse);
        parsers.put("redirect", Redirect::parse);
        parsers.put("tcp", TcpSegment::parse);
        parsers.put("udp", UdpDatagram::parse);
        return parsers;
    }

    static Iterable<String> names() {
        return parsers().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aViewOrAMalformedPacketException(String name) throws Throwable {
        LayerParser parser = parsers().get(name);
        Random random = new Random(name.hashCode());
        Network network = new Network(Ipv4Address.ANY, Ipv4Address.BROADCAST);
        List<Bytes> seeds = validFor(parser);
        int parsed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = random.nextInt(4) == 0
                    ? randomBytes(random)
                    : mutate(seeds.get(random.nextInt(seeds.size())), random);
            try {
                Layer layer = parser.parse(Bytes.wrap(bytes));
                assertTrue(Getters.callAll(layer, network) > 5);
                assertFalse(layer.toString().isEmpty());
                parsed++;
            } catch (MalformedPacketException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
        assertTrue(parsed > ROUNDS / 4, parsed + " of " + ROUNDS + " were valid");
    }

    /** The layers of the golden frames that {@code parser} can read, right or not. */
    private static List<Bytes> validFor(LayerParser parser) {
        List<Bytes> valid = new ArrayList<>();
        for (Golden golden : Golden.all()) {
            for (Layer layer : golden.dissect().layers()) {
                try {
                    parser.parse(layer.bytes());
                    valid.add(layer.bytes());
                } catch (MalformedPacketException e) {
                    assertFalse(e.getMessage().isEmpty());
                }
            }
        }
        return valid;
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(120)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutate(Bytes seed, Random random) {
        byte[] bytes = seed.clip(random.nextInt(3) == 0 ? random.nextInt(seed.length() + 1) : seed.length())
                .toArray();
        for (int changes = bytes.length == 0 ? 0 : random.nextInt(4); changes > 0; changes--) {
            bytes[random.nextInt(Math.min(bytes.length, 60))] = (byte) random.nextInt();
        }
        return bytes;
    }
}
