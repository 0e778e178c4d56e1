package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.bus.ArcnetFrame;
import dev.toami.protocols.bus.CanFrame;
import dev.toami.protocols.bus.LinuxArcnetFrame;
import dev.toami.protocols.bus.NetlinkFrame;
import dev.toami.protocols.bus.SunAtmFrame;
import dev.toami.protocols.bus.UsbPacket;
import dev.toami.protocols.lan.AarpPacket;
import dev.toami.protocols.lan.AoeMessage;
import dev.toami.protocols.lan.BackboneServiceTag;
import dev.toami.protocols.lan.Bpdu;
import dev.toami.protocols.lan.CfmPdu;
import dev.toami.protocols.lan.CiscoDiscovery;
import dev.toami.protocols.lan.DdpDatagram;
import dev.toami.protocols.lan.DtpMessage;
import dev.toami.protocols.lan.EapolFrame;
import dev.toami.protocols.lan.EthernetCtp;
import dev.toami.protocols.lan.FddiFrame;
import dev.toami.protocols.lan.HsrTag;
import dev.toami.protocols.lan.IpxPacket;
import dev.toami.protocols.lan.IslFrame;
import dev.toami.protocols.lan.LacpPdu;
import dev.toami.protocols.lan.LinkLayerDiscovery;
import dev.toami.protocols.lan.MacsecTag;
import dev.toami.protocols.lan.MarkerPdu;
import dev.toami.protocols.lan.MerakiDiscovery;
import dev.toami.protocols.lan.NflogPacket;
import dev.toami.protocols.lan.NortelDiscovery;
import dev.toami.protocols.lan.OamPdu;
import dev.toami.protocols.lan.OsiProtocols;
import dev.toami.protocols.lan.OsspPdu;
import dev.toami.protocols.lan.PagpPdu;
import dev.toami.protocols.lan.PfLog;
import dev.toami.protocols.lan.PortExtenderTag;
import dev.toami.protocols.lan.PtpMessage;
import dev.toami.protocols.lan.RedundancySupervision;
import dev.toami.protocols.lan.SlowProtocol;
import dev.toami.protocols.lan.TipcMessage;
import dev.toami.protocols.lan.UdldMessage;
import dev.toami.protocols.lan.VnTag;
import dev.toami.protocols.lan.VtpMessage;
import dev.toami.protocols.lan.WakeOnLan;
import dev.toami.protocols.link.LlcFrame;

/** Control protocols of local networks, and buses: which parser for which code. */
final class StandardLanLayers {
    private StandardLanLayers() {}

    static void addTo(Dissector.Builder tables) {
        addControl(tables);
        addTags(tables);
        addBehindLlc(tables);
        addLinkTypes(tables);
        tables.add(DispatchTable.SLOW_PROTOCOL, SlowProtocol.LACP, LacpPdu::parse)
                .add(DispatchTable.SLOW_PROTOCOL, SlowProtocol.MARKER, MarkerPdu::parse)
                .add(DispatchTable.SLOW_PROTOCOL, SlowProtocol.OAM, OamPdu::parse)
                .add(DispatchTable.SLOW_PROTOCOL, SlowProtocol.OSSP, OsspPdu::parse);
        tables.udpPort(319, PtpMessage::parse).udpPort(320, PtpMessage::parse).udpHeuristic(WakeOnLan::recognize);
    }

    private static void addControl(Dissector.Builder tables) {
        tables.etherType(0x0712, MerakiDiscovery::parse);
        tables.etherType(0x0842, WakeOnLan::parse)
                .etherType(0x2000, CiscoDiscovery::parse)
                .etherType(0x809b, DdpDatagram::parse)
                .etherType(0x80f3, AarpPacket::parse)
                .etherType(0x8137, IpxPacket::parse)
                .etherType(0x8809, SlowProtocol::parse)
                .etherType(0x888e, EapolFrame::parse)
                .etherType(0x88a2, AoeMessage::parse)
                .etherType(0x88ca, TipcMessage::parse)
                .etherType(0x88cc, LinkLayerDiscovery::parse)
                .etherType(0x88f7, PtpMessage::parse)
                .etherType(0x88fb, RedundancySupervision::parse)
                .etherType(0x8902, CfmPdu::parse)
                .etherType(0x9000, EthernetCtp::parse);
    }

    private static void addTags(Dissector.Builder tables) {
        tables.etherType(0x88e5, MacsecTag::parse)
                .etherType(0x88e7, BackboneServiceTag::parse)
                .etherType(0x8926, VnTag::parse)
                .etherType(0x892f, HsrTag::parse)
                .etherType(0x893f, PortExtenderTag::parse);
    }

    private static void addBehindLlc(Dissector.Builder tables) {
        // 0x00fe in GRE, 0xfefe in Cisco's HDLC
        tables.add(DispatchTable.LLC_SAP, LlcFrame.SAP_SPANNING_TREE, Bpdu::parse)
                .add(DispatchTable.LLC_SAP, 0xe0, IpxPacket::parse)
                .add(DispatchTable.LLC_SAP, OsiProtocols.SAP, OsiProtocols::parse)
                .etherType(0x00fe, OsiProtocols::parse)
                .etherType(0xfefe, OsiProtocols::parse);
        tables.add(DispatchTable.SNAP_PROTOCOL, 0x00000c_0104L, PagpPdu::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x00000c_010bL, Bpdu::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x00000c_0111L, UdldMessage::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x00000c_2000L, CiscoDiscovery::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x00000c_2003L, VtpMessage::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x00000c_2004L, DtpMessage::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x000081_01a1L, NortelDiscovery::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x000081_01a2L, NortelDiscovery::parse)
                .add(DispatchTable.SNAP_PROTOCOL, 0x080007_809bL, DdpDatagram::parse);
    }

    private static void addLinkTypes(Dissector.Builder tables) {
        tables.linkType(LinkType.ETHERNET, IslFrame::parseEthernet)
                .linkType(LinkType.FDDI, FddiFrame::parse)
                .linkType(LinkType.PFLOG, PfLog::parse)
                .linkType(new LinkType(239), NflogPacket::parse)
                .linkType(LinkType.ATM_RFC1483, LlcFrame::parse)
                .linkType(LinkType.ATM_CLIP, LlcFrame::parse)
                .linkType(LinkType.SUNATM, SunAtmFrame::parse);
        tables.linkType(LinkType.ARCNET, ArcnetFrame::parse)
                .linkType(LinkType.ARCNET_LINUX, LinuxArcnetFrame::parse)
                .linkType(new LinkType(189), UsbPacket::parse)
                .linkType(new LinkType(220), UsbPacket::parseMapped)
                .linkType(new LinkType(227), CanFrame::parse)
                .linkType(new LinkType(253), NetlinkFrame::parse);
        // Linux's numbers of CAN and CAN FD in the protocol field of cooked captures
        tables.etherType(0x000c, CanFrame::parse).etherType(0x000d, CanFrame::parse);
    }
}
