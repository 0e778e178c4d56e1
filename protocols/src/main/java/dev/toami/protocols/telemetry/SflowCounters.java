package dev.toami.protocols.telemetry;

/** Describes the records of counter samples ("sFlow Version 5", section 5.3, and extensions to it). */
final class SflowCounters {
    private SflowCounters() {}

    /** @return false if the format is unknown */
    static boolean describe(int format, XdrFields fields) {
        switch (format) {
            case 1 -> genericInterface(fields);
            case 2 ->
                fields.numbers(
                        "AlignmentErrors",
                        "FCSErrors",
                        "SingleCollisionFrames",
                        "MultipleCollisionFrames",
                        "SQETestErrors",
                        "DeferredTransmissions",
                        "LateCollisions",
                        "ExcessiveCollisions",
                        "InternalMacTransmitErrors",
                        "CarrierSenseErrors",
                        "FrameTooLongs",
                        "InternalMacReceiveErrors",
                        "SymbolErrors");
            case 5 -> {
                fields.number("VlanID");
                fields.longNumber("Octets");
                fields.numbers("UcastPkts", "MulticastPkts", "BroadcastPkts", "Discards");
            }
            case 7 -> lacp(fields);
            case 1001 -> {
                fields.numbers("FiveSecCpu", "OneMinCpu", "FiveMinCpu");
                fields.longNumber("TotalMemory");
                fields.longNumber("FreeMemory");
            }
            case 1004 -> {
                fields.longNumber("DatapathID");
                fields.number("PortNo");
            }
            case 1005 -> portName(fields);
            case 2203 -> {
                fields.numbers("UserTime", "SystemTime");
                fields.longNumber("MemUsed");
                fields.longNumber("MemMax");
                fields.numbers("FdOpen", "FdMax", "ConnOpen", "ConnMax");
            }
            case 2207 -> fields.numbers("NHit", "NMissed", "NLost", "NMaskHit", "NFlows", "NMasks");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void genericInterface(XdrFields fields) {
        fields.numbers("IfIndex", "IfType");
        fields.longNumber("IfSpeed");
        fields.numbers("IfDirection", "IfStatus");
        fields.longNumber("IfInOctets");
        fields.numbers(
                "IfInUcastPkts",
                "IfInMulticastPkts",
                "IfInBroadcastPkts",
                "IfInDiscards",
                "IfInErrors",
                "IfInUnknownProtos");
        fields.longNumber("IfOutOctets");
        fields.numbers(
                "IfOutUcastPkts",
                "IfOutMulticastPkts",
                "IfOutBroadcastPkts",
                "IfOutDiscards",
                "IfOutErrors",
                "IfPromiscuousMode");
    }

    private static void lacp(XdrFields fields) {
        fields.mac("ActorSystemID");
        fields.mac("PartnerSystemID");
        fields.number("AttachedAggID");
        if (fields.at() + 4 <= fields.end()) {
            fields.visitor.beginStruct("LacpPortState", fields.at(), 4);
            fields.number("PortStateAll");
            fields.visitor.endStruct();
        }
        fields.numbers(
                "LACPDUsRx",
                "MarkerPDUsRx",
                "MarkerResponsePDUsRx",
                "UnknownRx",
                "IllegalRx",
                "LACPDUsTx",
                "MarkerPDUsTx",
                "MarkerResponsePDUsTx");
    }

    /** gopacket's text has the length with the bytes that fill up the last word. */
    private static void portName(XdrFields fields) {
        int at = fields.at();
        if (at + 4 <= fields.end()) {
            fields.visitor.number("Len", at, 4, XdrFields.padded(fields.layer.u32(at)));
        }
        fields.string("Str");
    }
}
