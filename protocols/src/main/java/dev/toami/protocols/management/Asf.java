package dev.toami.protocols.management;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Alert standard format message (DMTF DSP0136, section 3.2.4.1). Immutable.
 *
 * <pre>
 *  0                       4        5       6          7        8
 * +-----------------------+--------+-------+----------+--------+------
 * |   Enterprise Number   |  Type  |  Tag  | Reserved | Length | Data
 * +-----------------------+--------+-------+----------+--------+------
 * </pre>
 */
public final class Asf extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 8;
    /** The enterprise number of the format itself. */
    public static final long ASF_ENTERPRISE = 4542;

    public static final int PRESENCE_PONG = 0x40;
    public static final int PRESENCE_PING = 0x80;

    private static final int TYPE = 4;
    private static final int TAG = 5;
    private static final int LENGTH = 7;

    private Asf(Bytes in) {
        super(in);
    }

    public static Asf parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.ASF,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "invalid ASF data header, length " + in.length() + " less than 8");
        }
        return new Asf(in);
    }

    /** Whose message types these are. */
    public long enterprise() {
        return bytes().u32(0);
    }

    public int messageType() {
        return bytes().u8(TYPE);
    }

    /** What a response has of its request. */
    public int tag() {
        return bytes().u8(TAG);
    }

    /** Of the data. */
    public int declaredLength() {
        return bytes().u8(LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.ASF;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    /** All that follows: gopacket does not heed the length either. */
    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - HEADER_LENGTH < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return enterprise() == ASF_ENTERPRISE && messageType() == PRESENCE_PONG
                ? AsfPresencePong::parse
                : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(AsfHeader.of(enterprise(), messageType(), tag()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Enterprise", 0, 4, enterprise());
        visitor.number("Type", TYPE, 1, messageType());
        visitor.number("Tag", TAG, 1, tag());
        visitor.number("Length", LENGTH, 1, declaredLength());
    }
}
