package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.dns.DnsMessage;
import dev.toami.protocols.icmp.Icmpv4Message;
import dev.toami.protocols.icmp.Icmpv6Message;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6Destination;
import dev.toami.protocols.ip.Ipv6Fragment;
import dev.toami.protocols.ip.Ipv6HopByHop;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.ip.Ipv6Routing;
import dev.toami.protocols.ip.RawIp;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.link.LlcFrame;
import dev.toami.protocols.link.LoopbackFrame;
import dev.toami.protocols.link.Sll2Frame;
import dev.toami.protocols.link.SllFrame;
import dev.toami.protocols.link.SnapFrame;
import dev.toami.protocols.link.VlanTag;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.protocols.transport.UdpDatagram;

/** The built-in layers: which parser for which code. */
final class StandardLayers {
    private StandardLayers() {}

    static Dissector.Builder addTo(Dissector.Builder tables) {
        addLinkArpAndDns(tables);
        addInternet(tables);
        StandardTunnelLayers.addTo(tables);
        StandardLanLayers.addTo(tables);
        StandardWirelessLayers.addTo(tables);
        StandardRoutingLayers.addTo(tables);
        StandardTransportLayers.addTo(tables);
        StandardApplicationLayers.addTo(tables);
        StandardMediaLayers.addTo(tables);
        StandardIndustrialLayers.addTo(tables);
        return tables;
    }

    private static void addLinkArpAndDns(Dissector.Builder tables) {
        tables.linkType(LinkType.ETHERNET, EthernetFrame::parse)
                .linkType(LinkType.LINUX_SLL, SllFrame::parse)
                .linkType(LinkType.LINUX_SLL2, Sll2Frame::parse)
                .linkType(LinkType.NULL, LoopbackFrame::parse)
                .linkType(LinkType.LOOP, LoopbackFrame::parse)
                .etherType(0, LlcFrame::parse) // not an EtherType: what follows an 802.3 length
                .etherType(0x6558, EthernetFrame::parse)
                .etherType(0x8100, VlanTag::parse)
                .etherType(0x88a8, VlanTag::parse)
                .etherType(0x9100, VlanTag::parse)
                .etherType(0x0806, ArpPacket::parse)
                .etherType(0x8035, ArpPacket::parse) // RARP (RFC 903) has the same format
                .add(DispatchTable.LLC_SAP, LlcFrame.SAP_SNAP, SnapFrame::parse)
                .udpPort(53, DnsMessage::parse);
    }

    private static void addInternet(Dissector.Builder tables) {
        // 12 is what most systems call raw IP within themselves; some programs write it into files.
        tables.linkType(LinkType.RAW, RawIp::parse)
                .linkType(new LinkType(12), RawIp::parse)
                .linkType(LinkType.IPV4, Ipv4Packet::parse)
                .linkType(LinkType.IPV6, Ipv6Packet::parse)
                .etherType(EtherType.IPV4.value(), Ipv4Packet::parse)
                .etherType(EtherType.IPV6.value(), Ipv6Packet::parse);
        tables.ipProtocol(0, Ipv6HopByHop::parse)
                .ipProtocol(1, Icmpv4Message::parse)
                .ipProtocol(4, Ipv4Packet::parse)
                .ipProtocol(6, TcpSegment::parse)
                .ipProtocol(17, UdpDatagram::parse)
                .ipProtocol(41, Ipv6Packet::parse)
                .ipProtocol(43, Ipv6Routing::parse)
                .ipProtocol(44, Ipv6Fragment::parse)
                .ipProtocol(58, Icmpv6Message::parse)
                .ipProtocol(59, LayerParser.PAYLOAD)
                .ipProtocol(60, Ipv6Destination::parse)
                .ipProtocol(94, Ipv4Packet::parse);
    }
}
