package dev.toami.protocols.print;

import java.util.BitSet;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Payload;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.sctp.SctpChunk;
import dev.toami.protocols.sctp.SctpData;

/** Where gopacket's text shows other bytes for a layer than the layer has. */
final class GopacketQuirks {
    private static final BitSet SCTP_CHUNKS = BitSet.valueOf(new long[] {0x4fff});

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
        if (layer instanceof SctpData chunk) {
            return withFollowing(chunk);
        }
        return layer instanceof Ipv6Packet ip ? ip.payloadAfterHopByHop() : layer.payload();
    }

    /** User data and all chunks behind it, without as many bytes at the end as the user data has padding. */
    private static Bytes withFollowing(SctpData chunk) {
        Bytes behind = chunk.bytes().slice(chunk.contents().length());
        return behind.clip(behind.length() - (-chunk.declaredLength() & 3));
    }

    /** The user data of an SCTP chunk has the chunks behind it with it; chunks of later RFCs are not known. */
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
