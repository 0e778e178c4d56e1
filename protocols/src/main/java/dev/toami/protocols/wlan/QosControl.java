package dev.toami.protocols.wlan;

import dev.toami.protocols.FieldVisitor;

/**
 * QoS control field (IEEE 802.11-2020, 9.2.4.5).
 *
 * @param value 16 bits, traffic identifier in the lowest ones
 */
public record QosControl(int value) {
    static final int LENGTH = 2;

    public QosControl {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("a QoS control field has 16 bits: " + value);
        }
    }

    /** Best effort is 0; up to 7 it is the user priority. */
    public int trafficIdentifier() {
        return value & 0x0f;
    }

    public boolean isEndOfServicePeriod() {
        return (value & 0x10) != 0;
    }

    /** 0 normal, 1 none, 2 no explicit one, 3 block acknowledgment. */
    public int ackPolicy() {
        return value >> 5 & 3;
    }

    /** The body is an aggregate of several MSDUs. */
    public boolean isAggregate() {
        return (value & 0x80) != 0;
    }

    /** TXOP limit or duration, queue size, or power save buffer state: what it is depends on who sends. */
    public int txop() {
        return value >> 8;
    }

    private String ackPolicyLabel() {
        return switch (ackPolicy()) {
            case 0 -> "normal-ack";
            case 1 -> "no-ack";
            case 2 -> "no-explicit-ack";
            default -> "block-ack";
        };
    }

    /** @param fromAccessPoint whether the fifth bit is the end of a service period; otherwise it is about a queue */
    void describe(int at, boolean fromAccessPoint, FieldVisitor visitor) {
        visitor.beginStruct("QOS", at, LENGTH);
        visitor.number("TID", at, 1, trafficIdentifier());
        if (fromAccessPoint || !visitor.wantsDetail()) {
            visitor.flag("EOSP", at, 1, isEndOfServicePeriod());
        }
        visitor.code("AckPolicy", at, 1, ackPolicy(), ackPolicyLabel());
        visitor.number("TXOP", at + 1, 1, txop());
        if (visitor.wantsDetail()) {
            visitor.flag("AMSDUPresent", at, 1, isAggregate());
        }
        visitor.endStruct();
    }
}
