package dev.toami.protocols.print;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Payload;
import dev.toami.protocols.bus.UsbPacket;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.lan.EapPacket;
import dev.toami.protocols.lan.EapolFrame;
import dev.toami.protocols.lan.LinkLayerDiscovery;
import dev.toami.protocols.ppp.PppFrame;
import dev.toami.protocols.sctp.SctpChunk;
import dev.toami.protocols.sctp.SctpData;
import dev.toami.protocols.tls.TlsSegment;
import dev.toami.protocols.wlan.Dot11Frame;
import dev.toami.protocols.wlan.FrameCheck;
import dev.toami.protocols.wlan.ManagementFrame;
import dev.toami.protocols.wlan.RadioTapFrame;

/** Where gopacket's text shows other bytes for a layer than the layer has, or ends sooner. */
final class GopacketQuirks {
    /** These stand there without their bytes. */
    private static final Set<LayerType> WITHOUT_BYTES = Set.of(
            LayerType.ICMPV6_ECHO,
            LayerType.ICMPV6_ROUTER_SOLICITATION,
            LayerType.IGMP,
            LayerType.LINK_LAYER_DISCOVERY_INFO,
            LayerType.MLDV1_QUERY,
            LayerType.MLDV1_REPORT,
            LayerType.MLDV1_DONE,
            LayerType.MLDV2_QUERY,
            LayerType.MLDV2_REPORT,
            LayerType.NORTEL_DISCOVERY,
            LayerType.OSPF,
            LayerType.SFLOW);

    /** These stand there as one text instead of fields. */
    private static final Set<LayerType> SENTENCES = Set.of(
            LayerType.MLDV1_QUERY,
            LayerType.MLDV1_REPORT,
            LayerType.MLDV1_DONE,
            LayerType.MLDV2_QUERY,
            LayerType.MLDV2_REPORT);

    /** Behind these the text ends where nothing is known of what follows. */
    private static final Set<LayerType> ENDS_AT_UNKNOWN =
            Set.of(LayerType.DOT1Q, LayerType.EAPOL, LayerType.GENEVE, LayerType.GRE, LayerType.PFLOG, LayerType.USB);

    /** Behind these it always ends: the data of an echo, the body of a message. */
    private static final Set<LayerType> ENDS = Set.of(LayerType.ICMPV6_ECHO, LayerType.SIP);

    /** The chunk types that gopacket knows; it does not know those of later RFCs. */
    private static final BitSet SCTP_CHUNKS = BitSet.valueOf(new long[] {0x4fff});

    private GopacketQuirks() {}

    /** What is shown as the bytes of the layer's header. */
    static Bytes contents(Layer layer) {
        if (WITHOUT_BYTES.contains(layer.type())) {
            return Bytes.empty();
        }
        if (layer instanceof ManagementFrame || layer instanceof LinkLayerDiscovery) {
            return layer.bytes();
        }
        if (layer instanceof PppFrame ppp) {
            return ppp.protocolField();
        }
        if (layer instanceof TlsSegment tls) {
            return tls.lastRecord();
        }
        return layer instanceof UsbPacket ? layer.contents().clip(UsbPacket.HEADER_LENGTH) : layer.contents();
    }

    /** What is shown as the bytes that the layer encloses. */
    static Bytes payload(Layer layer) {
        if (layer.type().equals(LayerType.ICMPV6_ECHO)
                || layer instanceof LinkLayerDiscovery
                || (layer instanceof ManagementFrame frame && !frame.showsElements())) {
            return Bytes.empty();
        }
        if (layer instanceof RadioTapFrame tap && !tap.hasFrameCheck()) {
            return withFrameCheck(tap.payload());
        }
        if (layer instanceof EapolFrame eapol) {
            return eapol.paddedBody();
        }
        if (layer instanceof EapPacket eap) {
            return eap.padding();
        }
        if (layer instanceof SctpData chunk) {
            return withFollowing(chunk);
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

    /** User data and all chunks behind it, without as many bytes at the end as the user data has padding. */
    private static Bytes withFollowing(SctpData chunk) {
        Bytes behind = chunk.bytes().slice(chunk.contents().length());
        return behind.clip(behind.length() - (-chunk.declaredLength() & 3));
    }

    static boolean isSentence(Layer layer) {
        return SENTENCES.contains(layer.type());
    }

    /** False for an LCM message, whose fields stand there without its bytes. */
    static boolean showsBytes(Layer layer) {
        return !layer.type().equals(LayerType.LCM);
    }

    /** What is shown in the layer's place. */
    static Layer shown(Layer outer, Layer layer) {
        if (outer instanceof SctpData chunk && layer.type().equals(LayerType.PAYLOAD)) {
            return Payload.of(withFollowing(chunk));
        }
        if (isLast(layer)) {
            int type = ((SctpChunk) layer).chunkType().value();
            return Payload.undecodable(layer.bytes(), "Unable to decode SCTPChunkType " + type);
        }
        return layer;
    }

    /** True if the text ends with this layer whatever follows. */
    static boolean isLast(Layer layer) {
        return layer instanceof SctpChunk chunk
                && !SCTP_CHUNKS.get(chunk.chunkType().value());
    }

    /** True if the text ends before this layer. */
    static boolean hides(Layer outer, Layer layer) {
        if (outer == null) {
            return false;
        }
        return ENDS.contains(outer.type())
                || (layer.type().equals(LayerType.PAYLOAD) && ENDS_AT_UNKNOWN.contains(outer.type()))
                || (outer instanceof ManagementFrame frame && !frame.showsElements());
    }

    /** The layer without bytes that a data frame without body has there, null for all others. */
    static Layer emptyBehind(Layer last) {
        boolean empty = last instanceof Dot11Frame frame
                && frame.frameType().isData()
                && frame.payload().isEmpty();
        return empty ? ((Dot11Frame) last).carriedData() : null;
    }

    /** The options right behind an IPv6 header are a part of it there, and no layer if they are not valid. */
    static boolean showsReadable(Layer outer, Malformed failure) {
        return failure.readableFields() != null
                && !(outer instanceof Ipv6Packet ip
                        && failure.cause().layerType().equals(LayerType.IPV6_HOP_BY_HOP)
                        && ip.hopByHop().isEmpty());
    }
}
