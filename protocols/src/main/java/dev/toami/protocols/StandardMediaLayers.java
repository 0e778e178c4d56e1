package dev.toami.protocols;

import dev.toami.protocols.automotive.DoipMessage;
import dev.toami.protocols.automotive.SomeIpDatagram;
import dev.toami.protocols.http2.Http2Segment;
import dev.toami.protocols.media.RtcpDatagram;
import dev.toami.protocols.quic.QuicDatagram;
import dev.toami.protocols.telemetry.IpfixMessage;
import dev.toami.protocols.telemetry.NetflowDatagram;
import dev.toami.protocols.telemetry.OpenFlowSegment;
import dev.toami.protocols.telemetry.SflowDatagram;
import dev.toami.protocols.tls.DtlsDatagram;
import dev.toami.protocols.tls.TlsSegment;

/** Encryption, media and telemetry: which parser for which code. */
final class StandardMediaLayers {
    /** Where a connection begins with TLS at once, by IANA's registry: https, ldaps, domain-s and so on. */
    private static final int[] TLS_PORTS = {443, 636, 853, 989, 990, 992, 993, 994, 995, 5061};

    private StandardMediaLayers() {}

    static void addTo(Dissector.Builder tables) {
        addEncryption(tables);
        addStreams(tables);
        addTelemetry(tables);
        addVehicles(tables);
    }

    private static void addEncryption(Dissector.Builder tables) {
        for (int port : TLS_PORTS) {
            tables.tcpPort(port, TlsSegment::parseSegment);
        }
        tables.tcpHeuristic(TlsSegment::recognize)
                .udpPort(4433, DtlsDatagram::parse)
                .udpPort(5684, DtlsDatagram::parse)
                .udpHeuristic(DtlsDatagram::recognize)
                .udpPort(443, QuicDatagram::parsePort443)
                .udpHeuristic(QuicDatagram::recognize);
    }

    private static void addStreams(Dissector.Builder tables) {
        tables.tcpHeuristic(Http2Segment::recognize)
                .udpHeuristic(RtcpDatagram::recognize)
                .tcpPort(6633, OpenFlowSegment::parseSegment)
                .tcpPort(6653, OpenFlowSegment::parseSegment);
    }

    private static void addTelemetry(Dissector.Builder tables) {
        tables.udpPort(SflowDatagram.PORT, SflowDatagram::parse)
                .udpPort(2055, NetflowDatagram::parseAny)
                .udpPort(9995, NetflowDatagram::parseAny)
                .udpPort(9996, NetflowDatagram::parseAny)
                .udpPort(4739, IpfixMessage::parse)
                .tcpPort(4739, IpfixMessage::parseSegment)
                .add(DispatchTable.SCTP_PORT, 4739, IpfixMessage::parseSegment);
    }

    private static void addVehicles(Dissector.Builder tables) {
        tables.udpPort(13400, DoipMessage::parse).tcpPort(13400, DoipMessage::parseSegment);
        for (int port = 30490; port <= 30501; port++) {
            tables.udpPort(port, SomeIpDatagram::parse).tcpPort(port, SomeIpDatagram::parseSegment);
        }
    }
}
