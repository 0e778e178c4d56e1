package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Frame of a fiber distributed data interface (ANSI X3.139). Immutable.
 *
 * <pre>
 *  0       7 8                   55 56                 103
 * +---------+----------------------+----------------------+---------
 * | Control | Destination Address  |    Source Address    | Payload
 * +---------+----------------------+----------------------+---------
 * </pre>
 */
public final class FddiFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 13;
    private static final int CONTROL = 0;
    private static final int DESTINATION = 1;
    private static final int SOURCE = 7;
    private static final int LLC = 0x50;

    private FddiFrame(Bytes in) {
        super(in);
    }

    public static FddiFrame parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.FDDI);
        return new FddiFrame(in);
    }

    /** Class, address length and format; the lowest three bits are the priority of an LLC frame. */
    public int frameControl() {
        return bytes().u8(CONTROL);
    }

    public MacAddress destination() {
        return MacAddress.read(bytes(), DESTINATION);
    }

    public MacAddress source() {
        return MacAddress.read(bytes(), SOURCE);
    }

    private int controlClass() {
        return frameControl() & 0xf8;
    }

    @Override
    public LayerType type() {
        return LayerType.FDDI;
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
        return controlClass() == LLC
                ? dissector.afterEtherType(0)
                : Payload.undecoded("Unable to decode FDDIFrameControl " + controlClass());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new FddiHeader(frameControl(), destination(), source()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        String label = controlClass() == LLC ? "LLC" : "UnknownFDDIFrameControl";
        visitor.code("FrameControl", CONTROL, 1, controlClass(), label);
        visitor.number("Priority", CONTROL, 1, frameControl() & 7);
        visitor.address("SrcMAC", SOURCE, MacAddress.LENGTH, source());
        visitor.address("DstMAC", DESTINATION, MacAddress.LENGTH, destination());
        if (visitor.wantsDetail()) {
            visitor.number("Control", CONTROL, 1, frameControl());
        }
    }
}
