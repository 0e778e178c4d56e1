package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * ATA over Ethernet header (ATA over Ethernet, revision 11). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------+-+-+---+---------------+-------------------------------+
 * |Version|R|E| R |     Error     |             Major             |
 * +---------------+---------------+-------------------------------+
 * |     Minor     |    Command    |              Tag              |
 * +-------------------------------+-------------------------------+
 * |              Tag              |
 * +-------------------------------+
 * </pre>
 */
public final class AoeMessage extends Layer {
    public static final int HEADER_LENGTH = 10;
    private static final int VERSION = 0;
    private static final int ERROR = 1;
    private static final int MAJOR = 2;
    private static final int MINOR = 4;
    private static final int COMMAND = 5;
    private static final int TAG = 6;

    private AoeMessage(Bytes in) {
        super(in);
    }

    public static AoeMessage parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.AOE);
        return new AoeMessage(in);
    }

    public int version() {
        return bytes().u8(VERSION) >> 4;
    }

    public boolean response() {
        return (bytes().u8(VERSION) & 0x8) != 0;
    }

    public boolean errorFlag() {
        return (bytes().u8(VERSION) & 0x4) != 0;
    }

    public int error() {
        return bytes().u8(ERROR);
    }

    /** Which shelf. */
    public int major() {
        return bytes().u16(MAJOR);
    }

    /** Which slot in the shelf. */
    public int minor() {
        return bytes().u8(MINOR);
    }

    public int command() {
        return bytes().u8(COMMAND);
    }

    /** Pairs a response with its request. */
    public long tag() {
        return bytes().u32(TAG);
    }

    @Override
    public LayerType type() {
        return LayerType.AOE;
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
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new AoeHeader(version(), response(), errorFlag(), error(), major(), minor(), command(), tag()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.flag("Response", VERSION, 1, response());
        visitor.flag("ErrorFlag", VERSION, 1, errorFlag());
        visitor.number("Error", ERROR, 1, error());
        visitor.number("Major", MAJOR, 2, major());
        visitor.number("Minor", MINOR, 1, minor());
        visitor.code("Command", COMMAND, 1, command(), commandLabel(command()));
        visitor.number("Tag", TAG, 4, tag());
    }

    private static String commandLabel(int command) {
        return switch (command) {
            case 0 -> "Issue ATA Command";
            case 1 -> "Query Config Information";
            case 2 -> "MAC Mask List";
            case 3 -> "Reserve/Release";
            default -> "Unknown(" + command + ")";
        };
    }
}
