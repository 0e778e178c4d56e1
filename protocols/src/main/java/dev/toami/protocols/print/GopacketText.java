package dev.toami.protocols.print;

import java.util.List;
import java.util.function.Consumer;

import dev.toami.engine.Bytes;
import dev.toami.engine.Frame;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.Describable;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.Malformed;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;

/**
 * Packets in the text form of gopacket 1.1.19: a line for the frame, then a line a layer.
 *
 * <p>A list of more than four elements shows only how many there are; a structure within a structure has a blank behind
 * its brace, one within a list has none.
 */
public final class GopacketText implements FieldVisitor {
    private static final int MAX_LIST = 4;

    private final StringBuilder out;
    private boolean separate;
    private boolean inList;

    private GopacketText(StringBuilder out) {
        this.out = out;
    }

    public static String format(Packet packet) {
        StringBuilder out = new StringBuilder(512);
        Frame frame = packet.frame();
        out.append("PACKET: ").append(frame.capturedLength()).append(" bytes");
        if (packet.isTruncated()) {
            out.append(", truncated");
        }
        if (frame.originalLength() != 0) {
            out.append(", wire length ").append(Integer.toUnsignedString(frame.originalLength()));
            out.append(" cap length ").append(frame.capturedLength());
        }
        out.append(" @ ");
        GoFormat.time(out, frame.timestampNanos());
        out.append('\n');
        appendLayers(out, packet.layers());
        return out.toString();
    }

    /** A packet within a packet, of which neither the time nor the length on the wire are known. */
    public static String format(Bytes bytes, List<Layer> layers) {
        StringBuilder out = new StringBuilder(512);
        boolean truncated = layers.stream().anyMatch(Layer::isTruncated);
        out.append("PACKET: ").append(bytes.length()).append(truncated ? " bytes, truncated\n" : " bytes\n");
        appendLayers(out, layers);
        return out.toString();
    }

    private static void appendLayers(StringBuilder out, List<Layer> layers) {
        layers(layers, (number, type, contents, fields) -> {
            appendHead(out, number, contents, type);
            fields.accept(out);
            out.append('\n');
        });
    }

    /** Takes a layer as it is shown: its number, the bytes of its header, and what writes its fields. */
    interface LayerSink {
        void accept(int number, LayerType type, Bytes contents, Consumer<StringBuilder> fields);
    }

    /** The layers that are shown, which are not always those of the packet. */
    static void layers(List<Layer> layers, LayerSink sink) {
        int number = 1;
        Layer outer = null;
        for (Layer layer : layers) {
            if (GopacketQuirks.hides(outer, layer)) {
                return;
            }
            number = hand(sink, number, outer, GopacketQuirks.shown(outer, layer));
            if (GopacketQuirks.isLast(layer)) {
                return;
            }
            outer = layer;
        }
        Layer empty = GopacketQuirks.emptyBehind(outer);
        if (empty != null) {
            hand(sink, number, outer, empty);
        }
    }

    /** The fields of a layer as they stand behind its type. */
    public static String fields(Layer layer) {
        StringBuilder out = new StringBuilder(256);
        appendFields(out, layer);
        return out.toString();
    }

    private static int hand(LayerSink sink, int number, Layer outer, Layer layer) {
        if (layer instanceof Malformed failure && GopacketQuirks.showsReadable(outer, failure)) {
            Bytes contents = failure.readableContents();
            sink.accept(
                    number,
                    failure.cause().layerType(),
                    contents,
                    out -> appendFields(out, contents, failure.readablePayload(), failure.readableFields()));
            sink.accept(number + 1, failure.type(), failure.readablePayload(), out -> appendFields(out, failure));
            return number + 2;
        }
        LayerType type = isUndecoded(layer) ? LayerType.DECODE_FAILURE : layer.type();
        sink.accept(number, type, GopacketQuirks.contents(layer), out -> appendFields(out, layer));
        return number + 1;
    }

    private static boolean isUndecoded(Layer layer) {
        return layer instanceof Payload payload && payload.undecodedReason() != null;
    }

    private static void appendHead(StringBuilder out, int number, Bytes contents, LayerType type) {
        out.append("- Layer ").append(number).append(" (");
        if (contents.length() < 10) {
            out.append('0');
        }
        out.append(contents.length()).append(" bytes) = ").append(type.name()).append('\t');
    }

    private static void appendFields(StringBuilder out, Layer layer) {
        if (layer instanceof Malformed failure) {
            out.append("Packet decoding error: ").append(failure.message());
        } else if (isUndecoded(layer)) {
            out.append("Packet decoding error: ").append(((Payload) layer).undecodedReason());
        } else if (layer instanceof Payload || layer instanceof Fragment) {
            out.append(layer.bytes().length()).append(" byte(s)");
        } else if (layer instanceof TextForm words) {
            out.append(words.textForm());
        } else if (GopacketQuirks.isSentence(layer)) {
            GopacketText visitor = new GopacketText(out);
            visitor.inList = true;
            layer.describe(visitor);
        } else if (GopacketQuirks.showsBytes(layer)) {
            appendFields(out, GopacketQuirks.contents(layer), GopacketQuirks.payload(layer), layer);
        } else {
            appendFields(out, (Describable) layer);
        }
    }

    private static void appendFields(StringBuilder out, Bytes contents, Bytes payload, Describable fields) {
        appendFields(out, visitor -> {
            visitor.bytes("Contents", 0, contents.length(), contents);
            visitor.bytes("Payload", contents.length(), payload.length(), payload);
            fields.describe(visitor);
        });
    }

    private static void appendFields(StringBuilder out, Describable fields) {
        out.append('{');
        fields.describe(new GopacketText(out));
        out.append('}');
    }

    private StringBuilder name(String name) {
        if (inList) {
            if (separate) {
                out.append(", ");
            }
        } else {
            if (separate) {
                out.append(' ');
            }
            out.append(name).append('=');
        }
        separate = true;
        return out;
    }

    @Override
    public boolean wantsDetail() {
        return false;
    }

    @Override
    public void number(String name, int offset, int length, long value) {
        name(name).append(Long.toUnsignedString(value));
    }

    @Override
    public void flag(String name, int offset, int length, boolean value) {
        name(name).append(value);
    }

    @Override
    public void code(String name, int offset, int length, long value, String label) {
        name(name).append(label);
    }

    @Override
    public void port(String name, int offset, int length, int value, String service) {
        name(name).append(value);
        if (service != null) {
            out.append('(').append(service).append(')');
        }
    }

    @Override
    public void address(String name, int offset, int length, Object value) {
        name(name);
        if (value instanceof Ipv6Address ip && ip.isV4Mapped()) {
            out.append(new Ipv4Address((int) ip.low()));
        } else {
            out.append(value == null ? "<nil>" : value);
        }
    }

    @Override
    public void bytes(String name, int offset, int length, Bytes value) {
        name(name).append('[');
        if (value.length() > MAX_LIST) {
            out.append("..").append(value.length()).append("..");
        } else {
            for (int i = 0; i < value.length(); i++) {
                out.append(i > 0 ? ", " : "").append(value.u8(i));
            }
        }
        out.append(']');
    }

    @Override
    public void text(String name, int offset, int length, String value) {
        name(name).append(value);
    }

    @Override
    public void absent(String name) {
        // A structure whose fields stand among those around it has no name, and nothing parts it from them.
        (name.isEmpty() ? out : name(name)).append("nil");
    }

    // Whether a structure or list is itself an element of a list is kept on a stack of bits: the deepest nesting is
    // three.
    private int listBits;

    private void enter(boolean list) {
        listBits = listBits << 1 | (inList ? 1 : 0);
        inList = list;
    }

    private void leave() {
        inList = (listBits & 1) != 0;
        listBits >>>= 1;
        separate = true;
    }

    @Override
    public void beginStruct(String name, int offset, int length) {
        name(name).append('{');
        separate = !inList;
        enter(false);
    }

    @Override
    public void endStruct() {
        out.append('}');
        leave();
    }

    @Override
    public boolean beginList(String name, int offset, int length, int size) {
        name(name).append('[');
        separate = false;
        enter(true);
        if (size > MAX_LIST) {
            out.append("..").append(size).append("..");
            return false;
        }
        return true;
    }

    @Override
    public void endList() {
        out.append(']');
        leave();
    }
}
