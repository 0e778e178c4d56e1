package dev.toami.protocols;

import dev.toami.protocols.aaa.DiameterMessage;
import dev.toami.protocols.aaa.RadiusPacket;
import dev.toami.protocols.dhcp.DhcpMessage;
import dev.toami.protocols.dhcp.Dhcpv6Message;
import dev.toami.protocols.management.SnmpMessage;
import dev.toami.protocols.management.SyslogMessage;
import dev.toami.protocols.management.TftpPacket;
import dev.toami.protocols.messaging.CoapMessage;
import dev.toami.protocols.messaging.LcmMessage;
import dev.toami.protocols.messaging.MqttPacket;
import dev.toami.protocols.ntp.NtpPacket;
import dev.toami.protocols.smb.Smb2Message;
import dev.toami.protocols.stun.StunMessage;
import dev.toami.protocols.text.CommandLines;
import dev.toami.protocols.text.HttpMessage;
import dev.toami.protocols.text.SipMessage;
import dev.toami.protocols.text.SshMessage;
import dev.toami.protocols.text.TelnetData;

/** Naming, configuration and text protocols: which parser for which code. */
final class StandardApplicationLayers {
    private StandardApplicationLayers() {}

    static void addTo(Dissector.Builder tables) {
        addDatagrams(tables);
        addSegments(tables);
        tables.udpHeuristic(StunMessage::recognize)
                .udpHeuristic(LcmMessage::recognize)
                .tcpHeuristic(HttpMessage::recognize);
    }

    private static void addDatagrams(Dissector.Builder tables) {
        tables.udpPort(67, DhcpMessage::parse)
                .udpPort(68, DhcpMessage::parse)
                .udpPort(69, TftpPacket::parse)
                .udpPort(123, NtpPacket::parseDatagram)
                .udpPort(161, SnmpMessage::parse)
                .udpPort(162, SnmpMessage::parse)
                .udpPort(514, SyslogMessage::parseDatagram)
                .udpPort(546, Dhcpv6Message::parse)
                .udpPort(547, Dhcpv6Message::parse)
                .udpPort(1645, RadiusPacket::parseDatagram)
                .udpPort(1646, RadiusPacket::parseDatagram)
                .udpPort(1812, RadiusPacket::parse)
                .udpPort(1813, RadiusPacket::parseDatagram)
                .udpPort(1900, HttpMessage::parseSsdpDatagram)
                .udpPort(3799, RadiusPacket::parseDatagram)
                .udpPort(5060, SipMessage::parse)
                .udpPort(5683, CoapMessage::parse);
    }

    private static void addSegments(Dissector.Builder tables) {
        for (int port : new int[] {80, 3128, 8000, 8080}) {
            tables.tcpPort(port, HttpMessage::parseSegment);
        }
        tables.tcpPort(21, CommandLines::ftpSegment)
                .tcpPort(22, SshMessage::parseSegment)
                .tcpPort(23, TelnetData::parseSegment)
                .tcpPort(25, CommandLines::smtpSegment)
                .tcpPort(110, CommandLines::pop3Segment)
                .tcpPort(139, Smb2Message::parseSegment)
                .tcpPort(143, CommandLines::imapSegment)
                .tcpPort(445, Smb2Message::parseSegment)
                .tcpPort(554, HttpMessage::parseRtspSegment)
                .tcpPort(587, CommandLines::smtpSegment)
                .tcpPort(1883, MqttPacket::parseSegment)
                .tcpPort(3868, DiameterMessage::parseSegment)
                .tcpPort(5060, SipMessage::parseSegment)
                .tcpPort(8554, HttpMessage::parseRtspSegment)
                .add(DispatchTable.SCTP_PORT, 3868, DiameterMessage::parseSegment)
                .add(DispatchTable.SCTP_PAYLOAD_PROTOCOL, 46, DiameterMessage::parseSegment);
    }
}
