package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.internal.FieldCursor;

/**
 * S7 communication message, of Siemens' controllers S7-300 and S7-400, as its users describe it. Immutable.
 *
 * <pre>
 *  0        1        2          4           6           8          10        (12)
 * +--------+--------+----------+-----------+-----------+-----------+---------+-----------+------
 * |  0x32  | ROSCTR | Reserved | Reference | Parameter |   Data    | (Error) | Parameter | Data
 * |        |        |          |           |  Length   |  Length   |         |           |
 * +--------+--------+----------+-----------+-----------+-----------+---------+-----------+------
 * </pre>
 */
public final class S7Message extends MeasuredLayer implements ApplicationLayer {
    public static final int PROTOCOL_ID = 0x32;
    public static final int JOB = 1;
    public static final int ACK = 2;
    public static final int ACK_DATA = 3;
    public static final int USER_DATA = 7;

    private static final int ROSCTR = 1;
    private static final int REFERENCE = 4;
    private static final int PARAMETER_LENGTH = 6;
    private static final int DATA_LENGTH = 8;
    private static final int HEADER_LENGTH = 10;

    private static final int READ = 0x04;
    private static final int WRITE = 0x05;
    private static final int SETUP = 0xf0;

    private S7Message(Bytes in) {
        super(in, LayerType.S7COMM, total(in), total(in));
    }

    public static S7Message parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.S7COMM, HEADER_LENGTH);
        if (in.u8(0) != PROTOCOL_ID) {
            throw invalid(LayerType.S7COMM, 0, PROTOCOL_ID, in.u8(0), "protocol identifier");
        }
        require(in, LayerType.S7COMM, headerLength(in));
        return new S7Message(in);
    }

    /** The message in a transport data unit, or a payload if it is another protocol's. */
    static Layer parseData(Bytes in) throws MalformedPacketException {
        boolean isMessage = in.length() >= HEADER_LENGTH
                && in.u8(0) == PROTOCOL_ID
                && !label(in.u8(ROSCTR)).startsWith("Unknown")
                && in.length() >= headerLength(in);
        return isMessage ? parse(in) : Payload.of(in);
    }

    /** Acknowledgements have an error's class and code more. */
    private static int headerLength(Bytes in) {
        int kind = in.u8(ROSCTR);
        return kind == ACK || kind == ACK_DATA ? HEADER_LENGTH + 2 : HEADER_LENGTH;
    }

    private static int total(Bytes in) {
        return headerLength(in) + in.u16(PARAMETER_LENGTH) + in.u16(DATA_LENGTH);
    }

    /** The kind of message: {@link #JOB} and so on. */
    public int rosctr() {
        return bytes().u8(ROSCTR);
    }

    /** What a response has of its request. */
    public int reference() {
        return bytes().u16(REFERENCE);
    }

    /** As much as is there. */
    public Bytes parameter() {
        return message().slice(headerLength(bytes())).clip(bytes().u16(PARAMETER_LENGTH));
    }

    /** As much as is there. */
    public Bytes data() {
        Bytes rest = message().slice(headerLength(bytes()));
        return rest.slice(Math.min(bytes().u16(PARAMETER_LENGTH), rest.length()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(message(), 0, visitor);
        cursor.number("ProtocolID", 1);
        cursor.code("ROSCTR", 1, S7Message::label);
        cursor.number("RedundancyIdentification", 2);
        cursor.number("PDUReference", 2);
        cursor.number("ParameterLength", 2);
        cursor.number("DataLength", 2);
        if (cursor.at() < headerLength(bytes())) {
            cursor.number("ErrorClass", 1);
            cursor.number("ErrorCode", 1);
        }
        int end = cursor.at() + parameter().length();
        parameter(new FieldCursor(message().clip(end), cursor.at(), visitor));
        cursor.skip(parameter().length());
        cursor.bytes("Data", cursor.left());
    }

    private void parameter(FieldCursor cursor) {
        if (rosctr() == USER_DATA) {
            cursor.skip(3);
            cursor.number("UserDataParameterLength", 1);
            cursor.number("Method", 1);
            cursor.bits("UserDataType", 1, 0xf0).bits("FunctionGroup", 1, 0x0f).skip(1);
            cursor.number("Subfunction", 1);
            cursor.number("SequenceNumber", 1);
        } else if (cursor.left() > 0) {
            int function = (int) cursor.code("Function", 1, S7Message::functionLabel);
            if (function == READ || function == WRITE) {
                cursor.number("ItemCount", 1);
            } else if (function == SETUP) {
                cursor.skip(1);
                cursor.number("MaxAmQCalling", 2);
                cursor.number("MaxAmQCalled", 2);
                cursor.number("PDULength", 2);
            }
        }
        cursor.bytes("Parameter", cursor.left());
    }

    private static String label(long rosctr) {
        return switch ((int) rosctr) {
            case JOB -> "Job";
            case ACK -> "Ack";
            case ACK_DATA -> "AckData";
            case USER_DATA -> "UserData";
            default -> "Unknown(" + rosctr + ')';
        };
    }

    private static String functionLabel(long function) {
        return switch ((int) function) {
            case 0x00 -> "CPUServices";
            case READ -> "ReadVar";
            case WRITE -> "WriteVar";
            case 0x1a -> "RequestDownload";
            case 0x1b -> "DownloadBlock";
            case 0x1c -> "DownloadEnded";
            case 0x1d -> "StartUpload";
            case 0x1e -> "Upload";
            case 0x1f -> "EndUpload";
            case 0x28 -> "PIService";
            case 0x29 -> "PLCStop";
            case SETUP -> "SetupCommunication";
            default -> "Unknown(" + function + ')';
        };
    }
}
