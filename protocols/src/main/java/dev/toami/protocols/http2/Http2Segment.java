package dev.toami.protocols.http2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;

/**
 * The frames of HTTP/2 in a segment (RFC 9113, section 4.1), which begins with one of them or with a client's preface.
 * Immutable.
 *
 * <pre>
 *  0                    24       32       40                        72
 * +---------+----------+--------+--------+-+-----------------------+---------
 * |       Length       |  Type  | Flags  |R|   Stream Identifier   | Body
 * +---------+----------+--------+--------+-+-----------------------+---------
 * </pre>
 */
public final class Http2Segment extends Layer implements ApplicationLayer {
    private static final Bytes PREFACE =
            Bytes.wrap("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    /** Settings that are defined; those of a real peer hardly are many more. */
    private static final int MAX_SETTINGS = 16;

    private final int start;

    private Http2Segment(Bytes in, int start) {
        super(in);
        this.start = start;
    }

    public static Http2Segment parse(Bytes in) throws MalformedPacketException {
        int start = startsWithPreface(in) ? PREFACE.length() : 0;
        if (in.length() < start + Http2Frame.HEADER_LENGTH && in.length() != PREFACE.length()) {
            throw MalformedPacketException.truncated(
                    LayerType.HTTP2,
                    start,
                    Http2Frame.HEADER_LENGTH,
                    in.length() - start,
                    "HTTP/2 frame needs " + Http2Frame.HEADER_LENGTH + " bytes, not " + (in.length() - start));
        }
        return new Http2Segment(in, start);
    }

    /** Parses what a TCP segment carries if it begins a connection: with a preface or with settings. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return recognize(in) == null ? Payload.of(in) : parse(in);
    }

    /** Recognizes a segment that begins with a client's preface or with a frame of settings. */
    public static LayerParser recognize(Bytes in) {
        return startsWithPreface(in) || startsWithSettings(in) ? Http2Segment::parse : null;
    }

    private static boolean startsWithPreface(Bytes in) {
        return in.length() >= PREFACE.length() && in.slice(0, PREFACE.length()).equals(PREFACE);
    }

    private static boolean startsWithSettings(Bytes in) {
        if (in.length() < Http2Frame.HEADER_LENGTH) {
            return false;
        }
        Http2Frame frame = new Http2Frame(in, 0, in.length());
        int length = frame.declaredLength();
        return frame.frameType() == Http2Frame.SETTINGS
                && in.i32(5) == 0
                && length % 6 == 0
                && length <= 6 * MAX_SETTINGS
                && (frame.flags() == 0 || (frame.flags() == 1 && length == 0))
                && Http2Frame.HEADER_LENGTH + length <= in.length();
    }

    /** True if a client's connection begins here. */
    public boolean hasPreface() {
        return start > 0;
    }

    /** The frames, the last of them perhaps cut. */
    public List<Http2Frame> frames() {
        List<Http2Frame> list = new ArrayList<>();
        int at = start;
        while (bytes().length() - at >= Http2Frame.HEADER_LENGTH) {
            int end = Math.min(at + Http2Frame.HEADER_LENGTH + bytes().u24(at), bytes().length());
            list.add(new Http2Frame(bytes(), at, end));
            at = end;
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.HTTP2;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        List<Http2Frame> frames = frames();
        int end = frames.isEmpty() ? start : frames.get(frames.size() - 1).end();
        return end < bytes().length()
                || (!frames.isEmpty() && frames.get(frames.size() - 1).isTruncated());
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (hasPreface()) {
            visitor.text("Magic", 0, start, "PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n");
        }
        List<Http2Frame> frames = frames();
        if (visitor.beginList("Frames", start, bytes().length() - start, frames.size())) {
            frames.forEach(frame -> frame.describe(visitor));
        }
        visitor.endList();
    }
}
