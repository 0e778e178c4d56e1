package dev.toami.protocols.link;

import dev.toami.protocols.Dissector;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.Payload;

/** What follows an EtherType field. */
final class EtherTypes {
    private EtherTypes() {}

    static LayerParser next(Dissector dissector, int etherType) {
        LayerParser parser = dissector.byEtherType(etherType);
        return parser != null ? parser : Payload.undecoded("Unable to decode EthernetType " + etherType);
    }
}
