package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.ppp.ChapPacket;
import dev.toami.protocols.ppp.PapPacket;
import dev.toami.protocols.ppp.PppControlPacket;
import dev.toami.protocols.ppp.PppControlProtocol;
import dev.toami.protocols.ppp.PppFrame;
import dev.toami.protocols.ppp.PppProtocol;
import dev.toami.protocols.ppp.PppoeDiscovery;
import dev.toami.protocols.ppp.PppoeSession;
import dev.toami.protocols.tunnel.AyiyaPacket;
import dev.toami.protocols.tunnel.ErspanTypeII;
import dev.toami.protocols.tunnel.ErspanTypeIII;
import dev.toami.protocols.tunnel.EtherIpPacket;
import dev.toami.protocols.tunnel.GeneveHeader;
import dev.toami.protocols.tunnel.GenevePacket;
import dev.toami.protocols.tunnel.GrePacket;
import dev.toami.protocols.tunnel.GtpHeader;
import dev.toami.protocols.tunnel.GtpPacket;
import dev.toami.protocols.tunnel.Gtpv2Message;
import dev.toami.protocols.tunnel.GueHeader;
import dev.toami.protocols.tunnel.GuePacket;
import dev.toami.protocols.tunnel.IpcompPacket;
import dev.toami.protocols.tunnel.L2tpHeader;
import dev.toami.protocols.tunnel.L2tpPacket;
import dev.toami.protocols.tunnel.L2tpv3Packet;
import dev.toami.protocols.tunnel.MplsEcho;
import dev.toami.protocols.tunnel.MplsLabel;
import dev.toami.protocols.tunnel.NshPacket;
import dev.toami.protocols.tunnel.PspHeader;
import dev.toami.protocols.tunnel.PspPacket;
import dev.toami.protocols.tunnel.TeredoPacket;
import dev.toami.protocols.tunnel.VxlanGpePacket;
import dev.toami.protocols.tunnel.VxlanHeader;
import dev.toami.protocols.tunnel.VxlanPacket;
import dev.toami.protocols.tunnel.WireguardMessage;
import dev.toami.protocols.wan.CiscoHdlcFrame;
import dev.toami.protocols.wan.FrameRelayFrame;

/** Tunnels and wide-area links: which parser for which code. */
final class StandardTunnelLayers {
    private static final LinkType PPP_SERIAL = new LinkType(50);
    private static final LinkType PPP_WITH_DIRECTION = new LinkType(204);

    private StandardTunnelLayers() {}

    static void addTo(Dissector.Builder tables) {
        addPpp(tables);
        addTunnels(tables);
    }

    private static void addPpp(Dissector.Builder tables) {
        tables.linkType(LinkType.PPP, CiscoHdlcFrame::parseSerial)
                .linkType(PPP_SERIAL, CiscoHdlcFrame::parseSerial)
                .linkType(PPP_WITH_DIRECTION, PppFrame::parseWithDirection)
                .linkType(LinkType.C_HDLC, CiscoHdlcFrame::parse)
                .linkType(LinkType.FRELAY, FrameRelayFrame::parse)
                .etherType(0x880b, PppFrame::parse)
                .etherType(0x8863, PppoeDiscovery::parse)
                .etherType(0x8864, PppoeSession::parse);
        ppp(tables, PppProtocol.IPV4, Ipv4Packet::parse);
        ppp(tables, PppProtocol.IPV6, Ipv6Packet::parse);
        ppp(tables, PppProtocol.MPLS_UNICAST, MplsLabel::parse);
        ppp(tables, PppProtocol.MPLS_MULTICAST, MplsLabel::parse);
        ppp(tables, PppProtocol.PAP, PapPacket::parse);
        ppp(tables, PppProtocol.CHAP, ChapPacket::parse);
        for (PppControlProtocol protocol : PppControlProtocol.values()) {
            ppp(tables, protocol.number(), PppControlPacket.parser(protocol));
        }
    }

    private static void ppp(Dissector.Builder tables, PppProtocol protocol, LayerParser parser) {
        tables.add(DispatchTable.PPP_PROTOCOL, protocol.value(), parser);
    }

    private static void addTunnels(Dissector.Builder tables) {
        tables.etherType(0x8847, MplsLabel::parse)
                .etherType(0x8848, MplsLabel::parse)
                .etherType(0x88be, ErspanTypeII::parse)
                .etherType(0x22eb, ErspanTypeIII::parse)
                .etherType(0x894f, NshPacket::parse)
                .ipProtocol(47, GrePacket::parse)
                .ipProtocol(97, EtherIpPacket::parse)
                .ipProtocol(108, IpcompPacket::parse)
                .ipProtocol(115, L2tpv3Packet::parse)
                .ipProtocol(137, MplsLabel::parse)
                .udpPort(VxlanHeader.PORT, VxlanPacket::parse)
                .udpPort(8472, VxlanPacket::parse)
                .udpPort(4790, VxlanGpePacket::parse)
                .udpPort(GueHeader.PORT, GuePacket::parse)
                .udpPort(666, GuePacket::parse) // where gopacket looks for it
                .udpPort(PspHeader.PORT, PspPacket::parseDatagram)
                .udpPort(GeneveHeader.PORT, GenevePacket::parse)
                .udpPort(GtpHeader.USER_PORT, GtpPacket::parseUser)
                .udpPort(GtpHeader.CONTROL_PORT, Gtpv2Message.controlPlane())
                .udpPort(L2tpHeader.PORT, L2tpPacket::parseUdp)
                .udpPort(3544, TeredoPacket::parse)
                .udpPort(MplsEcho.PORT, MplsEcho::parse)
                .udpPort(5072, AyiyaPacket::parse)
                .udpPort(WireguardMessage.PORT, WireguardMessage::parse)
                .udpHeuristic(WireguardMessage::recognize);
    }
}
