package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a Modbus protocol data unit is built with.
 *
 * @param functionCode a constant of {@link ModbusFunction}, with 128 added for an exception
 */
public record ModbusMessage(int functionCode, Bytes data) implements LayerValue {
    /** A request to read {@code quantity} coils, inputs or registers. */
    public static ModbusMessage read(int functionCode, int address, int quantity) {
        return numbers(functionCode, address, quantity);
    }

    public static ModbusMessage writeSingleCoil(int address, boolean on) {
        return numbers(ModbusFunction.WRITE_SINGLE_COIL, address, on ? 0xff00 : 0);
    }

    public static ModbusMessage writeSingleRegister(int address, int value) {
        return numbers(ModbusFunction.WRITE_SINGLE_REGISTER, address, value);
    }

    /** The response to a request that failed. */
    public static ModbusMessage exception(int functionCode, int exceptionCode) {
        return new ModbusMessage(functionCode | 0x80, Bytes.of(check(exceptionCode, 0xff)));
    }

    private static ModbusMessage numbers(int functionCode, int first, int second) {
        check(first, 0xffff);
        check(second, 0xffff);
        return new ModbusMessage(functionCode, Bytes.of(first >> 8, first, second >> 8, second));
    }

    private static int check(int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("value " + value + " does not fit: the largest is " + max);
        }
        return value;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(data).prepend(1).u8(0, functionCode);
    }
}
