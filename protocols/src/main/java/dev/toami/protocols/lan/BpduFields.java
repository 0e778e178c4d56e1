package dev.toami.protocols.lan;

import java.math.BigDecimal;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;

/** The fields of a bridge protocol data unit, and MSTP's (IEEE 802.1Q, clause 14.6). */
final class BpduFields {
    private static final int VERSION_1_LENGTH = 35;
    private static final int VERSION_3_LENGTH = 36;
    private static final int CONFIGURATION_NAME = 39;
    private static final int INSTANCES = 102;
    private static final int INSTANCE_LENGTH = 16;
    private static final int MSTP = 3;
    /** How much of the version 3 length is in front of the instances. */
    private static final int FIXED_OF_VERSION_3 = 64;

    private BpduFields() {}

    static void describe(Bytes in, boolean configuration, FieldVisitor visitor) {
        visitor.number("ProtocolID", 0, 2, in.u16(0));
        visitor.number("Version", Bpdu.VERSION, 1, in.u8(Bpdu.VERSION));
        visitor.code("Type", Bpdu.TYPE, 1, in.u8(Bpdu.TYPE), label(in.u8(Bpdu.TYPE)));
        if (!configuration) {
            return;
        }
        describeFlags(in.u8(Bpdu.FLAGS), visitor);
        describeBridge("Root", in, Bpdu.ROOT, visitor);
        visitor.number("RootPathCost", Bpdu.ROOT_PATH_COST, 4, in.u32(Bpdu.ROOT_PATH_COST));
        describeBridge("Bridge", in, Bpdu.BRIDGE, visitor);
        visitor.number("Port", Bpdu.PORT, 2, in.u16(Bpdu.PORT));
        describeTime("MessageAge", in, Bpdu.MESSAGE_AGE, visitor);
        describeTime("MaxAge", in, Bpdu.MAX_AGE, visitor);
        describeTime("HelloTime", in, Bpdu.HELLO_TIME, visitor);
        describeTime("ForwardDelay", in, Bpdu.FORWARD_DELAY, visitor);
        if (in.u8(Bpdu.TYPE) == Bpdu.TYPE_RAPID && in.length() > VERSION_1_LENGTH) {
            visitor.number("Version1Length", VERSION_1_LENGTH, 1, in.u8(VERSION_1_LENGTH));
            if (in.u8(Bpdu.VERSION) >= MSTP && in.length() >= INSTANCES) {
                describeMultiple(in, visitor);
            }
        }
    }

    private static String label(int type) {
        return switch (type) {
            case Bpdu.TYPE_CONFIGURATION -> "Configuration";
            case Bpdu.TYPE_RAPID -> "Rapid/Multiple Spanning Tree";
            case Bpdu.TYPE_TOPOLOGY_CHANGE -> "Topology Change Notification";
            default -> "Unknown(" + type + ")";
        };
    }

    private static void describeFlags(int flags, FieldVisitor visitor) {
        visitor.number("Flags", Bpdu.FLAGS, 1, flags);
        visitor.flag("TopologyChangeAck", Bpdu.FLAGS, 1, (flags & 0x80) != 0);
        visitor.flag("Agreement", Bpdu.FLAGS, 1, (flags & 0x40) != 0);
        visitor.flag("Forwarding", Bpdu.FLAGS, 1, (flags & 0x20) != 0);
        visitor.flag("Learning", Bpdu.FLAGS, 1, (flags & 0x10) != 0);
        visitor.number("PortRole", Bpdu.FLAGS, 1, flags >> 2 & 3);
        visitor.flag("Proposal", Bpdu.FLAGS, 1, (flags & 2) != 0);
        visitor.flag("TopologyChange", Bpdu.FLAGS, 1, (flags & 1) != 0);
    }

    private static void describeBridge(String name, Bytes in, int at, FieldVisitor visitor) {
        visitor.beginStruct(name, at, 8);
        visitor.number("Priority", at, 2, in.u16(at) & 0xf000);
        visitor.number("Extension", at, 2, in.u16(at) & 0xfff);
        visitor.address("MAC", at + 2, MacAddress.LENGTH, MacAddress.read(in, at + 2));
        visitor.endStruct();
    }

    private static void describeTime(String name, Bytes in, int at, FieldVisitor visitor) {
        BigDecimal seconds = new BigDecimal(in.u16(at)).divide(new BigDecimal(256));
        visitor.text(name, at, 2, seconds.stripTrailingZeros().toPlainString());
    }

    private static void describeMultiple(Bytes in, FieldVisitor visitor) {
        int declared = in.u16(VERSION_3_LENGTH);
        visitor.number("Version3Length", VERSION_3_LENGTH, 2, declared);
        visitor.number("ConfigurationFormat", CONFIGURATION_NAME - 1, 1, in.u8(CONFIGURATION_NAME - 1));
        String name = FixedText.read(in.slice(CONFIGURATION_NAME, 32));
        visitor.text("ConfigurationName", CONFIGURATION_NAME, 32, name);
        visitor.number("ConfigurationRevision", 71, 2, in.u16(71));
        visitor.bytes("ConfigurationDigest", 73, 16, in.slice(73, 16));
        visitor.number("InternalRootPathCost", 89, 4, in.u32(89));
        describeBridge("InternalBridge", in, 93, visitor);
        visitor.number("RemainingHops", 101, 1, in.u8(101));
        int there = (in.length() - INSTANCES) / INSTANCE_LENGTH;
        int size = Math.min(there, Math.max(declared - FIXED_OF_VERSION_3, 0) / INSTANCE_LENGTH);
        if (visitor.beginList("Instances", INSTANCES, size * INSTANCE_LENGTH, size)) {
            for (int i = 0; i < size; i++) {
                describeInstance(in, INSTANCES + i * INSTANCE_LENGTH, visitor);
            }
        }
        visitor.endList();
    }

    private static void describeInstance(Bytes in, int at, FieldVisitor visitor) {
        visitor.beginStruct("", at, INSTANCE_LENGTH);
        visitor.number("Flags", at, 1, in.u8(at));
        visitor.number("Priority", at + 1, 1, in.u8(at + 1) >> 4 << 4);
        visitor.number("MSTI", at + 1, 2, in.u16(at + 1) & 0xfff);
        visitor.address("RegionalRoot", at + 3, MacAddress.LENGTH, MacAddress.read(in, at + 3));
        visitor.number("InternalRootPathCost", at + 9, 4, in.u32(at + 9));
        visitor.number("BridgePriority", at + 13, 1, in.u8(at + 13));
        visitor.number("PortPriority", at + 14, 1, in.u8(at + 14));
        visitor.number("RemainingHops", at + 15, 1, in.u8(at + 15));
        visitor.endStruct();
    }
}
