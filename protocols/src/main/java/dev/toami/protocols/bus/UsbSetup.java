package dev.toami.protocols.bus;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Setup packet of a USB control transfer (USB 2.0, section 9.3), in little-endian byte order. Immutable.
 *
 * <pre>
 *  0               8               16                           31
 * +---------------+---------------+-------------------------------+
 * | Request Type  |    Request    |             Value             |
 * +---------------+---------------+-------------------------------+
 * |             Index             |            Length             |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class UsbSetup extends Layer {
    public static final int HEADER_LENGTH = 8;
    private static final int REQUEST_TYPE = 0;
    private static final int REQUEST = 1;
    private static final int VALUE = 2;
    private static final int INDEX = 4;
    private static final int LENGTH = 6;

    private UsbSetup(Bytes in) {
        super(in);
    }

    public static UsbSetup parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.USB_SETUP);
        return new UsbSetup(in);
    }

    /** Direction, kind and recipient. */
    public int requestType() {
        return bytes().u8(REQUEST_TYPE);
    }

    public int request() {
        return bytes().u8(REQUEST);
    }

    public int value() {
        return LittleEndian.u16(bytes(), VALUE);
    }

    public int index() {
        return LittleEndian.u16(bytes(), INDEX);
    }

    /** Of the data that the request sends or asks for. */
    public int dataLength() {
        return LittleEndian.u16(bytes(), LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.USB_SETUP;
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
        return Optional.of(new UsbSetupHeader(requestType(), request(), value(), index(), dataLength()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("RequestType", REQUEST_TYPE, 1, requestType());
        visitor.code("Request", REQUEST, 1, request(), label());
        visitor.number("Value", VALUE, 2, value());
        visitor.number("Index", INDEX, 2, index());
        visitor.number("Length", LENGTH, 2, dataLength());
    }

    private String label() {
        return switch (request()) {
            case 0 -> "GET_STATUS";
            case 1 -> "CLEAR_FEATURE";
            case 3 -> "SET_FEATURE";
            case 5 -> "SET_ADDRESS";
            case 6 -> "GET_DESCRIPTOR";
            case 7 -> "SET_DESCRIPTOR";
            case 8 -> "GET_CONFIGURATION";
            case 9 -> "SET_CONFIGURATION";
            case 10 -> "SET_IDLE";
            default -> "UNKNOWN";
        };
    }
}
