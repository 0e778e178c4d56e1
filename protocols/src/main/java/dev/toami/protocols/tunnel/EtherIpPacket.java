package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.link.EthernetFrame;

/**
 * EtherIP (RFC 3378): an Ethernet frame in IP. Immutable.
 *
 * <pre>
 *  0      4                15
 * +------+------------------+---------
 * | Ver  |     Reserved     | Frame
 * +------+------------------+---------
 * </pre>
 */
public final class EtherIpPacket extends Layer {
    public static final int HEADER_LENGTH = 2;

    private EtherIpPacket(Bytes in) {
        super(in);
    }

    public static EtherIpPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.ETHERIP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "EtherIP header of " + in.length() + " bytes, not 2");
        }
        return new EtherIpPacket(in);
    }

    /** 3. */
    public int version() {
        return bytes().u8(0) >> 4;
    }

    /** 12 bits, which are zero. */
    public int reserved() {
        return bytes().u16(0) & 0xfff;
    }

    @Override
    public LayerType type() {
        return LayerType.ETHERIP;
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
        return Optional.of(new EtherIpHeader(version(), reserved()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.number("Reserved", 0, 2, reserved());
    }
}
