package dev.toami.protocols.print;

import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.bus.UsbPacket;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.lan.EapPacket;
import dev.toami.protocols.lan.EapolFrame;
import dev.toami.protocols.lan.LinkLayerDiscovery;
import dev.toami.protocols.lan.LinkLayerDiscoveryInfo;
import dev.toami.protocols.lan.NortelDiscovery;

/** Where gopacket's text shows other bytes for a layer than the layer has. */
final class GopacketQuirks {
    /** Behind these, gopacket has no layer for what it does not know. */
    private static final Set<LayerType> ENDS_SILENTLY =
            Set.of(LayerType.DOT1Q, LayerType.EAPOL, LayerType.PFLOG, LayerType.USB);

    private GopacketQuirks() {}

    /**
     * Some layers stand there without their bytes; an LLDP data unit has all, though its optional elements are a layer, too;
     * and the header of a USB request block ends where its setup packet would begin.
     */
    static Bytes contents(Layer layer) {
        boolean empty = isEcho(layer)
                || layer.type().equals(LayerType.ICMPV6_ROUTER_SOLICITATION)
                || layer instanceof LinkLayerDiscoveryInfo
                || layer instanceof NortelDiscovery;
        if (layer instanceof LinkLayerDiscovery) {
            return layer.bytes();
        }
        return empty
                ? Bytes.empty()
                : layer instanceof UsbPacket ? layer.contents().clip(UsbPacket.HEADER_LENGTH) : layer.contents();
    }

    /**
     * An echo has no data; an LLDP data unit does not enclose its elements; an IPv6 header encloses what follows its
     * hop-by-hop header; EAP has the padding of its frame.
     */
    static Bytes payload(Layer layer) {
        if (isEcho(layer) || layer instanceof LinkLayerDiscovery) {
            return Bytes.empty();
        }
        if (layer instanceof EapolFrame eapol) {
            return eapol.paddedBody();
        }
        if (layer instanceof EapPacket eap) {
            return eap.padding();
        }
        return layer instanceof Ipv6Packet ip ? ip.payloadAfterHopByHop() : layer.payload();
    }

    /** True for the data of an echo, and for bytes of which nothing is known behind some layers, such as a VLAN tag. */
    static boolean hides(Layer outer, Layer layer) {
        if (outer == null) {
            return false;
        }
        return isEcho(outer) || layer.type().equals(LayerType.PAYLOAD) && ENDS_SILENTLY.contains(outer.type());
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
