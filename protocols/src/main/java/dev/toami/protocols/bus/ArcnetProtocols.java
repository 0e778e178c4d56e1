package dev.toami.protocols.bus;

import dev.toami.protocols.Dissector;
import dev.toami.protocols.LayerParser;

/** What the protocol of an ARCNET frame announces. */
final class ArcnetProtocols {
    private ArcnetProtocols() {}

    /** Those of RFC 1051: the others have a fragmentation header first. */
    static LayerParser next(Dissector dissector, int protocol) {
        LayerParser parser =
                switch (protocol) {
                    case 0xf0 -> dissector.byEtherType(0x0800);
                    case 0xf1 -> dissector.byEtherType(0x0806);
                    default -> null;
                };
        return parser != null ? parser : LayerParser.PAYLOAD;
    }
}
