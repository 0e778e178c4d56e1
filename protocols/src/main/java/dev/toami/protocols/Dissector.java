package dev.toami.protocols;

import java.util.ArrayList;
import java.util.EnumMap;
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

    private static final LayerParser UNSUPPORTED = Payload.undecoded("Layer type not currently supported");

    private final Map<DispatchTable, ParserTable> tables = new EnumMap<>(DispatchTable.class);
    private final Heuristic[] udpHeuristics;
    private final Heuristic[] tcpHeuristics;

    private Dissector(Builder builder) {
        builder.tables.forEach((table, entries) -> tables.put(table, new ParserTable(entries)));
        udpHeuristics = builder.udpHeuristics.toArray(Heuristic[]::new);
        tcpHeuristics = builder.tcpHeuristics.toArray(Heuristic[]::new);
    }

    /** The dissector of the built-in layers. */
    public static Dissector standard() {
        return STANDARD;
    }

    /** The layers of {@code frame}; never throws on any bytes. */
    public Packet dissect(Frame frame) {
        return new Packet(frame, this, layers(frame.bytes(), byLinkType(frame.linkType())));
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
        LayerParser parser = find(DispatchTable.LINK_TYPE, linkType.value());
        return parser != null ? parser : Payload.undecoded("Unable to decode LinkType " + linkType.value());
    }

    /** The parser for a code of {@code table}, null if there is none. */
    public LayerParser find(DispatchTable table, long code) {
        return tables.get(table).get(code, null);
    }

    /** The parser for an EtherType, null if there is none. */
    public LayerParser byEtherType(int etherType) {
        return find(DispatchTable.ETHER_TYPE, etherType);
    }

    /** The parser for an IP protocol number, null if there is none. */
    public LayerParser byIpProtocol(int protocol) {
        return find(DispatchTable.IP_PROTOCOL, protocol);
    }

    /** What follows an EtherType field: where the code is unknown, the bytes stay undecoded. */
    public LayerParser afterEtherType(int etherType) {
        LayerParser parser = byEtherType(etherType);
        return parser != null ? parser : Payload.undecoded("Unable to decode EthernetType " + etherType);
    }

    /** What follows an IP header: where the code is unknown, the bytes stay undecoded. */
    public LayerParser afterIpProtocol(int protocol) {
        LayerParser parser = byIpProtocol(protocol);
        return parser != null ? parser : UNSUPPORTED;
    }

    /** The parser for a UDP datagram's payload: by its lower port, by its higher one, by its bytes, else {@code PAYLOAD}. */
    public LayerParser byUdpPorts(int source, int destination, Bytes payload) {
        LayerParser parser = byPorts(DispatchTable.UDP_PORT, source, destination);
        return parser != null ? parser : recognize(udpHeuristics, payload);
    }

    /** The parser for a TCP segment's payload: by its lower port, by its higher one, by its bytes, else {@code PAYLOAD}. */
    public LayerParser byTcpPorts(int source, int destination, Bytes payload) {
        LayerParser parser = byPorts(DispatchTable.TCP_PORT, source, destination);
        return parser != null ? parser : recognize(tcpHeuristics, payload);
    }

    /** The parser by the port that has one, null if neither has; by the lower one, which is the server's, if both have. */
    public LayerParser byPorts(DispatchTable table, int source, int destination) {
        LayerParser parser = find(table, Math.min(source, destination));
        return parser != null ? parser : find(table, Math.max(source, destination));
    }

    private static LayerParser recognize(Heuristic[] heuristics, Bytes payload) {
        if (!payload.isEmpty()) {
            for (Heuristic heuristic : heuristics) {
                LayerParser parser = heuristic.recognize(payload);
                if (parser != null) {
                    return parser;
                }
            }
        }
        return LayerParser.PAYLOAD;
    }

    /** A builder that starts with what this dissector knows. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        tables.forEach((table, parsers) -> builder.tables.get(table).putAll(parsers.entries()));
        builder.udpHeuristics.addAll(List.of(udpHeuristics));
        builder.tcpHeuristics.addAll(List.of(tcpHeuristics));
        return builder;
    }

    /** Builds a {@link Dissector}; a later entry replaces an earlier one. Not thread-safe. */
    public static final class Builder {
        private final Map<DispatchTable, Map<Long, LayerParser>> tables = new EnumMap<>(DispatchTable.class);
        private final List<Heuristic> udpHeuristics = new ArrayList<>();
        private final List<Heuristic> tcpHeuristics = new ArrayList<>();

        Builder() {
            for (DispatchTable table : DispatchTable.values()) {
                tables.put(table, new HashMap<>());
            }
        }

        /** @throws IllegalArgumentException if the table can have no such code */
        public Builder add(DispatchTable table, long code, LayerParser parser) {
            tables.get(table).put(table.check(code), parser);
            return this;
        }

        /** Takes a code out of a table: what it announces is a payload then, or what heuristics make of it. */
        public Builder remove(DispatchTable table, long code) {
            tables.get(table).remove(table.check(code));
            return this;
        }

        public Builder linkType(LinkType type, LayerParser parser) {
            return add(DispatchTable.LINK_TYPE, type.value(), parser);
        }

        public Builder etherType(int etherType, LayerParser parser) {
            return add(DispatchTable.ETHER_TYPE, etherType, parser);
        }

        public Builder ipProtocol(int protocol, LayerParser parser) {
            return add(DispatchTable.IP_PROTOCOL, protocol, parser);
        }

        public Builder udpPort(int port, LayerParser parser) {
            return add(DispatchTable.UDP_PORT, port, parser);
        }

        public Builder tcpPort(int port, LayerParser parser) {
            return add(DispatchTable.TCP_PORT, port, parser);
        }

        /** Asked, behind those before it, for datagrams whose ports are in no table. */
        public Builder udpHeuristic(Heuristic heuristic) {
            udpHeuristics.add(heuristic);
            return this;
        }

        /** Asked, behind those before it, for segments whose ports are in no table. */
        public Builder tcpHeuristic(Heuristic heuristic) {
            tcpHeuristics.add(heuristic);
            return this;
        }

        /** Leaves all heuristics out: only codes say what comes next. */
        public Builder withoutHeuristics() {
            udpHeuristics.clear();
            tcpHeuristics.clear();
            return this;
        }

        public Dissector build() {
            return new Dissector(this);
        }
    }
}
