package dev.toami.protocols.link;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;

/**
 * Logical Link Control header (IEEE 802.2), which follows an 802.3 length field. Immutable.
 *
 * <pre>
 *  0           1           2           3 (or 4)
 * +---------+-+---------+-+-----------+---------
 * |  DSAP   |I|  SSAP   |C|  Control  | Payload
 * |         |G|         |R| 1-2 bytes |
 * +---------+-+---------+-+-----------+---------
 * </pre>
 */
public final class LlcFrame extends Layer {
    /** The service access point of SNAP. */
    public static final int SAP_SNAP = 0xaa;
    /** The service access point of the Spanning Tree Protocol. */
    public static final int SAP_SPANNING_TREE = 0x42;

    private static final int UNNUMBERED_LENGTH = 3;
    private static final int NUMBERED_LENGTH = 4;
    private static final int DSAP = 0;
    private static final int SSAP = 1;
    private static final int CONTROL = 2;

    private LlcFrame(Bytes in) {
        super(in);
    }

    public static LlcFrame parse(Bytes in) throws MalformedPacketException {
        int required = in.length() < UNNUMBERED_LENGTH ? UNNUMBERED_LENGTH : headerLength(in.u8(CONTROL));
        if (in.length() < required) {
            throw MalformedPacketException.tooShort(LayerType.LLC, 0, required, in.length(), "LLC header too small");
        }
        return new LlcFrame(in);
    }

    /** Information and supervisory formats number their frames, and have a control field of two bytes. */
    static int headerLength(int control) {
        return (control & 3) == 3 ? UNNUMBERED_LENGTH : NUMBERED_LENGTH;
    }

    /** 3, or 4 with a control field of two bytes. */
    public int headerLength() {
        return headerLength(bytes().u8(CONTROL));
    }

    /** The destination service access point, its lowest bit clear. */
    public int destinationSap() {
        return bytes().u8(DSAP) & 0xfe;
    }

    /** True if the destination is a group, false if it is individual. */
    public boolean isGroup() {
        return (bytes().u8(DSAP) & 1) != 0;
    }

    /** The source service access point, its lowest bit clear. */
    public int sourceSap() {
        return bytes().u8(SSAP) & 0xfe;
    }

    /** True for a response, false for a command. */
    public boolean isResponse() {
        return (bytes().u8(SSAP) & 1) != 0;
    }

    /** The control field: 8 bits of an unnumbered frame, otherwise 16 in their order on the wire. */
    public int control() {
        return headerLength() == UNNUMBERED_LENGTH ? bytes().u8(CONTROL) : bytes().u16(CONTROL);
    }

    @Override
    public LayerType type() {
        return LayerType.LLC;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser =
                destinationSap() == sourceSap() ? dissector.find(DispatchTable.LLC_SAP, destinationSap()) : null;
        return parser != null ? parser : Payload.undecoded("Layer type not currently supported");
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new LlcHeader(destinationSap(), isGroup(), sourceSap(), isResponse(), control()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("DSAP", DSAP, 1, destinationSap());
        visitor.flag("IG", DSAP, 1, isGroup());
        visitor.number("SSAP", SSAP, 1, sourceSap());
        visitor.flag("CR", SSAP, 1, isResponse());
        visitor.number("Control", CONTROL, headerLength() - CONTROL, control());
        if (visitor.wantsDetail()) {
            visitor.number("DSAPField", DSAP, 1, bytes().u8(DSAP));
            visitor.number("SSAPField", SSAP, 1, bytes().u8(SSAP));
        }
    }
}
