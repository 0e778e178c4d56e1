package dev.toami.protocols.routing;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * BGP-4 messages in a TCP segment (RFC 4271, section 4). Immutable. The first may have begun in an earlier
 * segment, the last may go on in a later one.
 *
 * <pre>
 *  0              8               16              24             31
 * +---------------------------------------------------------------+
 * |                 Marker, 128 bits, all ones                    |
 * +-------------------------------+---------------+---------------+
 * |            Length             |     Type      |
 * +-------------------------------+---------------+
 * </pre>
 */
public final class BgpSegment extends Message implements ApplicationLayer {
    static final int HEADER_LENGTH = 19;
    private static final int MARKER_LENGTH = 16;
    private static final int TYPE = 18;

    private BgpSegment(Bytes in) {
        super(in, LayerType.BGP);
    }

    public static BgpSegment parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.BGP);
        if (!begins(in, 0)) {
            throw MalformedPacketException.invalid(
                    LayerType.BGP, 0, HEADER_LENGTH, length(in, 0), "a BGP message begins with 16 octets of ones");
        }
        return new BgpSegment(in);
    }

    /** The messages of a segment, or a payload if none begins in it. */
    public static Layer parseSegment(Bytes in) {
        return next(in, 0) < in.length() ? new BgpSegment(in) : Payload.of(in);
    }

    private static boolean begins(Bytes in, int at) {
        return in.length() - at >= HEADER_LENGTH
                && in.i64(at) == -1
                && in.i64(at + 8) == -1
                && length(in, at) >= HEADER_LENGTH;
    }

    /** Where the first message at or behind {@code from} begins, or the end. */
    private static int next(Bytes in, int from) {
        int at = from;
        while (at < in.length() && !begins(in, at)) {
            at++;
        }
        return at;
    }

    private static int length(Bytes in, int at) {
        return in.u16(at + MARKER_LENGTH);
    }

    /** Messages, of which one that is cut off takes what is there, and what is between them. */
    private Elements elements() {
        return Elements.of(
                bytes(),
                0,
                1,
                (in, at) -> begins(in, at) ? Math.min(length(in, at), in.length() - at) : next(in, at) - at);
    }

    /**
     * A message.
     *
     * @param type 1 open, 2 update, 3 notification, 4 keepalive, 5 route refresh
     * @param body what follows the type, as far as it is there
     */
    public record BgpMessage(int type, int declaredLength, Bytes body) {}

    public List<BgpMessage> messages() {
        List<BgpMessage> messages = new ArrayList<>();
        for (Bytes in : elements().map(in -> in)) {
            if (begins(in, 0)) {
                messages.add(new BgpMessage(in.u8(TYPE), length(in, 0), in.slice(HEADER_LENGTH)));
            }
        }
        return List.copyOf(messages);
    }

    /** True if the last message goes on in another segment. */
    @Override
    public boolean isTruncated() {
        List<BgpMessage> messages = messages();
        BgpMessage last = messages.get(messages.size() - 1);
        return HEADER_LENGTH + last.body().length() < last.declaredLength();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        elements().describe(visitor, "Messages", (to, in, at, length) -> {
            if (!begins(in, at)) {
                to.bytes("Continuation", at, length, in.slice(at, length));
                return;
            }
            to.bytes("Marker", at, MARKER_LENGTH, in.slice(at, MARKER_LENGTH));
            u16(to, "Length", in, at + MARKER_LENGTH);
            to.code("Type", at + TYPE, 1, in.u8(at + TYPE), BgpNames.message(in.u8(at + TYPE)));
            BgpBody.describe(in.clip(at + length), at + HEADER_LENGTH, in.u8(at + TYPE), to);
        });
    }
}
