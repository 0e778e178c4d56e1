package dev.toami.protocols.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.format.BytesText;

/**
 * TFTP packet (RFC 1350; options: RFC 2347). Immutable.
 *
 * <pre>
 *  0              2                4
 * +--------------+----------------+-------------------------------+
 * | Opcode 1, 2  | File name, 0, mode, 0, then options: name, 0, value, 0 ...
 * | Opcode 3     |     Block      | Data                       ...
 * | Opcode 4     |     Block      |
 * | Opcode 5     |   Error Code   | Message, 0
 * | Opcode 6     | Options: name, 0, value, 0                  ...
 * +--------------+------------------------------------------------+
 * </pre>
 *
 * <p>The data of a block are the payload.
 */
public final class TftpPacket extends Layer implements ApplicationLayer {
    public static final int READ_REQUEST = 1;
    public static final int WRITE_REQUEST = 2;
    public static final int DATA = 3;
    public static final int ACKNOWLEDGEMENT = 4;
    public static final int ERROR = 5;
    public static final int OPTION_ACKNOWLEDGEMENT = 6;

    private TftpPacket(Bytes in) {
        super(in);
    }

    public static TftpPacket parse(Bytes in) throws MalformedPacketException {
        int opcode = in.length() < 2 ? 0 : in.u16(0);
        int required = hasNumber(opcode) ? 4 : 2;
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.TFTP,
                    0,
                    required,
                    in.length(),
                    "TFTP packet needs " + required + " bytes, not " + in.length());
        }
        if (opcode < READ_REQUEST || opcode > OPTION_ACKNOWLEDGEMENT) {
            throw MalformedPacketException.invalid(
                    LayerType.TFTP, 0, READ_REQUEST, opcode, "TFTP has no opcode " + opcode);
        }
        return new TftpPacket(in);
    }

    static boolean hasNumber(int opcode) {
        return opcode >= DATA && opcode <= ERROR;
    }

    public int opcode() {
        return bytes().u16(0);
    }

    /** The block of data or acknowledgements, or the error code; 0 in the others. */
    public int number() {
        return hasNumber(opcode()) ? bytes().u16(2) : 0;
    }

    private int headerLength() {
        return hasNumber(opcode()) ? 4 : 2;
    }

    /** File name and mode, names and values of options, or an error's message: each ends with a zero byte or the packet. */
    public List<String> strings() {
        List<String> list = new ArrayList<>();
        if (opcode() != DATA && opcode() != ACKNOWLEDGEMENT) {
            for (int at = headerLength(); at < bytes().length(); at = end(at) + 1) {
                list.add(BytesText.utf8(bytes(), at, end(at)));
            }
        }
        return list;
    }

    private int end(int at) {
        int zero = BytesText.indexOf(bytes(), 0, at);
        return zero < 0 ? bytes().length() : zero;
    }

    @Override
    public LayerType type() {
        return LayerType.TFTP;
    }

    @Override
    public Bytes contents() {
        return opcode() == DATA ? bytes().slice(0, 4) : bytes();
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    /** Empty if the last string does not end with a zero byte. */
    @Override
    public Optional<LayerValue> toValue() {
        boolean ends = strings().isEmpty() || bytes().u8(bytes().length() - 1) == 0;
        return ends ? Optional.of(new TftpHeader(opcode(), number(), strings())) : Optional.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Opcode", 0, 2, opcode(), label());
        if (opcode() == ERROR) {
            visitor.code("ErrorCode", 2, 2, number(), errorLabel(number()));
            if (bytes().length() > 4) {
                visitor.text("ErrorMessage", 4, end(4) - 4, BytesText.utf8(bytes(), 4, end(4)));
            }
        } else if (hasNumber(opcode())) {
            visitor.number("Block", 2, 2, number());
        } else {
            describeStrings(visitor);
        }
    }

    private void describeStrings(FieldVisitor visitor) {
        int at = 2;
        if (opcode() != OPTION_ACKNOWLEDGEMENT) {
            at = text("FileName", at, visitor);
            at = text("Mode", at, visitor);
        }
        int options = Math.max(strings().size() - (at > 2 ? 2 : 0), 0);
        if (visitor.beginList("Options", Math.min(at, bytes().length()), bytes().length() - at, (options + 1) / 2)) {
            while (at < bytes().length()) {
                visitor.beginStruct("", at, bytes().length() - at);
                at = text("Name", at, visitor);
                at = text("Value", at, visitor);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    /** Where the next string begins. */
    private int text(String name, int at, FieldVisitor visitor) {
        int start = Math.min(at, bytes().length());
        visitor.text(name, start, end(start) - start, BytesText.utf8(bytes(), start, end(start)));
        return Math.min(end(start) + 1, bytes().length());
    }

    private String label() {
        return switch (opcode()) {
            case READ_REQUEST -> "ReadRequest";
            case WRITE_REQUEST -> "WriteRequest";
            case DATA -> "Data";
            case ACKNOWLEDGEMENT -> "Acknowledgement";
            case ERROR -> "Error";
            default -> "OptionAcknowledgement";
        };
    }

    private static String errorLabel(int code) {
        return switch (code) {
            case 0 -> "NotDefined";
            case 1 -> "FileNotFound";
            case 2 -> "AccessViolation";
            case 3 -> "DiskFull";
            case 4 -> "IllegalOperation";
            case 5 -> "UnknownTransferID";
            case 6 -> "FileAlreadyExists";
            case 7 -> "NoSuchUser";
            case 8 -> "OptionNegotiation";
            default -> "Unknown(" + code + ")";
        };
    }
}
