package dev.toami.protocols.industrial;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * EtherNet/IP encapsulation message with its common packet format items (CIP Networks Library, volume 2, chapter 2). Numbers
 * have their least significant byte first. The payload is the data of the data item. Immutable.
 *
 * <pre>
 *  0         2         4             8             12                   20            24
 * +---------+---------+-------------+-------------+--------------------+-------------+------
 * | Command | Length  |   Session   |   Status    |   Sender Context   |   Options   | Data
 * +---------+---------+-------------+-------------+--------------------+-------------+------
 * </pre>
 */
public final class EnipMessage extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 24;
    public static final int LIST_SERVICES = 0x04;
    public static final int LIST_IDENTITY = 0x63;
    public static final int REGISTER_SESSION = 0x65;
    public static final int SEND_RR_DATA = 0x6f;
    public static final int SEND_UNIT_DATA = 0x70;

    private static final int COMMAND = 0;
    private static final int LENGTH = 2;
    private static final int SESSION = 4;
    private static final int STATUS = 8;
    private static final int CONTEXT = 12;
    private static final int OPTIONS = 20;
    /** Interface handle and timeout, in front of the items. */
    private static final int ITEMS_OF_DATA = HEADER_LENGTH + 6;

    private EnipMessage(Bytes in, int headerLength, int totalLength) {
        super(in, LayerType.ENIP, headerLength, totalLength);
    }

    public static EnipMessage parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.ENIP, HEADER_LENGTH);
        int total = HEADER_LENGTH + LittleEndian.u16(in, LENGTH);
        CommonPacketItems items = items(in.clip(total));
        int end = Math.min(total, items.dataEnd());
        return items.hasData() && end >= items.dataStart()
                ? new EnipMessage(in, items.dataStart(), end)
                : new EnipMessage(in, total, total);
    }

    /** A message, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return in.length() < HEADER_LENGTH
                        || label(LittleEndian.u16(in, COMMAND)).startsWith("Unknown")
                ? Payload.of(in)
                : parse(in);
    }

    private static CommonPacketItems items(Bytes message) {
        return switch (LittleEndian.u16(message, COMMAND)) {
            case SEND_RR_DATA, SEND_UNIT_DATA -> CommonPacketItems.in(message, ITEMS_OF_DATA);
            case LIST_SERVICES, LIST_IDENTITY -> CommonPacketItems.in(message, HEADER_LENGTH);
            default -> CommonPacketItems.in(message, message.length());
        };
    }

    public int command() {
        return LittleEndian.u16(bytes(), COMMAND);
    }

    /** What follows the header. */
    public int declaredLength() {
        return LittleEndian.u16(bytes(), LENGTH);
    }

    public long sessionHandle() {
        return LittleEndian.u32(bytes(), SESSION);
    }

    public long status() {
        return LittleEndian.u32(bytes(), STATUS);
    }

    /** Eight bytes that the response repeats. */
    public Bytes senderContext() {
        return bytes().slice(CONTEXT, OPTIONS - CONTEXT);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return CipMessage::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        Bytes data = contents().slice(Math.min(HEADER_LENGTH, contents().length()));
        return Optional.of(EnipHeader.of(command(), sessionHandle())
                .withStatus(status())
                .withSenderContext(senderContext())
                .withData(data));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(message(), 0, visitor).littleEndian();
        cursor.code("Command", 2, EnipMessage::label);
        cursor.number("Length", 2);
        cursor.number("SessionHandle", 4);
        cursor.code("Status", 4, EnipMessage::statusLabel);
        cursor.bytes("SenderContext", OPTIONS - CONTEXT);
        cursor.number("Options", 4);
        switch (command()) {
            case SEND_RR_DATA, SEND_UNIT_DATA -> {
                cursor.number("InterfaceHandle", 4);
                cursor.number("Timeout", 2);
                items(message()).describe(visitor);
            }
            case LIST_SERVICES, LIST_IDENTITY -> items(message()).describe(visitor);
            case REGISTER_SESSION -> {
                cursor.number("ProtocolVersion", 2);
                cursor.number("OptionFlags", 2);
            }
            default -> cursor.bytes("Data", cursor.left());
        }
    }

    static String label(long command) {
        return switch ((int) command) {
            case 0 -> "NOP";
            case 0x01 -> "ListTargets";
            case LIST_SERVICES -> "ListServices";
            case LIST_IDENTITY -> "ListIdentity";
            case 0x64 -> "ListInterfaces";
            case REGISTER_SESSION -> "RegisterSession";
            case 0x66 -> "UnRegisterSession";
            case SEND_RR_DATA -> "SendRRData";
            case SEND_UNIT_DATA -> "SendUnitData";
            case 0x72 -> "IndicateStatus";
            case 0x73 -> "Cancel";
            default -> "Unknown(" + command + ')';
        };
    }

    private static String statusLabel(long status) {
        return switch ((int) status) {
            case 0 -> "Success";
            case 1 -> "InvalidCommand";
            case 2 -> "InsufficientMemory";
            case 3 -> "IncorrectData";
            case 0x64 -> "InvalidSessionHandle";
            case 0x65 -> "InvalidLength";
            case 0x69 -> "UnsupportedProtocolRevision";
            default -> "Unknown(" + status + ')';
        };
    }
}
