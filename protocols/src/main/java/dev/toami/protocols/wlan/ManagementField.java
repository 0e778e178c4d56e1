package dev.toami.protocols.wlan;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.LittleEndian;

/** A field of fixed length in a management frame's body (IEEE 802.11-2020, 9.4.1). */
enum ManagementField {
    CAPABILITY("CapabilityInfo", 2),
    LISTEN_INTERVAL("ListenInterval", 2),
    STATUS("Status", 2),
    ASSOCIATION_ID("AID", 2),
    CURRENT_AP("CurrentApAddress", MacAddress.LENGTH),
    TIMESTAMP("Timestamp", 8),
    BEACON_INTERVAL("Interval", 2),
    /** The capabilities, as gopacket calls them in beacons and probe responses. */
    BEACON_CAPABILITY("Flags", 2),
    REASON("Reason", 2),
    ALGORITHM("Algorithm", 2),
    TRANSACTION("Sequence", 2),
    CATEGORY("Category", 1),
    ACTION("Action", 1);

    private final String label;
    final int length;

    ManagementField(String label, int length) {
        this.label = label;
        this.length = length;
    }

    /** The fields in front of the elements, in their order. */
    static List<ManagementField> of(Dot11Type type) {
        return switch (type.value()) {
            case 0x00 -> List.of(CAPABILITY, LISTEN_INTERVAL);
            case 0x04, 0x0c -> List.of(CAPABILITY, STATUS, ASSOCIATION_ID);
            case 0x08 -> List.of(CAPABILITY, LISTEN_INTERVAL, CURRENT_AP);
            case 0x14, 0x20 -> List.of(TIMESTAMP, BEACON_INTERVAL, BEACON_CAPABILITY);
            case 0x28, 0x30 -> List.of(REASON);
            case 0x2c -> List.of(ALGORITHM, TRANSACTION, STATUS);
            case 0x34, 0x38 -> List.of(CATEGORY, ACTION);
            default -> List.of();
        };
    }

    static int length(List<ManagementField> fields) {
        return fields.stream().mapToInt(field -> field.length).sum();
    }

    long read(Bytes in, int at) {
        return switch (length) {
            case 1 -> in.u8(at);
            case 2 -> LittleEndian.u16(in, at);
            case MacAddress.LENGTH -> MacAddress.read(in, at).bits();
            default -> LittleEndian.u64(in, at);
        };
    }

    void describe(Bytes in, int at, FieldVisitor visitor) {
        int value = (int) read(in, at);
        switch (this) {
            case STATUS -> visitor.code(label, at, length, value, ManagementCodes.status(value));
            case REASON -> visitor.code(label, at, length, value, ManagementCodes.reason(value));
            case ALGORITHM -> visitor.code(label, at, length, value, ManagementCodes.algorithm(value));
            case CURRENT_AP -> visitor.address(label, at, length, MacAddress.read(in, at));
            case ASSOCIATION_ID -> {
                visitor.number(label, at, length, value);
                if (visitor.wantsDetail()) {
                    visitor.number("AssociationID", at, length, value & 0x3fff);
                }
            }
            default -> visitor.number(label, at, length, read(in, at));
        }
    }
}
