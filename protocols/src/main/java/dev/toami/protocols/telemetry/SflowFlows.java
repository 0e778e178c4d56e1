package dev.toami.protocols.telemetry;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** Describes the records of flow samples ("sFlow Version 5", section 5.3, and extensions to it). */
final class SflowFlows {
    private SflowFlows() {}

    /** @return false if the format is unknown */
    static boolean describe(int format, XdrFields fields, SflowRecord record) {
        switch (format) {
            case SflowRecord.RAW_PACKET_HEADER -> record.describeSampled(fields);
            case 2 -> {
                fields.number("FrameLength");
                fields.mac("SrcMac");
                fields.mac("DstMac");
                fields.number("Type");
            }
            case 3 -> ip(fields, XdrFields.IPV4);
            case 4 -> ip(fields, XdrFields.IPV6);
            case 1001 -> fields.numbers("IncomingVLAN", "IncomingVLANPriority", "OutgoingVLAN", "OutgoingVLANPriority");
            case 1002 -> {
                fields.taggedAddress("NextHop");
                fields.numbers("NextHopSourceMask", "NextHopDestinationMask");
            }
            case 1003 -> gateway(fields);
            case 1004 -> {
                fields.number("SourceCharSet");
                fields.string("SourceUserID");
                fields.number("DestinationCharSet");
                fields.string("DestinationUserID");
            }
            case 1005 -> {
                fields.code("Direction", SflowCodes::urlDirection);
                fields.string("URL");
                fields.string("Host");
            }
            case 1007 -> {
                fields.taggedAddress("SourceAddress");
                fields.taggedAddress("DestinationAddress");
            }
            case 1023, 1024 -> {
                fields.visitor.beginStruct("SFlowIpv4Record", fields.at(), Math.max(fields.end() - fields.at(), 0));
                ip(fields, XdrFields.IPV4);
                fields.visitor.endStruct();
            }
            case 1025, 1026 -> ip(fields, XdrFields.IPV6);
            case 1027, 1028 -> fields.number("InnerHeaderOffset");
            case 1029, 1030 -> fields.number("VNI");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void ip(XdrFields fields, int kind) {
        fields.numbers("Length", "Protocol");
        fields.address("IPSrc", kind);
        fields.address("IPDst", kind);
        fields.numbers("PortSrc", "PortDst", "TCPFlags", kind == XdrFields.IPV4 ? "TOS" : "Priority");
    }

    private static void gateway(XdrFields fields) {
        fields.taggedAddress("NextHop");
        fields.numbers("AS", "SourceAS", "PeerAS");
        path(fields, Math.max(fields.number("ASPathCount"), 0));
        long communities = Math.max(fields.hidden(), 0);
        FieldVisitor visitor = fields.visitor;
        int size = (int) Math.min(communities, Math.max((fields.end() - fields.at()) / 4, 0));
        int at = Math.min(fields.at(), fields.end());
        if (visitor.beginList("Communities", at, 4 * size, size)) {
            for (int i = 0; i < size; i++) {
                visitor.number("", at + 4 * i, 4, fields.layer.u32(at + 4 * i));
            }
        }
        visitor.endList();
        fields.take(4 * communities);
        fields.number("LocalPref");
    }

    private static void path(XdrFields fields, long count) {
        FieldVisitor visitor = fields.visitor;
        Bytes layer = fields.layer;
        int start = Math.min(fields.at(), fields.end());
        int size = 0;
        long at = start;
        while (size < count && at + 8 <= fields.end()) {
            at += 8 + 4 * layer.u32((int) at + 4);
            size++;
        }
        int end = (int) Math.min(at, fields.end());
        if (visitor.beginList("ASPath", start, end - start, size)) {
            for (int i = 0, segment = start; i < size; i++) {
                int next = (int) Math.min(segment + 8 + 4 * layer.u32(segment + 4), end);
                segment(segment, next, layer, visitor);
                segment = next;
            }
        }
        visitor.endList();
        fields.take(at - start);
    }

    private static void segment(int start, int end, Bytes layer, FieldVisitor visitor) {
        String type = SflowCodes.asPath(layer.u32(start));
        if (!visitor.wantsDetail()) {
            visitor.text("", start, end - start, type.isEmpty() ? "" : type + ':' + members(start + 8, end, layer));
            return;
        }
        int size = (end - start - 8) / 4;
        visitor.beginStruct("", start, end - start);
        visitor.code("Type", start, 4, layer.u32(start), type);
        visitor.number("Count", start + 4, 4, layer.u32(start + 4));
        if (visitor.beginList("Members", start + 8, 4 * size, size)) {
            for (int at = start + 8; at + 4 <= end; at += 4) {
                visitor.number("", at, 4, layer.u32(at));
            }
        }
        visitor.endList();
        visitor.endStruct();
    }

    private static String members(int start, int end, Bytes layer) {
        StringBuilder out = new StringBuilder("[");
        for (int at = start; at + 4 <= end; at += 4) {
            out.append(at > start ? " " : "").append(layer.u32(at));
        }
        return out.append(']').toString();
    }
}
