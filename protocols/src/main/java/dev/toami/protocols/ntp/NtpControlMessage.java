package dev.toami.protocols.ntp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.format.BytesText;

/**
 * NTP control message (RFC 9327), mode 6. Immutable.
 *
 * <pre>
 *  0             8             16                          31
 * +----+-----+-----+---+---------+---------------------------+
 * | LI | VN  |  6  |REM| OpCode  |         Sequence          |
 * +----+-----+-----+---+---------+---------------------------+
 * |           Status             |      Association ID       |
 * +------------------------------+---------------------------+
 * |           Offset             |           Count           |
 * +------------------------------+---------------------------+
 * |                       Data                           ... |
 * +----------------------------------------------------------+
 *  REM: Response, Error, More
 * </pre>
 */
public final class NtpControlMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 12;
    private static final int SEQUENCE = 2;
    private static final int STATUS = 4;
    private static final int ASSOCIATION = 6;
    private static final int OFFSET = 8;
    private static final int COUNT = 10;

    private NtpControlMessage(Bytes in) {
        super(in);
    }

    public static NtpControlMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.NTP_CONTROL, 0, HEADER_LENGTH, in.length(), "NTP packet too short");
        }
        return new NtpControlMessage(in);
    }

    public boolean isResponse() {
        return (bytes().u8(1) & 0x80) != 0;
    }

    /** What is asked for: 1 is status, 2 reading variables. */
    public int opCode() {
        return bytes().u8(1) & 0x1f;
    }

    public int sequence() {
        return bytes().u16(SEQUENCE);
    }

    public int status() {
        return bytes().u16(STATUS);
    }

    public int associationId() {
        return bytes().u16(ASSOCIATION);
    }

    /** How many bytes of data there are; padding may follow them. */
    public int count() {
        return bytes().u16(COUNT);
    }

    public Bytes data() {
        return bytes().slice(HEADER_LENGTH).clip(count());
    }

    @Override
    public LayerType type() {
        return LayerType.NTP_CONTROL;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < HEADER_LENGTH + count();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Flags", 0, 1, bytes().u8(0));
        visitor.number("LeapIndicator", 0, 1, bytes().u8(0) >> 6);
        visitor.number("Version", 0, 1, bytes().u8(0) >> 3 & 7);
        visitor.number("Mode", 0, 1, bytes().u8(0) & 7);
        describeFields(bytes(), visitor);
    }

    /** Those behind the first byte. */
    static void describeFields(Bytes in, FieldVisitor visitor) {
        int count = in.u16(COUNT);
        Bytes data = in.slice(HEADER_LENGTH).clip(count);
        visitor.flag("Response", 1, 1, (in.u8(1) & 0x80) != 0);
        visitor.flag("Error", 1, 1, (in.u8(1) & 0x40) != 0);
        visitor.flag("More", 1, 1, (in.u8(1) & 0x20) != 0);
        visitor.code("OpCode", 1, 1, in.u8(1) & 0x1f, opCodeLabel(in.u8(1) & 0x1f));
        visitor.number("Sequence", SEQUENCE, 2, in.u16(SEQUENCE));
        visitor.number("Status", STATUS, 2, in.u16(STATUS));
        visitor.number("AssociationID", ASSOCIATION, 2, in.u16(ASSOCIATION));
        visitor.number("Offset", OFFSET, 2, in.u16(OFFSET));
        visitor.number("Count", COUNT, 2, count);
        visitor.text("Data", HEADER_LENGTH, data.length(), BytesText.utf8(data));
    }

    private static String opCodeLabel(int opCode) {
        return switch (opCode) {
            case 1 -> "ReadStatus";
            case 2 -> "ReadVariables";
            case 3 -> "WriteVariables";
            case 4 -> "ReadClockVariables";
            case 5 -> "WriteClockVariables";
            case 6 -> "SetTrap";
            case 7 -> "AsynchronousMessage";
            case 8 -> "RuntimeConfiguration";
            case 9 -> "ExportConfiguration";
            case 10 -> "ReadRemoteStatistics";
            case 11 -> "ReadOrderedList";
            case 12 -> "RequestNonce";
            case 31 -> "UnsetTrap";
            default -> "Unknown(" + opCode + ")";
        };
    }
}
