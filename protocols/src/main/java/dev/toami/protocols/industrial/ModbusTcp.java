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

/**
 * Modbus application protocol header (MODBUS Messaging on TCP/IP Implementation Guide V1.0b, section 3.1.3). Immutable.
 *
 * <pre>
 *  0             2             4             6        7
 * +-------------+-------------+-------------+--------+---------
 * | Transaction |  Protocol   |   Length    |  Unit  |   PDU
 * +-------------+-------------+-------------+--------+---------
 * </pre>
 */
public final class ModbusTcp extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 7;
    /** A unit identifier and a function code. */
    private static final int LEAST_LENGTH = 2;

    private static final int MOST_LENGTH = 254;
    private static final int TRANSACTION = 0;
    private static final int PROTOCOL = 2;
    private static final int LENGTH = 4;
    private static final int UNIT = 6;

    private ModbusTcp(Bytes in) {
        super(in, LayerType.MODBUS_TCP, HEADER_LENGTH, UNIT + in.u16(LENGTH));
    }

    public static ModbusTcp parse(Bytes in) throws MalformedPacketException {
        if (in.length() <= HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.MODBUS_TCP, 0, HEADER_LENGTH + 1, in.length(), "ModbusTCP packet too short");
        }
        int length = in.u16(LENGTH);
        if (length > MOST_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.MODBUS_TCP, LENGTH, MOST_LENGTH, length, "ModbusTCP packet too long");
        }
        if (length < LEAST_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.MODBUS_TCP,
                    LENGTH,
                    LEAST_LENGTH,
                    length,
                    "ModbusTCP packet with wrong field value (Length)");
        }
        return new ModbusTcp(in);
    }

    /** The first message of a segment, or a payload where none begins. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        boolean isMessage = in.length() > HEADER_LENGTH
                && in.u16(PROTOCOL) == 0
                && in.u16(LENGTH) >= LEAST_LENGTH
                && in.u16(LENGTH) <= MOST_LENGTH;
        return isMessage ? parse(in) : Payload.of(in);
    }

    public int transactionIdentifier() {
        return bytes().u16(TRANSACTION);
    }

    /** Zero for Modbus. */
    public int protocolIdentifier() {
        return bytes().u16(PROTOCOL);
    }

    /** Unit identifier and protocol data unit. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    /** The device behind a gateway. */
    public int unitIdentifier() {
        return bytes().u8(UNIT);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return protocolIdentifier() == 0 ? ModbusPdu::parse : LayerParser.PAYLOAD;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(ModbusTcpHeader.of(transactionIdentifier(), unitIdentifier())
                .withProtocolIdentifier(protocolIdentifier()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        String label = protocolIdentifier() == 0 ? "Modbus" : "Unknown";
        visitor.number("TransactionIdentifier", TRANSACTION, 2, transactionIdentifier());
        visitor.code("ProtocolIdentifier", PROTOCOL, 2, protocolIdentifier(), label);
        visitor.number("Length", LENGTH, 2, declaredLength());
        visitor.number("UnitIdentifier", UNIT, 1, unitIdentifier());
    }
}
