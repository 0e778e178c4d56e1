package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.wire.Elements;

/** What follows an OSPF header, by version and type. Where it is not whole, it is shown as bytes. */
final class OspfBody {
    private static final int LSA_HEADER = 20;
    private static final String CONTENT = "Content";

    private OspfBody() {}

    static void describe(Bytes in, int type, FieldVisitor visitor) {
        boolean isV2 = in.u8(0) == 2;
        int start = isV2 ? OspfPacket.V2_HEADER_LENGTH : OspfPacket.V3_HEADER_LENGTH;
        int length = in.length() - start;
        if (type == 1 && length >= 20) {
            describeHello(in, start, isV2, visitor);
        } else if (type == 2 && length >= (isV2 ? 8 : 12)) {
            describeDatabase(in, start, isV2, visitor);
        } else if (type == 3) {
            Elements.of(in, start, 12).describe(visitor, CONTENT, OspfBody::describeRequest);
        } else if (type == 4 && length >= 4) {
            describeUpdate(in, start, isV2, visitor);
        } else if (type == 5) {
            describeHeaders(CONTENT, in, start, isV2, true, visitor);
        } else if (length > 0 && visitor.wantsDetail()) {
            Message.rest(visitor, CONTENT, in, start);
        } else {
            visitor.absent(CONTENT);
        }
    }

    private static void describeHello(Bytes in, int start, boolean isV2, FieldVisitor visitor) {
        visitor.beginStruct(CONTENT, start, in.length() - start);
        if (isV2) {
            visitor.number("InterfaceID", start, 0, 0);
            Message.u8(visitor, "RtrPriority", in, start + 7);
            Message.u8(visitor, "Options", in, start + 6);
            Message.u16(visitor, "HelloInterval", in, start + 4);
            Message.u32(visitor, "RouterDeadInterval", in, start + 8);
        } else {
            Message.u32(visitor, "InterfaceID", in, start);
            Message.u8(visitor, "RtrPriority", in, start + 4);
            visitor.number("Options", start + 5, 3, in.u24(start + 5));
            Message.u16(visitor, "HelloInterval", in, start + 8);
            Message.u16(visitor, "RouterDeadInterval", in, start + 10);
        }
        Message.id(visitor, "DesignatedRouterID", in, start + 12);
        Message.id(visitor, "BackupDesignatedRouterID", in, start + 16);
        describeIds("NeighborID", in, start + 20, visitor);
        if (isV2) {
            Message.id(visitor, "NetworkMask", in, start);
        }
        visitor.endStruct();
    }

    static void describeIds(String name, Bytes in, int start, FieldVisitor visitor) {
        Elements.of(in, start, 4)
                .describePlain(visitor, name, (to, bytes, at, length) -> Message.id(to, "", bytes, at));
    }

    private static void describeDatabase(Bytes in, int start, boolean isV2, FieldVisitor visitor) {
        visitor.beginStruct(CONTENT, start, in.length() - start);
        if (isV2) {
            Message.u8(visitor, "Options", in, start + 2);
            Message.u16(visitor, "InterfaceMTU", in, start);
            Message.u8(visitor, "Flags", in, start + 3);
            Message.u32(visitor, "DDSeqNumber", in, start + 4);
            describeHeaders("LSAinfo", in, start + 8, true, false, visitor);
        } else {
            visitor.number("Options", start + 1, 3, in.u24(start + 1));
            Message.u16(visitor, "InterfaceMTU", in, start + 4);
            Message.u16(visitor, "Flags", in, start + 6);
            Message.u32(visitor, "DDSeqNumber", in, start + 8);
            describeHeaders("LSAinfo", in, start + 12, false, false, visitor);
        }
        visitor.endStruct();
    }

    private static void describeRequest(FieldVisitor visitor, Bytes in, int at, int length) {
        visitor.code("LSType", at + 2, 2, in.u16(at + 2), Integer.toString(in.u16(at + 2)));
        Message.id(visitor, "LSID", in, at + 4);
        Message.id(visitor, "AdvRouter", in, at + 8);
    }

    private static void describeHeaders(
            String name, Bytes in, int start, boolean isV2, boolean withOptions, FieldVisitor visitor) {
        boolean options = isV2 && (withOptions || visitor.wantsDetail());
        Elements.of(in, start, LSA_HEADER)
                .describe(visitor, name, (to, bytes, at, length) -> describeHeader(bytes, at, options, to));
    }

    /** gopacket takes the options in a database description of version 2 for a part of the type. */
    private static void describeHeader(Bytes in, int at, boolean withOptions, FieldVisitor visitor) {
        Message.u16(visitor, "LSAge", in, at);
        if (withOptions) {
            Message.u8(visitor, "LSType", in, at + 3);
        } else {
            Message.u16(visitor, "LSType", in, at + 2);
        }
        Message.id(visitor, "LinkStateID", in, at + 4);
        Message.id(visitor, "AdvRouter", in, at + 8);
        Message.u32(visitor, "LSSeqNumber", in, at + 12);
        Message.u16(visitor, "LSChecksum", in, at + 16);
        Message.u16(visitor, "Length", in, at + 18);
        visitor.number("LSOptions", at + 2, withOptions ? 1 : 0, withOptions ? in.u8(at + 2) : 0);
    }

    private static void describeUpdate(Bytes in, int start, boolean isV2, FieldVisitor visitor) {
        visitor.beginStruct(CONTENT, start, in.length() - start);
        Message.u32(visitor, "NumOfLSAs", in, start);
        int count = (int) Math.min(in.u32(start), in.length());
        Elements lsas = Elements.of(in, start + 4, LSA_HEADER, (bytes, at) -> bytes.u16(at + 18))
                .limit(count);
        lsas.describe(visitor, "LSAs", (to, bytes, at, length) -> {
            describeHeader(bytes, at, isV2, to);
            int type = isV2 ? bytes.u8(at + 3) : bytes.u16(at + 2);
            OspfLsa.describe(bytes.clip(at + length), at + LSA_HEADER, type, to);
        });
        if (visitor.wantsDetail()) {
            lsas.describeRest(visitor, "Trailing");
        }
        visitor.endStruct();
    }
}
