package dev.toami.protocols.wlan;

import dev.toami.protocols.LayerType;

/**
 * Type and subtype of an 802.11 frame (IEEE 802.11-2020, table 9-1).
 *
 * @param value 6 bits as in the frame control field: the subtype, then in the lowest two the type
 */
public record Dot11Type(int value) {
    public static final Dot11Type ASSOCIATION_REQUEST = new Dot11Type(0x00);
    public static final Dot11Type ASSOCIATION_RESPONSE = new Dot11Type(0x04);
    public static final Dot11Type REASSOCIATION_REQUEST = new Dot11Type(0x08);
    public static final Dot11Type REASSOCIATION_RESPONSE = new Dot11Type(0x0c);
    public static final Dot11Type PROBE_REQUEST = new Dot11Type(0x10);
    public static final Dot11Type PROBE_RESPONSE = new Dot11Type(0x14);
    public static final Dot11Type BEACON = new Dot11Type(0x20);
    public static final Dot11Type ATIM = new Dot11Type(0x24);
    public static final Dot11Type DISASSOCIATION = new Dot11Type(0x28);
    public static final Dot11Type AUTHENTICATION = new Dot11Type(0x2c);
    public static final Dot11Type DEAUTHENTICATION = new Dot11Type(0x30);
    public static final Dot11Type ACTION = new Dot11Type(0x34);
    public static final Dot11Type ACTION_NO_ACK = new Dot11Type(0x38);
    public static final Dot11Type BLOCK_ACK_REQUEST = new Dot11Type(0x21);
    public static final Dot11Type BLOCK_ACK = new Dot11Type(0x25);
    public static final Dot11Type PS_POLL = new Dot11Type(0x29);
    public static final Dot11Type RTS = new Dot11Type(0x2d);
    public static final Dot11Type CTS = new Dot11Type(0x31);
    public static final Dot11Type ACK = new Dot11Type(0x35);
    public static final Dot11Type CF_END = new Dot11Type(0x39);
    public static final Dot11Type CF_END_ACK = new Dot11Type(0x3d);
    public static final Dot11Type DATA = new Dot11Type(0x02);
    public static final Dot11Type NULL = new Dot11Type(0x12);
    public static final Dot11Type QOS_DATA = new Dot11Type(0x22);
    public static final Dot11Type QOS_NULL = new Dot11Type(0x32);

    private static final LayerType[] LAYERS = new LayerType[64];

    static {
        for (int value = 0; value < LAYERS.length; value++) {
            // What a frame without data carries has the name of the same frame with data, and a wrapper that of any
            // control frame.
            String name = value == 0x1d ? "Ctrl" : label(value).replace("NoData", "");
            LAYERS[value] = isKnown(value) ? new LayerType("Dot11" + name) : null;
        }
    }

    public Dot11Type {
        if (value < 0 || value > 0x3f) {
            throw new IllegalArgumentException("type and subtype have 6 bits: " + value);
        }
    }

    public static Dot11Type of(int type, int subtype) {
        if (type < 0 || type > 3) {
            throw new IllegalArgumentException("a type has 2 bits: " + type);
        }
        return new Dot11Type(subtype << 2 | type);
    }

    /** 0 management, 1 control, 2 data, 3 extension. */
    public int type() {
        return value & 3;
    }

    public int subtype() {
        return value >> 2;
    }

    public boolean isManagement() {
        return type() == 0;
    }

    public boolean isControl() {
        return type() == 1;
    }

    public boolean isData() {
        return type() == 2;
    }

    /** Data with a QoS control field. */
    public boolean isQos() {
        return (value & 0x23) == 0x22;
    }

    /** The same without the QoS control field. */
    Dot11Type withoutQos() {
        return isQos() ? new Dot11Type(value & ~0x20) : this;
    }

    /** True if only the frame's transmitter follows its receiver, as in RTS. */
    boolean isControlWithTransmitter() {
        return value == PS_POLL.value || value == RTS.value || value == CF_END.value || value == CF_END_ACK.value;
    }

    /** The layer that such a frame carries, {@code Dot11MgmtBeacon} for example; null if the type is unknown. */
    public LayerType carried() {
        return LAYERS[value];
    }

    private static boolean isKnown(int value) {
        return !label(value).equals("UnknownDot11Type");
    }

    private static String label(int value) {
        return switch (value) {
            case 0x00 -> "MgmtAssociationReq";
            case 0x04 -> "MgmtAssociationResp";
            case 0x08 -> "MgmtReassociationReq";
            case 0x0c -> "MgmtReassociationResp";
            case 0x10 -> "MgmtProbeReq";
            case 0x14 -> "MgmtProbeResp";
            case 0x18 -> "MgmtMeasurementPilot";
            case 0x20 -> "MgmtBeacon";
            case 0x24 -> "MgmtATIM";
            case 0x28 -> "MgmtDisassociation";
            case 0x2c -> "MgmtAuthentication";
            case 0x30 -> "MgmtDeauthentication";
            case 0x34 -> "MgmtAction";
            case 0x38 -> "MgmtActionNoAck";
            case 0x01 -> "Ctrl";
            case 0x1d -> "CtrlWrapper";
            case 0x21 -> "CtrlBlockAckReq";
            case 0x25 -> "CtrlBlockAck";
            case 0x29 -> "CtrlPowersavePoll";
            case 0x2d -> "CtrlRTS";
            case 0x31 -> "CtrlCTS";
            case 0x35 -> "CtrlAck";
            case 0x39 -> "CtrlCFEnd";
            case 0x3d -> "CtrlCFEndAck";
            case 0x02 -> "Data";
            case 0x06 -> "DataCFAck";
            case 0x0a -> "DataCFPoll";
            case 0x0e -> "DataCFAckPoll";
            case 0x12 -> "DataNull";
            case 0x16 -> "DataCFAckNoData";
            case 0x1a -> "DataCFPollNoData";
            case 0x1e -> "DataCFAckPollNoData";
            case 0x22 -> "DataQOSData";
            case 0x26 -> "DataQOSDataCFAck";
            case 0x2a -> "DataQOSDataCFPoll";
            case 0x2e -> "DataQOSDataCFAckPoll";
            case 0x32 -> "DataQOSNull";
            case 0x3a -> "DataQOSCFPollNoData";
            case 0x3e -> "DataQOSCFAckPollNoData";
            default -> "UnknownDot11Type";
        };
    }

    /** For example {@code MgmtBeacon}. */
    @Override
    public String toString() {
        return label(value);
    }
}
