package dev.toami.protocols.print;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.ip.Ipv6Packet;

/** Where gopacket's text shows other bytes for a layer than the layer has. */
final class GopacketQuirks {
    private GopacketQuirks() {}

    /** An echo and a router solicitation stand there without their bytes. */
    static Bytes contents(Layer layer) {
        boolean empty = isEcho(layer) || layer.type().equals(LayerType.ICMPV6_ROUTER_SOLICITATION);
        return empty ? Bytes.empty() : layer.contents();
    }

    /** An echo has no data; an IPv6 header encloses what follows its hop-by-hop header. */
    static Bytes payload(Layer layer) {
        if (isEcho(layer)) {
            return Bytes.empty();
        }
        return layer instanceof Ipv6Packet ip ? ip.payloadAfterHopByHop() : layer.payload();
    }

    /** An LCM message is shown without its bytes. */
    static boolean showsBytes(Layer layer) {
        return !layer.type().equals(LayerType.LCM);
    }

    /**
     * True for the data of an echo, for the body of a SIP message, and for what follows a VLAN tag with an EtherType that
     * nothing is known of.
     */
    static boolean hides(Layer outer, Layer layer) {
        if (outer == null) {
            return false;
        }
        boolean isUnknownTagged =
                outer.type().equals(LayerType.DOT1Q) && layer.type().equals(LayerType.PAYLOAD);
        return isEcho(outer) || outer.type().equals(LayerType.SIP) || isUnknownTagged;
    }

    /** The options right behind an IPv6 header are a part of it there, and no layer if they are not valid. */
    static boolean showsReadable(Layer outer, Malformed failure) {
        return failure.readableFields() != null
                && !(outer instanceof Ipv6Packet ip
                        && failure.cause().layerType().equals(LayerType.IPV6_HOP_BY_HOP)
                        && ip.hopByHop().isEmpty());
    }

    private static boolean isEcho(Layer layer) {
        return layer.type().equals(LayerType.ICMPV6_ECHO);
    }
}
