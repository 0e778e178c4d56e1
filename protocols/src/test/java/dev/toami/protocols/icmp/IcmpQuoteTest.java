package dev.toami.protocols.icmp;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.ip.Ipv6Routing;
import dev.toami.protocols.ip.MobilityMessage;
import dev.toami.protocols.print.Field;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The packets that ICMP errors quote, and the details of ICMPv6 and of what goes with it. */
class IcmpQuoteTest {
    private static List<String> fields(Layer layer, String name) {
        List<String> values = new ArrayList<>();
        Fields.of(layer, (Field field) -> {
            if (field.name().equals(name)) {
                values.add(field.value());
            }
        });
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "icmp-unreachable, IPv4 UDP",
        "icmp-redirect, IPv4 UDP Payload",
        "icmp-exceeded-mpls, IPv4 TCP",
        "icmpv6-too-big, IPv6 UDP Payload",
        "icmp-echo, ''"
    })
    void errorsQuote(String name, String types) {
        Packet packet = Golden.named(name).dissect();
        List<String> quoted = new ArrayList<>();
        for (Layer layer : packet.layers()) {
            layer.quoted(packet.dissector())
                    .forEach(each -> quoted.add(each.type().name()));
        }
        assertEquals(types, String.join(" ", quoted));
    }

    @Test
    void extensionsFollowTheQuote() {
        Icmpv4Message exceeded = Golden.layer("icmp-exceeded-mpls", Icmpv4Message.class);
        assertEquals(List.of("2"), fields(exceeded, "icmp.ext.version"));
        assertEquals(List.of("8"), fields(exceeded, "icmp.ext.length"));
        assertEquals(List.of("1"), fields(exceeded, "icmp.ext.class"));
    }

    @Test
    void restOfTheHeaderByType() {
        assertEquals(
                List.of("192.0.2.254"), fields(Golden.layer("icmp-redirect", Icmpv4Message.class), "icmp.redir_gw"));
        assertEquals(List.of("1280"), fields(Golden.layer("icmpv6-too-big", Icmpv6Message.class), "icmpv6.mtu"));
        assertEquals(
                List.of("256"), fields(Golden.layer("icmpv6-rpl-dio", Icmpv6Message.class), "icmpv6.rpl.dio.rank"));
        assertEquals("NodeInformationQuery", Icmpv6Type.NODE_INFORMATION_QUERY.toString());
    }

    @Test
    void routerAdvertisementOptions() {
        List<NdpOption> options =
                Golden.layer("icmpv6-ra-options", RouterAdvertisement.class).options();
        assertEquals(
                List.of(
                        new NdpDnsServers(60, List.of(Ipv6Address.parse("2001:db8::53"))),
                        new NdpDnsSearchList(60, List.of("example.org")),
                        new NdpRouteInformation(64, 1, 60, Ipv6Address.parse("2001:db8:2::")),
                        new NdpPref64(0x0788 >> 3, 0, Ipv6Address.parse("64:ff9b::")),
                        new NdpNonce(Bytes.parseHex("010203040506")),
                        new NdpContext(64, true, 2, 10, Ipv6Address.parse("2001:db8:3::"))),
                options.subList(3, options.size()));
        assertEquals(
                List.of("1", "3", "5", "25", "31", "24", "38", "14", "34"),
                fields(Golden.layer("icmpv6-ra-options", RouterAdvertisement.class), "icmpv6.opt.type"));
    }

    @ParameterizedTest
    @CsvSource({
        "25, 00000000003c0102",
        "31, 00000000003c07657861",
        "24, 81080000003c",
        "38, 0788",
        "34, 4012ff00000a2001"
    })
    void optionsThatDoNotFitTheirTypeAreKept(int type, String hex) {
        Bytes data = Bytes.parseHex(hex);
        assertEquals(new NdpOption.Other(type, data), NdpOption.read(type, data));
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NdpDnsServers(1L << 32, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new NdpPref64(0x2000, 0, Ipv6Address.ANY));
        assertThrows(IllegalArgumentException.class, () -> new NdpContext(129, true, 0, 0, Ipv6Address.ANY));
        assertThrows(IllegalArgumentException.class, () -> new NdpDnsSearchList(0, List.of("x".repeat(64))));
        assertThrows(IllegalArgumentException.class, () -> new NdpRouteInformation(64, 4, 0, Ipv6Address.ANY));
    }

    @Test
    void routingHeaders() {
        Ipv6Routing segments = Golden.layer("routing-segment", Ipv6Routing.class);
        assertEquals(List.of("2001:db8::3", "2001:db8::4", "2001:db8::2"), fields(segments, "ipv6.routing.srh.addr"));
        assertEquals(List.of("2"), fields(segments, "ipv6.routing.srh.last_entry"));
        assertEquals(
                List.of("2001:db8::99"),
                fields(Golden.layer("routing-mobile", Ipv6Routing.class), "ipv6.routing.mipv6.home_address"));
    }

    @Test
    void mobilityHeader() {
        MobilityMessage update = Golden.layer("mobility", MobilityMessage.class);
        assertEquals(5, update.messageType());
        assertEquals(10, update.messageData().length());
        assertTrue(update.payload().isEmpty());
    }
}
