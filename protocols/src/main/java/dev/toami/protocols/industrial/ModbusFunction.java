package dev.toami.protocols.industrial;

/** Function and exception codes of Modbus (MODBUS Application Protocol Specification V1.1b3, sections 6 and 7). */
public final class ModbusFunction {
    public static final int READ_COILS = 1;
    public static final int READ_DISCRETE_INPUTS = 2;
    public static final int READ_HOLDING_REGISTERS = 3;
    public static final int READ_INPUT_REGISTERS = 4;
    public static final int WRITE_SINGLE_COIL = 5;
    public static final int WRITE_SINGLE_REGISTER = 6;
    public static final int DIAGNOSTICS = 8;
    public static final int WRITE_MULTIPLE_COILS = 15;
    public static final int WRITE_MULTIPLE_REGISTERS = 16;
    public static final int MASK_WRITE_REGISTER = 22;
    public static final int READ_WRITE_MULTIPLE_REGISTERS = 23;
    public static final int ENCAPSULATED_INTERFACE = 43;

    private ModbusFunction() {}

    /** @param code without the bit that marks an exception */
    static String label(long code) {
        return switch ((int) code) {
            case READ_COILS -> "ReadCoils";
            case READ_DISCRETE_INPUTS -> "ReadDiscreteInputs";
            case READ_HOLDING_REGISTERS -> "ReadHoldingRegisters";
            case READ_INPUT_REGISTERS -> "ReadInputRegisters";
            case WRITE_SINGLE_COIL -> "WriteSingleCoil";
            case WRITE_SINGLE_REGISTER -> "WriteSingleRegister";
            case 7 -> "ReadExceptionStatus";
            case DIAGNOSTICS -> "Diagnostics";
            case 11 -> "GetCommEventCounter";
            case 12 -> "GetCommEventLog";
            case WRITE_MULTIPLE_COILS -> "WriteMultipleCoils";
            case WRITE_MULTIPLE_REGISTERS -> "WriteMultipleRegisters";
            case 17 -> "ReportServerID";
            case 20 -> "ReadFileRecord";
            case 21 -> "WriteFileRecord";
            case MASK_WRITE_REGISTER -> "MaskWriteRegister";
            case READ_WRITE_MULTIPLE_REGISTERS -> "ReadWriteMultipleRegisters";
            case 24 -> "ReadFIFOQueue";
            case ENCAPSULATED_INTERFACE -> "EncapsulatedInterfaceTransport";
            default -> "Unknown(" + code + ')';
        };
    }

    static String exceptionLabel(long code) {
        return switch ((int) code) {
            case 1 -> "IllegalFunction";
            case 2 -> "IllegalDataAddress";
            case 3 -> "IllegalDataValue";
            case 4 -> "ServerDeviceFailure";
            case 5 -> "Acknowledge";
            case 6 -> "ServerDeviceBusy";
            case 8 -> "MemoryParityError";
            case 10 -> "GatewayPathUnavailable";
            case 11 -> "GatewayTargetDeviceFailedToRespond";
            default -> "Unknown(" + code + ')';
        };
    }
}
