package dev.toami.protocols.telemetry;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Describable;
import dev.toami.protocols.FieldVisitor;

/** One of the OpenFlow messages of a segment, as far as it is there. Immutable. */
public final class OpenFlowMessage implements Describable {
    static final int HEADER_LENGTH = 8;
    private static final int VERSION_1_0 = 1;
    private static final String[] COMMON = {
        "HELLO",
        "ERROR",
        "ECHO_REQUEST",
        "ECHO_REPLY",
        "EXPERIMENTER",
        "FEATURES_REQUEST",
        "FEATURES_REPLY",
        "GET_CONFIG_REQUEST",
        "GET_CONFIG_REPLY",
        "SET_CONFIG",
        "PACKET_IN",
        "FLOW_REMOVED",
        "PORT_STATUS",
        "PACKET_OUT",
        "FLOW_MOD"
    };
    private static final String[] OLD = {
        "PORT_MOD",
        "STATS_REQUEST",
        "STATS_REPLY",
        "BARRIER_REQUEST",
        "BARRIER_REPLY",
        "QUEUE_GET_CONFIG_REQUEST",
        "QUEUE_GET_CONFIG_REPLY"
    };
    private static final String[] NEW = {
        "GROUP_MOD",
        "PORT_MOD",
        "TABLE_MOD",
        "MULTIPART_REQUEST",
        "MULTIPART_REPLY",
        "BARRIER_REQUEST",
        "BARRIER_REPLY",
        "QUEUE_GET_CONFIG_REQUEST",
        "QUEUE_GET_CONFIG_REPLY",
        "ROLE_REQUEST",
        "ROLE_REPLY",
        "GET_ASYNC_REQUEST",
        "GET_ASYNC_REPLY",
        "SET_ASYNC",
        "METER_MOD",
        "ROLE_STATUS",
        "TABLE_STATUS",
        "REQUESTFORWARD",
        "BUNDLE_CONTROL",
        "BUNDLE_ADD_MESSAGE",
        "CONTROLLER_STATUS"
    };

    private final Bytes layer;
    private final int offset;
    private final int end;

    OpenFlowMessage(Bytes layer, int offset, int end) {
        this.layer = layer;
        this.offset = offset;
        this.end = end;
    }

    /** 1 is OpenFlow 1.0, 4 is 1.3. */
    public int version() {
        return layer.u8(offset);
    }

    /** The number of the type; numbers from 15 on differ between OpenFlow 1.0 and later versions. */
    public int messageType() {
        return layer.u8(offset + 1);
    }

    /** With the header. */
    public int declaredLength() {
        return layer.u16(offset + 2);
    }

    public long transactionId() {
        return layer.u32(offset + 4);
    }

    /** What follows the header. */
    public Bytes body() {
        return layer.slice(offset + HEADER_LENGTH, end - offset - HEADER_LENGTH);
    }

    public boolean isTruncated() {
        return end - offset < declaredLength();
    }

    static String label(int version, int type) {
        if (type < COMMON.length) {
            return COMMON[type];
        }
        String[] names = version == VERSION_1_0 ? OLD : NEW;
        return type < COMMON.length + names.length ? names[type - COMMON.length] : "Unknown(" + type + ")";
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.beginStruct("", offset, end - offset);
        visitor.number("Version", offset, 1, version());
        visitor.code("Type", offset + 1, 1, messageType(), label(version(), messageType()));
        visitor.number("Length", offset + 2, 2, declaredLength());
        visitor.number("XID", offset + 4, 4, transactionId());
        if (!body().isEmpty()) {
            visitor.bytes("Body", offset + HEADER_LENGTH, body().length(), body());
        }
        visitor.endStruct();
    }
}
