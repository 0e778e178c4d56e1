package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Tag of Cisco FabricPath, between an outer Ethernet header whose addresses name switches and the Ethernet frame that a
 * host sent. Immutable.
 *
 * <pre>
 *  0                     10            16
 * +---------------------+-------------+----------------
 * |        FTAG         |     TTL     | Ethernet frame
 * +---------------------+-------------+----------------
 * </pre>
 */
public final class FabricPathTag extends Layer {
    public static final int HEADER_LENGTH = 2;

    private FabricPathTag(Bytes in) {
        super(in);
    }

    public static FabricPathTag parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.FABRIC_PATH,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "FabricPath tag needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        return new FabricPathTag(in);
    }

    /** The tree that the frame is forwarded along. */
    public int forwardingTag() {
        return bytes().u16(0) >> 6;
    }

    public int timeToLive() {
        return bytes().u16(0) & 0x3f;
    }

    @Override
    public LayerType type() {
        return LayerType.FABRIC_PATH;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return EthernetFrame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new FabricPathHeader(forwardingTag(), timeToLive()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("FTAG", 0, 2, forwardingTag());
        visitor.number("TTL", 1, 1, timeToLive());
    }
}
