package dev.toami.protocols.transport;

/**
 * What a DCCP packet is (RFC 4340, section 5.1).
 *
 * @param value 4 bits
 */
public record DccpType(int value) {
    public static final DccpType REQUEST = new DccpType(0);
    public static final DccpType RESPONSE = new DccpType(1);
    public static final DccpType DATA = new DccpType(2);
    public static final DccpType ACK = new DccpType(3);
    public static final DccpType DATA_ACK = new DccpType(4);
    public static final DccpType CLOSE_REQ = new DccpType(5);
    public static final DccpType CLOSE = new DccpType(6);
    public static final DccpType RESET = new DccpType(7);
    public static final DccpType SYNC = new DccpType(8);
    public static final DccpType SYNC_ACK = new DccpType(9);
    /** RFC 5596. */
    public static final DccpType LISTEN = new DccpType(10);

    public DccpType {
        if (value < 0 || value > 15) {
            throw new IllegalArgumentException("a DCCP packet type has 4 bits: " + value);
        }
    }

    /** True if packets of this type acknowledge. */
    public boolean hasAcknowledgment() {
        return value == 1 || value >= 3 && value <= 9;
    }

    /** True if 32 bits of a service code or of a reset follow. */
    boolean hasCode() {
        return value <= 1 || value == 7 || value == 10;
    }

    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "Request";
            case 1 -> "Response";
            case 2 -> "Data";
            case 3 -> "Ack";
            case 4 -> "DataAck";
            case 5 -> "CloseReq";
            case 6 -> "Close";
            case 7 -> "Reset";
            case 8 -> "Sync";
            case 9 -> "SyncAck";
            case 10 -> "Listen";
            default -> "Unknown(" + value + ")";
        };
    }
}
