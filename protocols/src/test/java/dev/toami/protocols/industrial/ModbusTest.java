package dev.toami.protocols.industrial;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ModbusTest {
    private static final Bytes READ = PacketBuilder.build(
            ModbusTcpHeader.of(0x1234, 17), ModbusMessage.read(ModbusFunction.READ_HOLDING_REGISTERS, 600, 10));

    @Test
    void requestIsBuiltByTheSpecification() {
        assertEquals(Bytes.parseHex("1234 0000 0006 11 03 0258 000a"), READ);
        assertEquals(Bytes.parseHex("05 00ac ff00"), PacketBuilder.build(ModbusMessage.writeSingleCoil(0x00ac, true)));
        assertEquals(Bytes.parseHex("06 0001 0003"), PacketBuilder.build(ModbusMessage.writeSingleRegister(1, 3)));
        assertThrows(IllegalArgumentException.class, () -> ModbusMessage.read(3, 0x10000, 1));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(ModbusTcpHeader.of(0, 0x100)));
    }

    @Test
    void gettersReadTheHeader() throws MalformedPacketException {
        ModbusTcp modbus = ModbusTcp.parse(READ);
        assertEquals(0x1234, modbus.transactionIdentifier());
        assertEquals(0, modbus.protocolIdentifier());
        assertEquals(6, modbus.declaredLength());
        assertEquals(17, modbus.unitIdentifier());
        assertEquals(5, modbus.payload().length());
        ModbusPdu pdu = ModbusPdu.parse(modbus.payload());
        assertEquals(ModbusFunction.READ_HOLDING_REGISTERS, pdu.functionCode());
        assertFalse(pdu.isException());
        assertEquals(OptionalInt.empty(), pdu.exceptionCode());
    }

    @Test
    void exceptionHasACode() {
        ModbusPdu pdu = Golden.layer("modbus-exception", ModbusPdu.class);
        assertEquals(ModbusFunction.WRITE_SINGLE_COIL, pdu.functionCode());
        assertTrue(pdu.isException());
        assertEquals(OptionalInt.of(2), pdu.exceptionCode());
    }

    @Test
    void requestAndResponseAreToldApartByTheirForm() throws MalformedPacketException {
        assertTrue(
                ModbusPdu.parse(Bytes.parseHex("01 0013 0025")).toString().contains("ReferenceNumber=19 BitCount=37"));
        assertTrue(
                ModbusPdu.parse(Bytes.parseHex("01 03 cd6b05")).toString().contains("ByteCount=3 Data=[205, 107, 5]"));
        assertTrue(ModbusPdu.parse(Bytes.parseHex("17 02 0005")).toString().contains("ByteCount=2 Data=[0, 5]"));
    }

    @Test
    void lengthClips() throws MalformedPacketException {
        Bytes two = Bytes.parseHex("0001 0000 0002 01 07 0002 0000 0002 01 07");
        ModbusTcp first = ModbusTcp.parse(two);
        assertEquals(Bytes.parseHex("07"), first.payload());
        assertFalse(first.isTruncated());
        assertTrue(ModbusTcp.parse(READ.clip(9)).isTruncated());
    }

    @Test
    void whatIsNoMessageIsAPayload() throws MalformedPacketException {
        for (String segment :
                new String[] {"01", "0001 0001 0002 01 07", "0001 0000 0001 01 07", "0001 0000 00ff 01 07"}) {
            assertInstanceOf(Payload.class, ModbusTcp.parseSegment(Bytes.parseHex(segment)));
        }
        assertInstanceOf(ModbusTcp.class, ModbusTcp.parseSegment(READ));
        assertMessage("ModbusTCP packet too short", READ.clip(7));
        assertMessage("ModbusTCP packet too long", Bytes.parseHex("0001 0000 00ff 01 07"));
        assertMessage("ModbusTCP packet with wrong field value (Length)", Bytes.parseHex("0001 0000 0001 01 07"));
    }

    private static void assertMessage(String message, Bytes in) {
        assertEquals(
                message,
                assertThrows(MalformedPacketException.class, () -> ModbusTcp.parse(in))
                        .getMessage());
    }

    @Test
    void neverFails() {
        Messages.checkRobust(ModbusTcp::parse, READ, 8);
        for (int function = 0; function < 256; function++) {
            Messages.checkRobust(ModbusPdu::parse, Bytes.of(function, 0, 1, 0, 2, 4, 0, 5, 0, 2, 0, 9), 1);
        }
    }
}
