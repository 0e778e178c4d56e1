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
public final class ModbusTcp extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 7;
    private static final int LEAST_PDU = 2;
    private static final int LARGEST_PDU = 253;
    private static final int TRANSACTION = 0;
    private static final int PROTOCOL = 2;
    private static final int LENGTH = 4;
    private static final int UNIT = 6;

    private ModbusTcp(Bytes in) {
        super(in);
    }

    /** A segment that is one message: gopacket takes no other. */
    public static ModbusTcp parse(Bytes in) throws MalformedPacketException {
        int length = in.length();
        if (length < HEADER_LENGTH + LEAST_PDU) {
            throw MalformedPacketException.truncated(
                    LayerType.MODBUS_TCP, 0, HEADER_LENGTH + LEAST_PDU, length, "ModbusTCP packet too short");
        }
        if (length > HEADER_LENGTH + LARGEST_PDU) {
            throw MalformedPacketException.truncated(
                    LayerType.MODBUS_TCP, 0, HEADER_LENGTH + LARGEST_PDU, length, "ModbusTCP packet too long");
        }
        if (in.u16(LENGTH) != length - LENGTH - 2) {
            throw MalformedPacketException.truncated(
                    LayerType.MODBUS_TCP,
                    LENGTH,
                    in.u16(LENGTH),
                    length - LENGTH - 2,
                    "ModbusTCP packet with wrong field value (Length)");
        }
        return new ModbusTcp(in);
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
    public LayerType type() {
        return LayerType.MODBUS_TCP;
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
