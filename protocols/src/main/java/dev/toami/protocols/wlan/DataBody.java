package dev.toami.protocols.wlan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;

/**
 * Body of an 802.11 data frame: a layer without bytes of its own that tells by its type, {@code Dot11Data} for example,
 * what kind of data frame it was. That of a QoS frame is followed by that of the same frame without QoS. Immutable.
 */
public final class DataBody extends Layer {
    /** What the body is. */
    enum Content {
        LLC,
        PROTECTED,
        FRAGMENT,
        AGGREGATE
    }

    private final Dot11Type frameType;
    private final Content content;

    private DataBody(Bytes in, Dot11Type frameType, Content content) {
        super(in);
        this.frameType = frameType;
        this.content = content;
    }

    static DataBody of(Bytes in, Dot11Type frameType, Content content) {
        return new DataBody(in, frameType, content);
    }

    /** The type of the frame, without QoS in the second layer of a QoS frame. */
    public Dot11Type frameType() {
        return frameType;
    }

    @Override
    public LayerType type() {
        return frameType.carried();
    }

    @Override
    public Bytes contents() {
        return Bytes.empty();
    }

    @Override
    public Bytes payload() {
        return bytes();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        if (content == Content.PROTECTED) {
            return ProtectedBody::parse;
        }
        if (frameType.isQos()) {
            return in -> of(in, frameType.withoutQos(), content);
        }
        return switch (content) {
            case FRAGMENT -> Fragment::parse;
            case AGGREGATE -> AmsduSubframe::parse;
            default -> dissector.afterEtherType(0);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {}
}
