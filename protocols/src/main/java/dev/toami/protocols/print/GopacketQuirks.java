package dev.toami.protocols.print;

import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.ppp.PppFrame;

/** Where gopacket's text shows other bytes for a layer than the layer has. */
final class GopacketQuirks {
    private static final Set<LayerType> ENDS_AT_UNKNOWN = Set.of(LayerType.DOT1Q, LayerType.GRE, LayerType.GENEVE);

    private GopacketQuirks() {}

    /** An echo and a router solicitation stand there without their bytes, PPP without address and control field. */
    static Bytes contents(Layer layer) {
        if (layer instanceof PppFrame ppp) {
            return ppp.protocolField();
        }
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

    /** True for the data of an echo, and for what follows an EtherType that nothing is known of in some layers. */
    static boolean hides(Layer outer, Layer layer) {
        if (outer == null) {
            return false;
        }
        return isEcho(outer)
                || (ENDS_AT_UNKNOWN.contains(outer.type()) && layer.type().equals(LayerType.PAYLOAD));
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
