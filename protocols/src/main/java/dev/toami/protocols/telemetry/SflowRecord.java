package dev.toami.protocols.telemetry;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Describable;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.print.GopacketText;

/** A record of an sFlow sample, as far as it is there. Immutable. */
public final class SflowRecord implements Describable {
    public static final int RAW_PACKET_HEADER = 1;

    private static final int HEADER_PROTOCOL = 8;
    private static final int HEADER_LENGTH = 20;
    private static final int SAMPLED = 24;

    private final Bytes layer;
    private final int offset;
    private final int end;
    private final boolean flow;

    SflowRecord(Bytes layer, int offset, int end, boolean flow) {
        this.layer = layer;
        this.offset = offset;
        this.end = end;
        this.flow = flow;
    }

    /** Zero for the formats of sFlow itself. */
    public int enterprise() {
        return layer.i32(offset) >>> 12;
    }

    /** What it means depends on whether it is in a sample of a flow or of counters. */
    public int format() {
        return layer.i32(offset) & 0xfff;
    }

    /** What follows the format and the length, as far as it is there. */
    public Bytes data() {
        return layer.slice(offset + SflowSample.HEADER_LENGTH, end - offset - SflowSample.HEADER_LENGTH);
    }

    private boolean isRawHeader() {
        return flow && enterprise() == 0 && format() == RAW_PACKET_HEADER && end - offset >= SAMPLED;
    }

    /** The beginning of the sampled packet, if this record has it. */
    public Optional<Bytes> sampledHeader() {
        return isRawHeader()
                ? Optional.of(layer.slice(offset + SAMPLED, end - offset - SAMPLED)
                        .clip((int) Math.min(layer.u32(offset + HEADER_LENGTH), Integer.MAX_VALUE)))
                : Optional.empty();
    }

    /** The layers of the sampled packet; none if this record has none or nothing is known of its kind of link. */
    List<Layer> sampledLayers() {
        if (!isRawHeader()) {
            return List.of();
        }
        LinkType link =
                switch ((int) layer.u32(offset + HEADER_PROTOCOL)) {
                    case 1 -> LinkType.ETHERNET;
                    case 4 -> new LinkType(10);
                    case 7 -> new LinkType(9);
                    case 11, 12 -> LinkType.RAW;
                    default -> null;
                };
        Bytes header = sampledHeader().orElseThrow();
        LayerParser parser = link == null ? null : Sampled.DISSECTOR.find(DispatchTable.LINK_TYPE, link.value());
        return parser == null || header.isEmpty() ? List.of() : Sampled.DISSECTOR.layers(header, parser);
    }

    /** For the beginnings of packets: no streams, whose segments are cut, and no samples within samples without end. */
    private static final class Sampled {
        static final Dissector DISSECTOR;

        static {
            Dissector.Builder builder = Dissector.standard().toBuilder().withoutHeuristics();
            for (int port = 0; port <= 0xffff; port++) {
                builder.remove(DispatchTable.TCP_PORT, port);
            }
            DISSECTOR =
                    builder.remove(DispatchTable.UDP_PORT, SflowDatagram.PORT).build();
        }
    }

    @Override
    public void describe(FieldVisitor visitor) {
        XdrFields fields = new XdrFields(layer, offset, end, visitor);
        String label = flow ? SflowCodes.flowRecord(format()) : SflowCodes.counterRecord(format());
        visitor.beginStruct("", offset, end - offset);
        visitor.code("EnterpriseID", offset, 3, enterprise(), SflowCodes.enterprise(enterprise()));
        visitor.code("Format", offset + 2, 2, format(), label);
        fields.take(4);
        fields.number("FlowDataLength");
        boolean known = enterprise() == 0
                && (flow ? SflowFlows.describe(format(), fields, this) : SflowCounters.describe(format(), fields));
        if (visitor.wantsDetail() || !known) {
            fields.rest("Data");
        }
        visitor.endStruct();
    }

    /** gopacket takes every sampled packet for an Ethernet frame, and the bytes that fill up its last word for a part of it. */
    void describeSampled(XdrFields fields) {
        fields.code("HeaderProtocol", SflowCodes::headerProtocol);
        fields.numbers("FrameLength", "PayloadRemoved", "HeaderLength");
        if (!isRawHeader()) {
            return;
        }
        if (fields.visitor.wantsDetail()) {
            Bytes header = sampledHeader().orElseThrow();
            fields.visitor.bytes("Header", offset + SAMPLED, header.length(), header);
        } else {
            Bytes padded = layer.slice(offset + SAMPLED, end - offset - SAMPLED)
                    .clip((int) Math.min(XdrFields.padded(layer.u32(offset + HEADER_LENGTH)), Integer.MAX_VALUE));
            LayerParser ethernet = Sampled.DISSECTOR.find(DispatchTable.LINK_TYPE, LinkType.ETHERNET.value());
            List<Layer> layers = Sampled.DISSECTOR.layers(padded, ethernet);
            fields.visitor.text("Header", offset + SAMPLED, padded.length(), GopacketText.format(padded, layers));
        }
        fields.take(end - fields.at());
    }
}
