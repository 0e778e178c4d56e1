package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Header of EAP over LANs (IEEE 802.1X, clause 11.3). Immutable.
 *
 * <pre>
 *  0        7 8       15 16               31
 * +----------+----------+-------------------+---------
 * | Version  |   Type   |      Length       | Body...
 * +----------+----------+-------------------+---------
 * </pre>
 */
public final class EapolFrame extends Layer {
    public static final int HEADER_LENGTH = 4;
    public static final int TYPE_EAP = 0;
    public static final int TYPE_START = 1;
    public static final int TYPE_LOGOFF = 2;
    public static final int TYPE_KEY = 3;

    private static final int VERSION = 0;
    private static final int TYPE = 1;
    private static final int LENGTH = 2;

    private EapolFrame(Bytes in) {
        super(in);
    }

    public static EapolFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.EAPOL, 0, HEADER_LENGTH, in.length(), "EAPOL length " + in.length() + " too short");
        }
        return new EapolFrame(in);
    }

    public int version() {
        return bytes().u8(VERSION);
    }

    /** {@link #TYPE_EAP} and so on. */
    public int packetType() {
        return bytes().u8(TYPE);
    }

    /** Of the body. */
    public int bodyLength() {
        return bytes().u16(LENGTH);
    }

    /** The body, and what the frame has behind it. */
    public Bytes paddedBody() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.EAPOL;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return paddedBody().clip(bodyLength());
    }

    @Override
    public boolean isTruncated() {
        return paddedBody().length() < bodyLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return switch (packetType()) {
            case TYPE_EAP -> in -> EapPacket.parse(in, paddedBody());
            case TYPE_KEY -> EapolKey::parse;
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EapolHeader(version(), packetType(), OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.code("Type", TYPE, 1, packetType(), label());
        visitor.number("Length", LENGTH, 2, bodyLength());
    }

    private String label() {
        return switch (packetType()) {
            case TYPE_EAP -> "EAP";
            case TYPE_KEY -> "EAPOLKey";
            default -> "UnknownEAPOLType";
        };
    }
}
