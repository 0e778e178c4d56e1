package dev.toami.protocols;

import dev.toami.protocols.dns.DnsMessage;
import dev.toami.protocols.dns.NbdsDatagram;
import dev.toami.protocols.dns.NbnsMessage;
import dev.toami.protocols.dns.NbssPacket;
import dev.toami.protocols.sctp.SctpPacket;
import dev.toami.protocols.transport.DccpPacket;
import dev.toami.protocols.transport.RudpSegment;
import dev.toami.protocols.transport.UdpLitePacket;

/** Transports besides TCP and UDP, and name services: which parser for which code. */
final class StandardTransportLayers {
    private StandardTransportLayers() {}

    static void addTo(Dissector.Builder tables) {
        tables.ipProtocol(27, RudpSegment::parse)
                .ipProtocol(33, DccpPacket::parse)
                .ipProtocol(132, SctpPacket::parse)
                .ipProtocol(136, UdpLitePacket::parse)
                .tcpPort(53, DnsMessage::parseSegment)
                .tcpPort(139, NbssPacket::parseSegment)
                .tcpPort(445, NbssPacket::parseSegment)
                .udpPort(137, NbnsMessage::parse)
                .udpPort(138, NbdsDatagram::parse)
                .udpPort(5353, DnsMessage::parseMulticast)
                .udpPort(5355, DnsMessage::parseLinkLocal);
    }
}
