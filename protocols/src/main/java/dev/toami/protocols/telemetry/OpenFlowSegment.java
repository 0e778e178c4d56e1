package dev.toami.protocols.telemetry;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * The OpenFlow messages of a segment ("OpenFlow Switch Specification", section 7.1), which begins with one of them.
 * Immutable.
 *
 * <pre>
 *  0        8        16               32                               64
 * +--------+--------+----------------+--------------------------------+------
 * |Version |  Type  |     Length     |         Transaction ID         | Body
 * +--------+--------+----------------+--------------------------------+------
 * </pre>
 */
public final class OpenFlowSegment extends Layer implements ApplicationLayer {
    private static final int LAST_VERSION = 6;

    private final int end;

    private OpenFlowSegment(Bytes in, int end) {
        super(in);
        this.end = end;
    }

    public static OpenFlowSegment parse(Bytes in) throws MalformedPacketException {
        if (in.length() < OpenFlowMessage.HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.OPENFLOW,
                    0,
                    OpenFlowMessage.HEADER_LENGTH,
                    in.length(),
                    "OpenFlow header needs " + OpenFlowMessage.HEADER_LENGTH + " bytes, not " + in.length());
        }
        if (!isMessage(in, 0)) {
            throw MalformedPacketException.invalid(
                    LayerType.OPENFLOW,
                    0,
                    OpenFlowMessage.HEADER_LENGTH,
                    in.u16(2),
                    "no OpenFlow message has version " + in.u8(0) + ", type " + in.u8(1) + " and length " + in.u16(2));
        }
        int at = 0;
        while (isMessage(in, at)) {
            at += in.u16(at + 2);
        }
        return new OpenFlowSegment(in, Math.min(at, in.length()));
    }

    /** Parses what a TCP segment carries, if it begins with a message. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return isMessage(in, 0) ? parse(in) : Payload.of(in);
    }

    private static boolean isMessage(Bytes in, int at) {
        return in.length() - at >= OpenFlowMessage.HEADER_LENGTH
                && in.u8(at) >= 1
                && in.u8(at) <= LAST_VERSION
                && in.u16(at + 2) >= OpenFlowMessage.HEADER_LENGTH
                && !OpenFlowMessage.label(in.u8(at), in.u8(at + 1)).startsWith("Unknown");
    }

    /** At least one, the last perhaps cut. */
    public List<OpenFlowMessage> messages() {
        List<OpenFlowMessage> list = new ArrayList<>();
        for (int at = 0; at < end; at += bytes().u16(at + 2)) {
            list.add(new OpenFlowMessage(bytes(), at, Math.min(at + bytes().u16(at + 2), end)));
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.OPENFLOW;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, end);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(end);
    }

    @Override
    public boolean isTruncated() {
        List<OpenFlowMessage> messages = messages();
        return messages.get(messages.size() - 1).isTruncated();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        List<OpenFlowMessage> messages = messages();
        if (visitor.beginList("Messages", 0, end, messages.size())) {
            messages.forEach(message -> message.describe(visitor));
        }
        visitor.endList();
    }
}
