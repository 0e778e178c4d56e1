package dev.toami.protocols.print;

import java.util.Arrays;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.wlan.Dot11Frame;
import dev.toami.protocols.wlan.FrameCheck;
import dev.toami.protocols.wlan.ManagementFrame;
import dev.toami.protocols.wlan.RadioTapFrame;

/** Where gopacket's text shows other bytes for a layer than the layer has. */
final class GopacketQuirks {
    private GopacketQuirks() {}

    /** An echo and a router solicitation stand there without their bytes, a management frame with all of them. */
    static Bytes contents(Layer layer) {
        if (layer instanceof ManagementFrame) {
            return layer.bytes();
        }
        boolean empty = isEcho(layer) || layer.type().equals(LayerType.ICMPV6_ROUTER_SOLICITATION);
        return empty ? Bytes.empty() : layer.contents();
    }

    /**
     * An echo has no data; an IPv6 header encloses what follows its hop-by-hop header; a frame behind a radiotap header
     * always ends with a frame check sequence; the elements of some management frames are not there.
     */
    static Bytes payload(Layer layer) {
        if (layer instanceof RadioTapFrame tap && !tap.hasFrameCheck()) {
            return withFrameCheck(tap.payload());
        }
        if (layer instanceof ManagementFrame frame && !frame.showsElements()) {
            return Bytes.empty();
        }
        if (isEcho(layer)) {
            return Bytes.empty();
        }
        return layer instanceof Ipv6Packet ip ? ip.payloadAfterHopByHop() : layer.payload();
    }

    private static Bytes withFrameCheck(Bytes frame) {
        byte[] array = Arrays.copyOf(frame.toArray(), frame.length() + FrameCheck.LENGTH);
        long check = FrameCheck.compute(frame);
        for (int i = 0; i < FrameCheck.LENGTH; i++) {
            array[frame.length() + i] = (byte) (check >>> (8 * i));
        }
        return Bytes.wrap(array);
    }

    /** The layer without bytes that a data frame without body has there, null for all others. */
    static Layer emptyBehind(Layer last) {
        boolean empty = last instanceof Dot11Frame frame
                && frame.frameType().isData()
                && frame.payload().isEmpty();
        return empty ? ((Dot11Frame) last).carriedData() : null;
    }

    /**
     * True for the data of an echo, for what follows a VLAN tag with an EtherType that nothing is known of, and for the
     * elements of some management frames: the packet ends before it there.
     */
    static boolean hides(Layer outer, Layer layer) {
        if (outer == null) {
            return false;
        }
        boolean isUnknownTagged =
                outer.type().equals(LayerType.DOT1Q) && layer.type().equals(LayerType.PAYLOAD);
        boolean isUnshownElement = outer instanceof ManagementFrame frame && !frame.showsElements();
        return isEcho(outer) || isUnknownTagged || isUnshownElement;
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
