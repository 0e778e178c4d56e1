package dev.toami.protocols.print;

import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.ip.Ipv6Packet;

/** Where gopacket's text shows other bytes for a layer than the layer has. */
final class GopacketQuirks {
    private GopacketQuirks() {}

    private static final Set<LayerType> WITHOUT_BYTES = Set.of(
            LayerType.ICMPV6_ECHO,
            LayerType.ICMPV6_ROUTER_SOLICITATION,
            LayerType.IGMP,
            LayerType.MLDV1_QUERY,
            LayerType.MLDV1_REPORT,
            LayerType.MLDV1_DONE,
            LayerType.MLDV2_QUERY,
            LayerType.MLDV2_REPORT,
            LayerType.OSPF);

    private static final Set<LayerType> SENTENCES = Set.of(
            LayerType.MLDV1_QUERY,
            LayerType.MLDV1_REPORT,
            LayerType.MLDV1_DONE,
            LayerType.MLDV2_QUERY,
            LayerType.MLDV2_REPORT);

    /** Some layers stand there without their bytes. */
    static Bytes contents(Layer layer) {
        return WITHOUT_BYTES.contains(layer.type()) ? Bytes.empty() : layer.contents();
    }

    /** Messages of multicast listener discovery stand there as one text instead of fields. */
    static boolean isSentence(Layer layer) {
        return SENTENCES.contains(layer.type());
    }

    /** An echo has no data; an IPv6 header encloses what follows its hop-by-hop header. */
    static Bytes payload(Layer layer) {
        if (isEcho(layer)) {
            return Bytes.empty();
        }
        return layer instanceof Ipv6Packet ip ? ip.payloadAfterHopByHop() : layer.payload();
    }

    /** True for the data of an echo, and for what follows a VLAN tag with an EtherType that nothing is known of. */
    static boolean hides(Layer outer, Layer layer) {
        if (outer == null) {
            return false;
        }
        boolean isUnknownTagged =
                outer.type().equals(LayerType.DOT1Q) && layer.type().equals(LayerType.PAYLOAD);
        return isEcho(outer) || isUnknownTagged;
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
