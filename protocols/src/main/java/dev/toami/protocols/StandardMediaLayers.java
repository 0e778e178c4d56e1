package dev.toami.protocols;

import dev.toami.protocols.tls.DtlsDatagram;
import dev.toami.protocols.tls.TlsSegment;

/** Encryption, media and telemetry: which parser for which code. */
final class StandardMediaLayers {
    /** Where a connection begins with TLS at once, by IANA's registry: https, ldaps, domain-s and so on. */
    private static final int[] TLS_PORTS = {443, 636, 853, 989, 990, 992, 993, 994, 995, 5061};

    private StandardMediaLayers() {}

    static void addTo(Dissector.Builder tables) {
        addEncryption(tables);
    }

    private static void addEncryption(Dissector.Builder tables) {
        for (int port : TLS_PORTS) {
            tables.tcpPort(port, TlsSegment::parseSegment);
        }
        tables.tcpHeuristic(TlsSegment::recognize)
                .udpPort(4433, DtlsDatagram::parse)
                .udpPort(5684, DtlsDatagram::parse)
                .udpHeuristic(DtlsDatagram::recognize);
    }
}
