package dev.toami.protocols;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.toami.engine.Bytes;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;

/**
 * Takes frames apart, by tables that say which layer comes next.
 *
 * <p>Immutable and thread-safe. {@link #standard()} knows the built-in layers; {@link #toBuilder()} adds others.
 */
public final class Dissector {
    /** Deeper than any real packet: tunnels in tunnels end here as a payload. */
    static final int MAX_LAYERS = 64;

    private static final Dissector STANDARD =
            StandardLayers.addTo(new Builder()).build();

    private final ParserTable linkTypes;
    private final ParserTable etherTypes;
    private final ParserTable ipProtocols;
    private final ParserTable udpPorts;
    private final ParserTable tcpPorts;

    private Dissector(Builder builder) {
        linkTypes = new ParserTable(builder.linkTypes);
        etherTypes = new ParserTable(builder.etherTypes);
        ipProtocols = new ParserTable(builder.ipProtocols);
        udpPorts = new ParserTable(builder.udpPorts);
        tcpPorts = new ParserTable(builder.tcpPorts);
    }

    /** The dissector of the built-in layers. */
    public static Dissector standard() {
        return STANDARD;
    }

    /** The layers of {@code frame}; never throws on any bytes. */
    public Packet dissect(Frame frame) {
        return new Packet(frame, layers(frame.bytes(), byLinkType(frame.linkType())));
    }

    /** The layers of {@code bytes}, the first of them read by {@code first}; never throws on any bytes. */
    public List<Layer> layers(Bytes bytes, LayerParser first) {
        List<Layer> layers = new ArrayList<>(6);
        Bytes rest = bytes;
        LayerParser parser = first;
        do {
            Layer layer = parse(parser, rest);
            layers.add(layer);
            rest = layer.payload();
            parser = layers.size() < MAX_LAYERS - 1 ? layer.next(this) : LayerParser.PAYLOAD;
        } while (!rest.isEmpty());
        return layers;
    }

    private static Layer parse(LayerParser parser, Bytes in) {
        try {
            return parser.parse(in);
        } catch (MalformedPacketException e) {
            return new Malformed(in, e);
        }
    }

    private LayerParser byLinkType(LinkType linkType) {
        LayerParser parser = linkTypes.get(linkType.value(), null);
        return parser != null ? parser : Payload.undecoded("Unable to decode LinkType " + linkType.value());
    }

    /** The parser for an EtherType, null if there is none. */
    public LayerParser byEtherType(int etherType) {
        return etherTypes.get(etherType, null);
    }

    /** The parser for an IP protocol number, null if there is none. */
    public LayerParser byIpProtocol(int protocol) {
        return ipProtocols.get(protocol, null);
    }

    /** The parser for a UDP datagram's payload: by destination port, else by source port, else {@code PAYLOAD}. */
    public LayerParser byUdpPorts(int source, int destination) {
        return byPorts(udpPorts, source, destination);
    }

    /** The parser for a TCP segment's payload: by destination port, else by source port, else {@code PAYLOAD}. */
    public LayerParser byTcpPorts(int source, int destination) {
        return byPorts(tcpPorts, source, destination);
    }

    private static LayerParser byPorts(ParserTable table, int source, int destination) {
        LayerParser parser = table.get(destination, null);
        return parser != null ? parser : table.get(source, LayerParser.PAYLOAD);
    }

    /** A builder that starts with what this dissector knows. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.linkTypes.putAll(linkTypes.entries());
        builder.etherTypes.putAll(etherTypes.entries());
        builder.ipProtocols.putAll(ipProtocols.entries());
        builder.udpPorts.putAll(udpPorts.entries());
        builder.tcpPorts.putAll(tcpPorts.entries());
        return builder;
    }

    /** Builds a {@link Dissector}; a later entry replaces an earlier one. Not thread-safe. */
    public static final class Builder {
        private final Map<Integer, LayerParser> linkTypes = new HashMap<>();
        private final Map<Integer, LayerParser> etherTypes = new HashMap<>();
        private final Map<Integer, LayerParser> ipProtocols = new HashMap<>();
        private final Map<Integer, LayerParser> udpPorts = new HashMap<>();
        private final Map<Integer, LayerParser> tcpPorts = new HashMap<>();

        Builder() {}

        public Builder linkType(LinkType type, LayerParser parser) {
            linkTypes.put(type.value(), parser);
            return this;
        }

        public Builder etherType(int etherType, LayerParser parser) {
            etherTypes.put(checkRange(etherType, 0xffff), parser);
            return this;
        }

        public Builder ipProtocol(int protocol, LayerParser parser) {
            ipProtocols.put(checkRange(protocol, 0xff), parser);
            return this;
        }

        public Builder udpPort(int port, LayerParser parser) {
            udpPorts.put(checkRange(port, 0xffff), parser);
            return this;
        }

        public Builder tcpPort(int port, LayerParser parser) {
            tcpPorts.put(checkRange(port, 0xffff), parser);
            return this;
        }

        private static int checkRange(int code, int max) {
            if (code < 0 || code > max) {
                throw new IllegalArgumentException("code " + code + " is not in the range 0 to " + max);
            }
            return code;
        }

        public Dissector build() {
            return new Dissector(this);
        }
    }
}
