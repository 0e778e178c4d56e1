package dev.toami.protocols.print;

import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;

/** Where gopacket's text shows other bytes for a layer than the layer has. */
final class GopacketQuirks {
    private GopacketQuirks() {}

    /** True for what follows a VLAN tag with an EtherType that nothing is known of. */
    static boolean hides(Layer outer, Layer layer) {
        return outer != null
                && outer.type().equals(LayerType.DOT1Q)
                && layer.type().equals(LayerType.PAYLOAD);
    }
}
