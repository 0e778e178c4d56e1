package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Header of Ethernet's configuration testing protocol, also called loopback (Ethernet 2.0, section 8). Numbers have their
 * least significant byte first. Immutable.
 *
 * <pre>
 *  0               15
 * +------------------+-----------------------------------
 * |    Skip Count    | functions: forward, forward, reply
 * +------------------+-----------------------------------
 * </pre>
 */
public final class EthernetCtp extends Layer {
    public static final int HEADER_LENGTH = 2;
    static final int REPLY = 1;
    static final int FORWARD_DATA = 2;

    private EthernetCtp(Bytes in) {
        super(in);
    }

    public static EthernetCtp parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ETHERNET_CTP);
        int skip = u16(in, 0);
        if (skip % 2 != 0) {
            throw MalformedPacketException.invalid(
                    LayerType.ETHERNET_CTP, 0, 0, skip, "EthernetCTP skip count is odd: " + skip);
        }
        return new EthernetCtp(in);
    }

    static int u16(Bytes in, int at) {
        return in.u8(at) | in.u8(at + 1) << 8;
    }

    /** Reads the function that {@code in} begins with. */
    static Layer parseFunction(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, 2, LayerType.ETHERNET_CTP);
        int function = u16(in, 0);
        return switch (function) {
            case REPLY -> EthernetCtpReply.parse(in);
            case FORWARD_DATA -> EthernetCtpForwardData.parse(in);
            default ->
                throw MalformedPacketException.invalid(
                        LayerType.ETHERNET_CTP, 0, REPLY, function, "Unknown EthernetCTP function type " + function);
        };
    }

    /** Where, counted from the first function, the next station goes on. */
    public int skipCount() {
        return u16(bytes(), 0);
    }

    @Override
    public LayerType type() {
        return LayerType.ETHERNET_CTP;
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
        return EthernetCtp::parseFunction;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EthernetCtpHeader(skipCount()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("SkipCount", 0, 2, skipCount());
        int relevant = HEADER_LENGTH + skipCount();
        if (visitor.wantsDetail() && bytes().length() >= relevant + 2) {
            visitor.number("RelevantFunction", relevant, 2, u16(bytes(), relevant));
        }
    }
}
