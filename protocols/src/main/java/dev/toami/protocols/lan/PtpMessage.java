package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;
import dev.toami.protocols.internal.Signed;

/**
 * Precision time protocol message, version 2 (IEEE 1588, clause 13.3). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------+-------+-------+-------+-------------------------------+
 * |  MSID |   MT  |   MV  |Version|         MessageLength         |
 * +---------------+---------------+-------------------------------+
 * |  DomainNumber |   MinorSdoID  |             Flags             |
 * +---------------------------------------------------------------+
 * |                   CorrectionField (8 bytes)                   |
 * +---------------------------------------------------------------+
 * |                      MessageTypeSpecific                      |
 * +---------------------------------------------------------------+
 * |                    ClockIdentity (8 bytes)                    |
 * +-------------------------------+-------------------------------+
 * |        SourcePortNumber       |           SequenceID          |
 * +---------------+---------------+-------------------------------+
 * |  ControlField |      LMI      |
 * +---------------+---------------+
 * </pre>
 */
public final class PtpMessage extends Layer {
    public static final int HEADER_LENGTH = 34;
    private static final int MAJOR_SDO_ID = 0;
    private static final int MINOR_VERSION = 1;
    private static final int MESSAGE_LENGTH = 2;
    private static final int DOMAIN_NUMBER = 4;
    private static final int MINOR_SDO_ID = 5;
    private static final int FLAGS = 6;
    private static final int CORRECTION_FIELD = 8;
    private static final int MESSAGE_TYPE_SPECIFIC = 16;
    private static final int CLOCK_IDENTITY = 20;
    private static final int SOURCE_PORT_NUMBER = 28;
    private static final int SEQUENCE_ID = 30;
    private static final int CONTROL_FIELD = 32;
    private static final int LOG_MESSAGE_INTERVAL = 33;

    private PtpMessage(Bytes in) {
        super(in);
    }

    public static PtpMessage parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.PTP);
        int declared = in.u16(MESSAGE_LENGTH);
        if (declared < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.PTP,
                    MESSAGE_LENGTH,
                    HEADER_LENGTH,
                    declared,
                    "a PTP message has at least " + HEADER_LENGTH + " bytes, not " + declared);
        }
        return new PtpMessage(in);
    }

    public int majorSdoID() {
        return bytes().u8(MAJOR_SDO_ID) >> 4;
    }

    public int messageType() {
        return bytes().u8(MAJOR_SDO_ID) & 0xf;
    }

    public int minorVersion() {
        return bytes().u8(MINOR_VERSION) >> 4;
    }

    public int version() {
        return bytes().u8(MINOR_VERSION) & 0xf;
    }

    /** Header and body. */
    public int messageLength() {
        return bytes().u16(MESSAGE_LENGTH);
    }

    public int domainNumber() {
        return bytes().u8(DOMAIN_NUMBER);
    }

    public int minorSdoID() {
        return bytes().u8(MINOR_SDO_ID);
    }

    public int flags() {
        return bytes().u16(FLAGS);
    }

    /** In nanoseconds, multiplied by 65,536; signed. */
    public long correctionField() {
        return bytes().i64(CORRECTION_FIELD);
    }

    public long messageTypeSpecific() {
        return bytes().u32(MESSAGE_TYPE_SPECIFIC);
    }

    public long clockIdentity() {
        return bytes().i64(CLOCK_IDENTITY);
    }

    public int sourcePortNumber() {
        return bytes().u16(SOURCE_PORT_NUMBER);
    }

    public int sequenceID() {
        return bytes().u16(SEQUENCE_ID);
    }

    public int controlField() {
        return bytes().u8(CONTROL_FIELD);
    }

    /** The logarithm to base 2 of the interval in seconds. */
    public int logMessageInterval() {
        return (byte) bytes().u8(LOG_MESSAGE_INTERVAL);
    }

    @Override
    public LayerType type() {
        return LayerType.PTP;
    }

    /** What the message type says: mostly a timestamp. */
    public Bytes body() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes().clip(Math.max(messageLength(), HEADER_LENGTH));
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < messageLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new PtpHeader(
                majorSdoID(),
                messageType(),
                minorVersion(),
                version(),
                OptionalInt.empty(),
                domainNumber(),
                minorSdoID(),
                flags(),
                correctionField(),
                messageTypeSpecific(),
                clockIdentity(),
                sourcePortNumber(),
                sequenceID(),
                controlField(),
                logMessageInterval(),
                body()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("MajorSdoID", MAJOR_SDO_ID, 1, majorSdoID());
        visitor.code("MessageType", MAJOR_SDO_ID, 1, messageType(), messageTypeLabel(messageType()));
        visitor.number("MinorVersion", MINOR_VERSION, 1, minorVersion());
        visitor.number("Version", MINOR_VERSION, 1, version());
        visitor.number("MessageLength", MESSAGE_LENGTH, 2, messageLength());
        visitor.number("DomainNumber", DOMAIN_NUMBER, 1, domainNumber());
        visitor.number("MinorSdoID", MINOR_SDO_ID, 1, minorSdoID());
        visitor.number("Flags", FLAGS, 2, flags());
        visitor.number("CorrectionField", CORRECTION_FIELD, 8, correctionField());
        visitor.number("MessageTypeSpecific", MESSAGE_TYPE_SPECIFIC, 4, messageTypeSpecific());
        visitor.number("ClockIdentity", CLOCK_IDENTITY, 8, clockIdentity());
        visitor.number("SourcePortNumber", SOURCE_PORT_NUMBER, 2, sourcePortNumber());
        visitor.number("SequenceID", SEQUENCE_ID, 2, sequenceID());
        visitor.number("ControlField", CONTROL_FIELD, 1, controlField());
        Signed.describe(visitor, "LogMessageInterval", LOG_MESSAGE_INTERVAL, 1, logMessageInterval());
        PtpBody.describe(messageType(), contents(), visitor);
    }

    private static String messageTypeLabel(int messageType) {
        return switch (messageType) {
            case 0 -> "Sync";
            case 1 -> "Delay_Req";
            case 2 -> "Pdelay_Req";
            case 3 -> "Pdelay_Resp";
            case 8 -> "Follow_Up";
            case 9 -> "Delay_Resp";
            case 10 -> "Pdelay_Resp_Follow_Up";
            case 11 -> "Announce";
            case 12 -> "Signaling";
            case 13 -> "Management";
            default -> "Unknown(" + messageType + ")";
        };
    }
}
