package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.dns.DnsMessage;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.link.LlcFrame;
import dev.toami.protocols.link.LoopbackFrame;
import dev.toami.protocols.link.Sll2Frame;
import dev.toami.protocols.link.SllFrame;
import dev.toami.protocols.link.VlanTag;
import dev.toami.protocols.transport.UdpDatagram;

/** The built-in layers: which parser for which code. */
final class StandardLayers {
    private StandardLayers() {}

    static Dissector.Builder addTo(Dissector.Builder tables) {
        addLinkArpAndDns(tables);
        return tables.ipProtocol(17, UdpDatagram::parse);
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
                .udpPort(53, DnsMessage::parse);
    }
}
