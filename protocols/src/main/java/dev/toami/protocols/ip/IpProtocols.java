package dev.toami.protocols.ip;

import dev.toami.protocols.Dissector;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.Payload;

/** What follows a protocol or next-header field. */
final class IpProtocols {
    private static final LayerParser UNSUPPORTED = Payload.undecoded("Layer type not currently supported");

    private IpProtocols() {}

    static LayerParser afterHeader(Dissector dissector, int protocol) {
        LayerParser parser = dissector.byIpProtocol(protocol);
        return parser != null ? parser : UNSUPPORTED;
    }

    static LayerParser afterExtension(Dissector dissector, int protocol) {
        LayerParser parser = dissector.byIpProtocol(protocol);
        return parser != null ? parser : Payload.undecoded("Unable to decode IPProtocol " + protocol);
    }
}
