package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.industrial.BacnetLink;
import dev.toami.protocols.industrial.CipIo;
import dev.toami.protocols.industrial.Dnp3Frame;
import dev.toami.protocols.industrial.EnipMessage;
import dev.toami.protocols.industrial.EthercatFrame;
import dev.toami.protocols.industrial.Iec104Apdu;
import dev.toami.protocols.industrial.KnxIp;
import dev.toami.protocols.industrial.ModbusTcp;
import dev.toami.protocols.industrial.OpcUaMessage;
import dev.toami.protocols.industrial.Powerlink;
import dev.toami.protocols.industrial.ProfinetRt;
import dev.toami.protocols.industrial.SubstationMessage;
import dev.toami.protocols.industrial.Tpkt;
import dev.toami.protocols.link.FabricPathHeader;
import dev.toami.protocols.link.FabricPathTag;
import dev.toami.protocols.link.PktapFrame;
import dev.toami.protocols.management.Ieee1905Message;
import dev.toami.protocols.management.LdapMessage;
import dev.toami.protocols.management.OncRpc;
import dev.toami.protocols.management.Rmcp;
import dev.toami.protocols.management.Tds;

/** Industrial and management protocols: which parser for which code. */
final class StandardIndustrialLayers {
    private StandardIndustrialLayers() {}

    static void addTo(Dissector.Builder tables) {
        addLinks(tables);
        addIndustrial(tables);
        addManagement(tables);
    }

    private static void addLinks(Dissector.Builder tables) {
        tables.linkType(new LinkType(258), PktapFrame::parse)
                .etherType(FabricPathHeader.ETHER_TYPE.value(), FabricPathTag::parse)
                .etherType(0x8892, ProfinetRt::parse)
                .etherType(0x88a4, EthercatFrame::parse)
                .etherType(0x88ab, Powerlink::parse)
                .etherType(0x88b8, SubstationMessage::parseGoose)
                .etherType(0x88ba, SubstationMessage::parseSampledValues)
                .etherType(0x893a, Ieee1905Message::parse);
    }

    private static void addIndustrial(Dissector.Builder tables) {
        tables.tcpPort(102, Tpkt::parseSegment)
                .tcpPort(502, ModbusTcp::parse)
                .tcpPort(2404, Iec104Apdu::parseSegment)
                .tcpPort(3389, Tpkt::parseSegment)
                .tcpPort(4840, OpcUaMessage::parseSegment)
                .tcpPort(20000, Dnp3Frame::parseSegment)
                .tcpPort(44818, EnipMessage::parseSegment);
        tables.udpPort(2222, CipIo::parse)
                .udpPort(3671, KnxIp::parse)
                .udpPort(20000, Dnp3Frame::parse)
                .udpPort(34980, EthercatFrame::parse)
                .udpPort(44818, EnipMessage::parseSegment)
                .udpPort(47808, BacnetLink::parse);
    }

    private static void addManagement(Dissector.Builder tables) {
        tables.tcpPort(111, OncRpc::parseSegment)
                .tcpPort(389, LdapMessage::parseSegment)
                .tcpPort(1433, Tds::parseSegment)
                .tcpPort(2049, OncRpc::parseSegment)
                .tcpPort(3268, LdapMessage::parseSegment)
                .tcpHeuristic(OncRpc::recognizeSegment);
        tables.udpPort(111, OncRpc::parseDatagram)
                .udpPort(389, LdapMessage::parseSegment)
                .udpPort(623, Rmcp::parse)
                .udpPort(2049, OncRpc::parseDatagram)
                .udpHeuristic(OncRpc::recognizeDatagram);
    }
}
