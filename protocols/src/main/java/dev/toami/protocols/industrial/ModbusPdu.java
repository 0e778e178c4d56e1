package dev.toami.protocols.industrial;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.FieldCursor;

/**
 * Modbus protocol data unit (MODBUS Application Protocol Specification V1.1b3). Immutable.
 *
 * <pre>
 *  0          1
 * +----------+-----------------------
 * | Function |  Data, or exception code
 * +----------+-----------------------
 * </pre>
 *
 * <p>Nothing in it says whether it is a request or a response. Where the form of both could be meant, it is described as
 * the request.
 */
public final class ModbusPdu extends MeasuredLayer implements ApplicationLayer {
    /** The bit that makes a function code that of an exception. */
    private static final int EXCEPTION = 0x80;
    /** More items than these cannot be read at once. */
    private static final int MOST_ITEMS = 2000;

    private ModbusPdu(Bytes in) {
        super(in, LayerType.MODBUS, in.length(), in.length());
    }

    public static ModbusPdu parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.MODBUS, 1);
        return new ModbusPdu(in);
    }

    /** Without the bit that marks an exception: a constant of {@link ModbusFunction}. */
    public int functionCode() {
        return bytes().u8(0) & ~EXCEPTION;
    }

    public boolean isException() {
        return (bytes().u8(0) & EXCEPTION) != 0;
    }

    /** Empty unless this is an exception. */
    public OptionalInt exceptionCode() {
        return isException() && bytes().length() > 1 ? OptionalInt.of(bytes().u8(1)) : OptionalInt.empty();
    }

    /** What follows the function code. */
    public Bytes data() {
        return bytes().slice(1);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new ModbusMessage(bytes().u8(0), data()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("FunctionCode", 0, 1, functionCode(), ModbusFunction.label(functionCode()));
        visitor.flag("Exception", 0, 1, isException());
        FieldCursor cursor = new FieldCursor(bytes(), 1, visitor);
        if (isException()) {
            cursor.code("ExceptionCode", 1, ModbusFunction::exceptionLabel);
        } else {
            describe(cursor);
        }
        cursor.bytes("Data", cursor.left());
    }

    private void describe(FieldCursor cursor) {
        switch (functionCode()) {
            case ModbusFunction.READ_COILS, ModbusFunction.READ_DISCRETE_INPUTS -> read(cursor, "BitCount");
            case ModbusFunction.READ_HOLDING_REGISTERS, ModbusFunction.READ_INPUT_REGISTERS ->
                read(cursor, "WordCount");
            case ModbusFunction.WRITE_SINGLE_COIL, ModbusFunction.WRITE_SINGLE_REGISTER ->
                cursor.number("ReferenceNumber", 2);
            case ModbusFunction.DIAGNOSTICS -> cursor.number("DiagnosticCode", 2);
            case ModbusFunction.WRITE_MULTIPLE_COILS -> write(cursor, "BitCount");
            case ModbusFunction.WRITE_MULTIPLE_REGISTERS -> write(cursor, "WordCount");
            case ModbusFunction.MASK_WRITE_REGISTER -> {
                cursor.number("ReferenceNumber", 2);
                cursor.number("AndMask", 2);
                cursor.number("OrMask", 2);
            }
            case ModbusFunction.READ_WRITE_MULTIPLE_REGISTERS -> readAndWrite(cursor);
            case ModbusFunction.ENCAPSULATED_INTERFACE -> cursor.number("MEIType", 1);
            case 12, 17, 20, 21 -> byteCount(cursor);
            default -> {}
        }
    }

    private void read(FieldCursor cursor, String count) {
        int items = bytes().length() == 5 ? bytes().u16(3) : 0;
        if (items > 0 && items <= MOST_ITEMS) {
            cursor.number("ReferenceNumber", 2);
            cursor.number(count, 2);
        } else {
            byteCount(cursor);
        }
    }

    private static void write(FieldCursor cursor, String count) {
        cursor.number("ReferenceNumber", 2);
        cursor.number(count, 2);
        if (cursor.left() > 0) {
            cursor.number("ByteCount", 1);
        }
    }

    private void readAndWrite(FieldCursor cursor) {
        if (bytes().length() >= 10 && bytes().u8(9) == bytes().length() - 10) {
            cursor.number("ReadReferenceNumber", 2);
            cursor.number("ReadWordCount", 2);
            cursor.number("WriteReferenceNumber", 2);
            cursor.number("WriteWordCount", 2);
        }
        byteCount(cursor);
    }

    private static void byteCount(FieldCursor cursor) {
        if (cursor.peek(1) == cursor.left() - 1) {
            cursor.number("ByteCount", 1);
        }
    }
}
