package dev.toami.protocols.industrial;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;

/**
 * Connection-oriented transport protocol data unit (ISO 8073, ITU-T X.224, section 13). Immutable.
 *
 * <pre>
 *  0        1        2                 4                 6        7
 * +--------+--------+-----------------+-----------------+--------+-----------
 * |   LI   |CR E0,CC|     DST-REF     |     SRC-REF     | Class  | Variable
 * +--------+--------+-----------------+-----------------+--------+-----------
 * |   LI   | DT F0  |EOT, NR |  User data
 * +--------+--------+--------+-----------
 * </pre>
 */
public final class Cotp extends MeasuredLayer implements ApplicationLayer {
    public static final int EXPEDITED_DATA = 0x1;
    public static final int ERROR = 0x7;
    public static final int DISCONNECT_REQUEST = 0x8;
    public static final int DISCONNECT_CONFIRM = 0xc;
    public static final int CONNECTION_CONFIRM = 0xd;
    public static final int CONNECTION_REQUEST = 0xe;
    public static final int DATA = 0xf;

    private static final int LEAST = 3;
    private static final int RESERVED_LENGTH = 0xff;
    /** Length, code, two references, class or reason. */
    private static final int FIXED_OF_CONNECTION = 7;

    private Cotp(Bytes in) {
        super(in, LayerType.COTP, 1 + in.u8(0), Math.max(1 + in.u8(0), in.length()));
    }

    public static Cotp parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.COTP, LEAST);
        if (in.u8(0) < LEAST - 1) {
            throw tooSmall(LayerType.COTP, 0, LEAST - 1, in.u8(0), "length indicator");
        }
        if (in.u8(0) == RESERVED_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.COTP, 0, LEAST - 1, RESERVED_LENGTH, "COTP length indicator is 255, which is reserved");
        }
        return new Cotp(in);
    }

    /** The type of the data unit, four bits. */
    public int pduType() {
        return bytes().u8(1) >> 4;
    }

    /** How long the header is, without the indicator itself. */
    public int lengthIndicator() {
        return bytes().u8(0);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return pduType() == DATA ? S7Message::parseData : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new CotpHeader(bytes().u8(1), contents().slice(2)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(contents(), 0, visitor);
        cursor.number("LengthIndicator", 1);
        visitor.code("PDUType", 1, 1, pduType(), label(pduType()));
        cursor.skip(1);
        switch (pduType()) {
            case CONNECTION_REQUEST, CONNECTION_CONFIRM -> {
                references(cursor);
                cursor.bits("Class", 1, 0xf0);
                cursor.flag("ExtendedFormats", 1, 0x02).flag("NoExplicitFlowControl", 1, 0x01);
                cursor.skip(1);
                parameters(visitor);
            }
            case DISCONNECT_REQUEST -> {
                references(cursor);
                cursor.number("Cause", 1);
                parameters(visitor);
            }
            case DISCONNECT_CONFIRM -> references(cursor);
            case ERROR -> {
                cursor.number("DestinationReference", 2);
                cursor.number("RejectCause", 1);
            }
            case DATA, EXPEDITED_DATA -> {
                // Classes 0 and 1 have no reference.
                if (lengthIndicator() > LEAST - 1) {
                    cursor.number("DestinationReference", 2);
                }
                cursor.bits("TPDUNumber", 1, 0x7f).flag("EndOfTransmission", 1, 0x80);
            }
            default -> {}
        }
    }

    private static void references(FieldCursor cursor) {
        cursor.number("DestinationReference", 2);
        cursor.number("SourceReference", 2);
    }

    private void parameters(FieldVisitor visitor) {
        Bytes header = contents();
        int count = 0;
        for (int at = FIXED_OF_CONNECTION; at + 2 <= header.length(); at += 2 + header.u8(at + 1)) {
            count++;
        }
        int start = Math.min(FIXED_OF_CONNECTION, header.length());
        if (visitor.beginList("Parameters", start, header.length() - start, count)) {
            int at = FIXED_OF_CONNECTION;
            for (int i = 0; i < count; i++) {
                int end = Math.min(at + 2 + header.u8(at + 1), header.length());
                parameter(header.clip(end), at, visitor);
                at = end;
            }
        }
        visitor.endList();
    }

    private static void parameter(Bytes header, int at, FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(header, at, visitor);
        visitor.beginStruct("", at, header.length() - at);
        int code = (int) cursor.code("Code", 1, Cotp::parameterLabel);
        cursor.number("Length", 1);
        switch (code) {
            case 0xc0 -> {
                long exponent = cursor.peek(1);
                if (cursor.has(1) && exponent < 32) {
                    visitor.number("TPDUSize", cursor.at(), 1, 1L << exponent);
                }
            }
            case 0xc1 -> cursor.bytes("SourceTSAP", cursor.left());
            case 0xc2 -> cursor.bytes("DestinationTSAP", cursor.left());
            default -> cursor.bytes("Value", cursor.left());
        }
        visitor.endStruct();
    }

    private static String parameterLabel(long code) {
        return switch ((int) code) {
            case 0xc0 -> "TPDUSize";
            case 0xc1 -> "SourceTSAP";
            case 0xc2 -> "DestinationTSAP";
            case 0xc3 -> "Checksum";
            case 0xc4 -> "VersionNumber";
            case 0xc6 -> "AdditionalOptionSelection";
            case 0xe0 -> "AdditionalInformation";
            case 0xf0 -> "PreferredMaximumTPDUSize";
            default -> "Unknown(" + code + ')';
        };
    }

    static String label(int type) {
        return switch (type) {
            case EXPEDITED_DATA -> "ED";
            case 0x2 -> "EA";
            case 0x5 -> "RJ";
            case 0x6 -> "AK";
            case ERROR -> "ER";
            case DISCONNECT_REQUEST -> "DR";
            case DISCONNECT_CONFIRM -> "DC";
            case CONNECTION_CONFIRM -> "CC";
            case CONNECTION_REQUEST -> "CR";
            case DATA -> "DT";
            default -> "Unknown(" + type + ')';
        };
    }
}
