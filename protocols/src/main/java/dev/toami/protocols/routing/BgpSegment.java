package dev.toami.protocols.routing;

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
 * BGP-4 messages in a TCP segment (RFC 4271, section 4). Immutable. The last one may be cut off by the segment's end.
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

    private BgpSegment(Bytes in) {
        super(in, LayerType.BGP);
    }

    public static BgpSegment parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.BGP);
        if (!begins(in)) {
            throw MalformedPacketException.invalid(
                    LayerType.BGP, 0, HEADER_LENGTH, length(in, 0), "a BGP message begins with 16 octets of ones");
        }
        return new BgpSegment(in);
    }

    /** The messages of a segment, or a payload if it does not begin with one. */
    public static Layer parseSegment(Bytes in) {
        return in.length() >= HEADER_LENGTH && begins(in) ? new BgpSegment(in) : Payload.of(in);
    }

    private static boolean begins(Bytes in) {
        return in.i64(0) == -1 && in.i64(8) == -1 && length(in, 0) >= HEADER_LENGTH;
    }

    private static int length(Bytes in, int at) {
        return in.u16(at + MARKER_LENGTH);
    }

    /** A message cut off takes what is there; what does not begin like one is none. */
    private Elements elements() {
        return Elements.of(
                bytes(),
                0,
                HEADER_LENGTH,
                (in, at) -> in.i64(at) == -1 && in.i64(at + 8) == -1 ? Math.min(length(in, at), in.length() - at) : 0);
    }

    /**
     * A message.
     *
     * @param type 1 open, 2 update, 3 notification, 4 keepalive, 5 route refresh
     * @param body what follows the type, as far as it is there
     */
    public record BgpMessage(int type, int declaredLength, Bytes body) {}

    public List<BgpMessage> messages() {
        return elements()
                .map(in -> new BgpMessage(in.u8(MARKER_LENGTH + 2), length(in, 0), in.slice(HEADER_LENGTH)));
    }

    /** True if the last message goes on in another segment. */
    @Override
    public boolean isTruncated() {
        int end = 0;
        int at = 0;
        while (bytes().length() - at >= HEADER_LENGTH && length(bytes(), at) >= HEADER_LENGTH) {
            end = at + length(bytes(), at);
            at = Math.min(end, bytes().length());
        }
        return end > bytes().length();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Elements messages = elements();
        messages.describe(visitor, "Messages", (to, in, at, length) -> {
            to.bytes("Marker", at, MARKER_LENGTH, in.slice(at, MARKER_LENGTH));
            u16(to, "Length", in, at + MARKER_LENGTH);
            int type = in.u8(at + MARKER_LENGTH + 2);
            to.code("Type", at + MARKER_LENGTH + 2, 1, type, BgpNames.message(type));
            BgpBody.describe(in.clip(at + length), at + HEADER_LENGTH, type, to);
        });
        messages.describeRest(visitor, "Trailing");
    }
}
