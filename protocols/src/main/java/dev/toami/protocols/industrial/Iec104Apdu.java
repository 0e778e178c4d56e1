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
 * Application protocol control information of telecontrol over TCP (IEC 60870-5-104, section 5). Immutable.
 *
 * <pre>
 *  0        1        2                                   6
 * +--------+--------+--------+--------+--------+--------+------
 * |  0x68  | Length |  Control field, four octets       | ASDU
 * +--------+--------+--------+--------+--------+--------+------
 * </pre>
 */
public final class Iec104Apdu extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 6;
    static final int START = 0x68;
    /** What the length counts besides the ASDU. */
    static final int CONTROL_LENGTH = 4;

    private static final int MOST = 253;
    private static final int LENGTH = 1;
    private static final int CONTROL = 2;

    /** What the frame is for. */
    public enum Format {
        /** Numbered information. */
        I,
        /** Numbered supervision. */
        S,
        /** Unnumbered control. */
        U
    }

    private Iec104Apdu(Bytes in) {
        super(in, LayerType.IEC104, HEADER_LENGTH, 2 + in.u8(LENGTH));
    }

    public static Iec104Apdu parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.IEC104, HEADER_LENGTH);
        if (in.u8(0) != START) {
            throw invalid(LayerType.IEC104, 0, START, in.u8(0), "start");
        }
        if (in.u8(LENGTH) < CONTROL_LENGTH) {
            throw tooSmall(LayerType.IEC104, LENGTH, CONTROL_LENGTH, in.u8(LENGTH), "length");
        }
        return new Iec104Apdu(in);
    }

    /** The first unit of a segment, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        boolean isUnit = in.length() >= HEADER_LENGTH
                && in.u8(0) == START
                && in.u8(LENGTH) >= CONTROL_LENGTH
                && in.u8(LENGTH) <= MOST;
        return isUnit ? parse(in) : Payload.of(in);
    }

    public Format format() {
        int control = bytes().u8(CONTROL);
        return (control & 1) == 0 ? Format.I : (control & 2) == 0 ? Format.S : Format.U;
    }

    /** N(S), of format I. */
    public int sendSequenceNumber() {
        return LittleEndian.u16(bytes(), CONTROL) >> 1;
    }

    /** N(R), of formats I and S. */
    public int receiveSequenceNumber() {
        return LittleEndian.u16(bytes(), CONTROL + 2) >> 1;
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return format() == Format.I ? Iec104Asdu::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new Iec104Header(bytes().u32(CONTROL)));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(bytes(), 0, visitor);
        cursor.number("Start", 1);
        cursor.number("ApduLen", 1);
        int number = format() == Format.I ? 0 : format() == Format.S ? 1 : 3;
        visitor.code("Type", CONTROL, 1, number, format().name());
        switch (format()) {
            case I -> {
                visitor.number("Tx", CONTROL, 2, sendSequenceNumber());
                visitor.number("Rx", CONTROL + 2, 2, receiveSequenceNumber());
            }
            case S -> visitor.number("Rx", CONTROL + 2, 2, receiveSequenceNumber());
            case U -> {
                int function = bytes().u8(CONTROL) & 0xfc;
                visitor.code("UType", CONTROL, 1, function >> 2, unnumbered(function));
            }
        }
    }

    private static String unnumbered(int function) {
        return switch (function) {
            case 0x04 -> "STARTDTact";
            case 0x08 -> "STARTDTcon";
            case 0x10 -> "STOPDTact";
            case 0x20 -> "STOPDTcon";
            case 0x40 -> "TESTFRact";
            case 0x80 -> "TESTFRcon";
            default -> "Unknown(" + function + ')';
        };
    }
}
