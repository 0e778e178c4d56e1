package dev.toami.protocols.wlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.LinkType;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Per-Packet Information header (LINKTYPE_PPI) in front of a frame of any link type; its numbers have the least significant
 * byte first. Immutable.
 *
 * <pre>
 *  0         1       2         4           8
 * +---------+-------+---------+-----------+-------------------------------+--------
 * | Version | Flags |  Length | Link Type | Fields: type, length, data .. | Frame
 * +---------+-------+---------+-----------+-------------------------------+--------
 * </pre>
 */
public final class PpiFrame extends Layer {
    static final int FIXED_LENGTH = 8;
    private static final int FLAGS = 1;
    private static final int LENGTH = 2;
    private static final int LINK_TYPE = 4;
    private static final int FLAG_ALIGNED = 1;

    private PpiFrame(Bytes in) {
        super(in);
    }

    public static PpiFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < FIXED_LENGTH) {
            throw truncated(FIXED_LENGTH, in.length());
        }
        int declared = LittleEndian.u16(in, LENGTH);
        if (declared < FIXED_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.PPI, LENGTH, FIXED_LENGTH, declared, "PPI header length " + declared);
        }
        if (in.length() < declared) {
            throw truncated(declared, in.length());
        }
        return new PpiFrame(in);
    }

    private static MalformedPacketException truncated(int required, int available) {
        return MalformedPacketException.truncated(
                LayerType.PPI,
                0,
                required,
                available,
                "PPI header of " + required + " bytes, only " + available + " there");
    }

    public int version() {
        return bytes().u8(0);
    }

    /** True if each field begins at a multiple of four bytes. */
    public boolean isAligned() {
        return (bytes().u8(FLAGS) & FLAG_ALIGNED) != 0;
    }

    public int headerLength() {
        return LittleEndian.u16(bytes(), LENGTH);
    }

    /** Of the frame that follows. */
    public long linkType() {
        return LittleEndian.u32(bytes(), LINK_TYPE);
    }

    /** The fields as far as they fit. */
    public List<PpiField> fields() {
        List<PpiField> list = new ArrayList<>();
        int end = headerLength();
        for (int at = FIXED_LENGTH; at + PpiField.HEADER_LENGTH <= end; ) {
            PpiField field = PpiField.read(bytes().slice(0, end), at);
            list.add(field);
            at = next(at + PpiField.HEADER_LENGTH + field.declaredLength());
        }
        return list;
    }

    private int next(int at) {
        return isAligned() ? at + 3 & ~3 : at;
    }

    @Override
    public LayerType type() {
        return LayerType.PPI;
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
        if (linkType() == LinkType.IEEE802_11.value()) {
            for (PpiField field : fields()) {
                if (field.type() == PpiField.COMMON_802_11 && field.data().length() >= PpiField.COMMON_LENGTH) {
                    boolean check = (field.flags() & 1) != 0;
                    return in -> Dot11Frame.parse(in, check, false);
                }
            }
        }
        LayerParser parser = linkType() > 0xffff ? null : dissector.find(DispatchTable.LINK_TYPE, linkType());
        return parser != null ? parser : Payload.undecoded("Unable to decode LinkType " + linkType());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PpiHeader(
                version(), bytes().u8(FLAGS), linkType(), contents().slice(FIXED_LENGTH)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.number("Flags", FLAGS, 1, bytes().u8(FLAGS));
        visitor.number("Length", LENGTH, 2, headerLength());
        visitor.number("DLT", LINK_TYPE, 4, linkType());
        List<PpiField> fields = fields();
        if (visitor.beginList("Fields", FIXED_LENGTH, headerLength() - FIXED_LENGTH, fields.size())) {
            int at = FIXED_LENGTH;
            for (PpiField field : fields) {
                field.describe(at, visitor);
                at = next(at + PpiField.HEADER_LENGTH + field.declaredLength());
            }
        }
        visitor.endList();
    }
}
