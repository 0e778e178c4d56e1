package dev.toami.protocols;

import dev.toami.protocols.icmp.Icmpv6Echo;
import dev.toami.protocols.icmp.NeighborAdvertisement;
import dev.toami.protocols.icmp.NeighborSolicitation;
import dev.toami.protocols.icmp.Redirect;
import dev.toami.protocols.icmp.RouterAdvertisement;
import dev.toami.protocols.icmp.RouterSolicitation;
import dev.toami.protocols.ip.MobilityMessage;
import dev.toami.protocols.ipsec.AuthenticationHeader;
import dev.toami.protocols.ipsec.EspPacket;
import dev.toami.protocols.ipsec.IsakmpMessage;
import dev.toami.protocols.ipsec.UdpEncapsulation;
import dev.toami.protocols.multicast.IgmpMessage;
import dev.toami.protocols.multicast.MldMessage;
import dev.toami.protocols.multicast.MldV2Report;
import dev.toami.protocols.multicast.PimMessage;
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

/** Routing, multicast and security of the Internet layer: which parser for which code. */
final class StandardRoutingLayers {
    private StandardRoutingLayers() {}

    static void addTo(Dissector.Builder tables) {
        addIcmpv6Bodies(tables);
        tables.ipProtocol(2, IgmpMessage::parseAny)
                .ipProtocol(46, RsvpMessage::parse)
                .ipProtocol(50, EspPacket::parse)
                .ipProtocol(51, AuthenticationHeader::parse)
                .ipProtocol(54, NhrpPacket::parse)
                .ipProtocol(88, EigrpPacket::parse)
                .ipProtocol(89, OspfPacket::parse)
                .ipProtocol(103, PimMessage::parse)
                .ipProtocol(112, VrrpAdvertisement::parse)
                .ipProtocol(135, MobilityMessage::parse)
                .etherType(0x2001, NhrpPacket::parse);
        tables.udpPort(500, IsakmpMessage::parse)
                .udpPort(520, RipMessage::parse)
                .udpPort(521, RipngMessage::parse)
                .udpPort(646, LdpPdu::parse)
                .udpPort(654, AodvMessage::parse)
                .udpPort(698, OlsrPacket::parse)
                .udpPort(1985, HsrpMessage::parseAny)
                .udpPort(2029, HsrpMessage::parseAny)
                .udpPort(3222, GlbpMessage::parse)
                .udpPort(3784, BfdPacket::parse)
                .udpPort(4341, LispPacket::parse)
                .udpPort(4342, LispMessage::parse)
                .udpPort(4500, UdpEncapsulation::parse)
                .udpPort(4784, BfdPacket::parse)
                .udpPort(6696, BabelPacket::parse);
        tables.tcpPort(179, BgpSegment::parseSegment).tcpPort(646, LdpPdu::parseSegment);
    }

    private static void addIcmpv6Bodies(Dissector.Builder tables) {
        tables.add(DispatchTable.ICMPV6_TYPE, 128, Icmpv6Echo::parse)
                .add(DispatchTable.ICMPV6_TYPE, 129, Icmpv6Echo::parse)
                .add(DispatchTable.ICMPV6_TYPE, 130, MldMessage::parseQuery)
                .add(DispatchTable.ICMPV6_TYPE, 131, MldMessage::parseReport)
                .add(DispatchTable.ICMPV6_TYPE, 132, MldMessage::parseDone)
                .add(DispatchTable.ICMPV6_TYPE, 133, RouterSolicitation::parse)
                .add(DispatchTable.ICMPV6_TYPE, 134, RouterAdvertisement::parse)
                .add(DispatchTable.ICMPV6_TYPE, 135, NeighborSolicitation::parse)
                .add(DispatchTable.ICMPV6_TYPE, 136, NeighborAdvertisement::parse)
                .add(DispatchTable.ICMPV6_TYPE, 137, Redirect::parse)
                .add(DispatchTable.ICMPV6_TYPE, 143, MldV2Report::parse);
    }
}
