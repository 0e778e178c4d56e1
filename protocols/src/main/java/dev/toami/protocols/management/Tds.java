package dev.toami.protocols.management;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.internal.FieldCursor;

/**
 * Tabular data stream packet, of Microsoft's and Sybase's databases (MS-TDS, section 2.2.3.1). Immutable.
 *
 * <pre>
 *  0        1        2                 4                 6        7        8
 * +--------+--------+-----------------+-----------------+--------+--------+------
 * |  Type  | Status |     Length      |      SPID       | Packet | Window | Data
 * +--------+--------+-----------------+-----------------+--------+--------+------
 * </pre>
 */
public final class Tds extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 8;
    private static final int LENGTH = 2;

    private Tds(Bytes in) {
        super(in);
    }

    public static Tds parse(Bytes in) throws MalformedPacketException {
        if (!isPacket(in)) {
            throw MalformedPacketException.invalid(
                    LayerType.TDS, 0, HEADER_LENGTH, in.length(), "no TDS packet in " + in.length() + " bytes");
        }
        return new Tds(in);
    }

    /** The first packet of a segment, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) {
        return isPacket(in) ? new Tds(in) : Payload.of(in);
    }

    private static boolean isPacket(Bytes in) {
        return in.length() >= HEADER_LENGTH
                && !label(in.u8(0)).startsWith("Unknown")
                && in.u8(1) < 0x20
                && in.u16(LENGTH) >= HEADER_LENGTH;
    }

    public int packetType() {
        return bytes().u8(0);
    }

    /** Whether the message ends with this packet. */
    public boolean isEndOfMessage() {
        return (bytes().u8(1) & 1) != 0;
    }

    /** With the header. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.TDS;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().clip(declaredLength()).slice(HEADER_LENGTH);
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(contents(), 0, visitor);
        cursor.code("Type", 1, Tds::label);
        cursor.flag("EndOfMessage", 1, 1);
        cursor.number("Status", 1);
        cursor.number("Length", 2);
        cursor.number("Channel", 2);
        cursor.number("PacketNumber", 1);
        cursor.number("Window", 1);
    }

    private static String label(long type) {
        return switch ((int) type) {
            case 1 -> "SQLBatch";
            case 2 -> "Login";
            case 3 -> "RPC";
            case 4 -> "Response";
            case 5 -> "Unformatted";
            case 6 -> "Attention";
            case 7 -> "BulkLoad";
            case 14 -> "TransactionManagerRequest";
            case 15 -> "Normal";
            case 16 -> "Login7";
            case 17 -> "SSPI";
            case 18 -> "PreLogin";
            default -> "Unknown(" + type + ')';
        };
    }
}
