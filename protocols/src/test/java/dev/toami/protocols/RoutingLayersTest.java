package dev.toami.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.toami.engine.Bytes;
import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.MobilityMessage;
import dev.toami.protocols.ipsec.AuthenticationHeader;
import dev.toami.protocols.ipsec.EspPacket;
import dev.toami.protocols.ipsec.IsakmpMessage;
import dev.toami.protocols.ipsec.UdpEncapsulation;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.multicast.DvmrpMessage;
import dev.toami.protocols.multicast.IgmpMessage;
import dev.toami.protocols.multicast.MldMessage;
import dev.toami.protocols.multicast.MldV2Query;
import dev.toami.protocols.multicast.MldV2Report;
import dev.toami.protocols.multicast.PimMessage;
import dev.toami.protocols.multicast.RgmpMessage;
import dev.toami.protocols.print.Field;
import dev.toami.protocols.print.Fields;
import dev.toami.protocols.routing.AodvMessage;
import dev.toami.protocols.routing.BabelPacket;
import dev.toami.protocols.routing.BfdPacket;
import dev.toami.protocols.routing.BgpSegment;
import dev.toami.protocols.routing.EigrpPacket;
import dev.toami.protocols.routing.GlbpMessage;
import dev.toami.protocols.routing.HsrpMessage;
import dev.toami.protocols.routing.LdpPdu;
import dev.toami.protocols.routing.LispMessage;
import dev.toami.protocols.routing.LispPacket;
import dev.toami.protocols.routing.NhrpPacket;
import dev.toami.protocols.routing.OlsrPacket;
import dev.toami.protocols.routing.OspfPacket;
import dev.toami.protocols.routing.RipMessage;
import dev.toami.protocols.routing.RipngMessage;
import dev.toami.protocols.routing.RsvpMessage;
import dev.toami.protocols.routing.VrrpAdvertisement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every view of routing, multicast and IPsec keeps, whatever the bytes. */
class RoutingLayersTest {
    private static final int ROUNDS = 4_000;

    private record Network(IpAddress source, IpAddress destination) implements NetworkLayer {}

    private static final Network NETWORK = new Network(Ipv4Address.ANY, Ipv4Address.BROADCAST);

    static Map<String, LayerParser> parsers() {
        Map<String, LayerParser> parsers = new TreeMap<>();
        parsers.put("IGMP", IgmpMessage::parseAny);
        parsers.put("RGMP", RgmpMessage::parse);
        parsers.put("DVMRP", DvmrpMessage::parse);
        parsers.put("MLDv1MulticastListenerQuery", MldMessage::parseQuery);
        parsers.put("MLDv1MulticastListenerReport", MldMessage::parseReport);
        parsers.put("MLDv1MulticastListenerDone", MldMessage::parseDone);
        parsers.put("MLDv2MulticastListenerQuery", MldV2Query::parse);
        parsers.put("MLDv2MulticastListenerReport", MldV2Report::parse);
        parsers.put("PIM", PimMessage::parse);
        parsers.put("IPSecAH", AuthenticationHeader::parse);
        parsers.put("IPSecESP", EspPacket::parse);
        parsers.put("ISAKMP", IsakmpMessage::parse);
        parsers.put("UDPENCAP", UdpEncapsulation::parse);
        parsers.put("MIPv6", MobilityMessage::parse);
        parsers.put("OSPF", OspfPacket::parse);
        parsers.put("VRRP", VrrpAdvertisement::parse);
        parsers.put("EIGRP", EigrpPacket::parse);
        parsers.put("HSRP", HsrpMessage::parseAny);
        parsers.put("GLBP", GlbpMessage::parse);
        parsers.put("RIP", RipMessage::parse);
        parsers.put("RIPng", RipngMessage::parse);
        parsers.put("BGP", BgpSegment::parseSegment);
        parsers.put("BFD", BfdPacket::parse);
        parsers.put("LDP", LdpPdu::parse);
        parsers.put("RSVP", RsvpMessage::parse);
        parsers.put("OLSR", OlsrPacket::parse);
        parsers.put("AODV", AodvMessage::parse);
        parsers.put("Babel", BabelPacket::parse);
        parsers.put("LISP", LispMessage::parse);
        parsers.put("LISPData", LispPacket::parse);
        parsers.put("NHRP", NhrpPacket::parse);
        return parsers;
    }

    static Set<String> names() {
        return parsers().keySet();
    }

    /** The bytes of the layers of this type in the golden frames. */
    private static List<Bytes> seeds(String name) {
        List<Bytes> seeds = new ArrayList<>();
        for (Golden golden : Golden.all()) {
            for (Layer layer : golden.dissect().layers()) {
                if (layer.type().name().equals(name)) {
                    seeds.add(layer.bytes());
                }
            }
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTypeIsInAGoldenFrame(String name) {
        assertFalse(seeds(name).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aViewOrAMalformedPacketExceptionAtEveryLength(String name) throws Throwable {
        for (Bytes seed : seeds(name)) {
            for (int length = 0; length <= seed.length(); length++) {
                check(name, seed.slice(0, length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aViewOrAMalformedPacketExceptionOfChangedBytes(String name) throws Throwable {
        Random random = new Random(name.hashCode());
        List<Bytes> seeds = seeds(name);
        int parsed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).toArray();
            for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
            }
            parsed += check(name, Bytes.wrap(bytes)) ? 1 : 0;
        }
        assertTrue(parsed > ROUNDS / 8, parsed + " of " + ROUNDS + " were valid");
    }

    private static boolean check(String name, Bytes in) throws Throwable {
        Layer layer;
        try {
            layer = parsers().get(name).parse(in);
        } catch (MalformedPacketException e) {
            assertFalse(e.getMessage().isEmpty());
            return false;
        }
        assertTrue(CheckingVisitor.check(layer) > 0 || layer instanceof Payload);
        assertTrue(Getters.callAll(layer, NETWORK) > 4);
        assertFalse(layer.toString().isEmpty());
        assertEquals(in, layer.bytes());
        assertTrue(layer.contents().length() + layer.payload().length() <= in.length());
        int size = 0;
        List<Field> fields = new ArrayList<>();
        Fields.of(layer, fields::add);
        for (Field field : fields) {
            size += field.value().length();
        }
        assertTrue(size < 500 + 16 * in.length(), size + " characters for " + in.length() + " bytes");
        layer.toValue().ifPresent(value -> assertFalse(value.toString().isEmpty()));
        layer.quoted(Dissector.standard())
                .forEach(quoted -> assertFalse(quoted.toString().isEmpty()));
        return true;
    }

    @Test
    void headersAreBuiltAsTheyWere() {
        Set<String> built = new TreeSet<>();
        for (Golden golden : Golden.all()) {
            List<Layer> layers = golden.dissect().layers();
            if (layers.stream().noneMatch(layer -> names().contains(layer.type().name()))) {
                continue;
            }
            List<LayerValue> values = new ArrayList<>();
            layers.forEach(layer -> layer.toValue().ifPresent(values::add));
            if (values.size() == layers.size() && !golden.name().contains("-cut")) {
                Bytes again = PacketBuilder.build(values.toArray(LayerValue[]::new));
                assertEquals(golden.bytes(), again, golden.name());
                assertEquals(
                        golden.text(), Packet.dissect(again, LinkType.ETHERNET).toString());
                layers.forEach(layer -> built.add(layer.type().name()));
            }
        }
        assertTrue(
                built.containsAll(Set.of(
                        "IGMP",
                        "RGMP",
                        "PIM",
                        "IPSecAH",
                        "IPSecESP",
                        "ISAKMP",
                        "UDPENCAP",
                        "MIPv6",
                        "OSPF",
                        "VRRP",
                        "EIGRP",
                        "HSRP",
                        "RIP",
                        "RIPng",
                        "BFD",
                        "RSVP",
                        "MLDv1MulticastListenerQuery",
                        "MLDv1MulticastListenerReport",
                        "MLDv1MulticastListenerDone",
                        "MLDv2MulticastListenerQuery",
                        "MLDv2MulticastListenerReport")),
                built::toString);
    }
}
