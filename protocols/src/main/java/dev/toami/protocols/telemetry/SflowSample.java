package dev.toami.protocols.telemetry;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Describable;
import dev.toami.protocols.FieldVisitor;

/** One of the samples of an sFlow datagram: of a packet that flowed by, or of counters. Immutable. */
public final class SflowSample implements Describable {
    public static final int FLOW = 1;
    public static final int COUNTERS = 2;
    public static final int EXPANDED_FLOW = 3;
    public static final int EXPANDED_COUNTERS = 4;

    static final int HEADER_LENGTH = 8;

    private final Bytes layer;
    private final int offset;
    private final int end;

    SflowSample(Bytes layer, int offset, int end) {
        this.layer = layer;
        this.offset = offset;
        this.end = end;
    }

    /** Zero for the formats of sFlow itself. */
    public int enterprise() {
        return layer.i32(offset) >>> 12;
    }

    public int format() {
        return layer.i32(offset) & 0xfff;
    }

    public boolean isFlow() {
        return enterprise() == 0 && (format() == FLOW || format() == EXPANDED_FLOW);
    }

    public boolean isCounters() {
        return enterprise() == 0 && (format() == COUNTERS || format() == EXPANDED_COUNTERS);
    }

    private boolean isExpanded() {
        return format() > COUNTERS;
    }

    /** Where the number of records stands. */
    private int countOffset() {
        int compact = isFlow() ? 28 : 8;
        return offset + HEADER_LENGTH + compact + (isExpanded() ? isFlow() ? 12 : 4 : 0);
    }

    /** The records, as far as they are there. */
    public List<SflowRecord> records() {
        List<SflowRecord> list = new ArrayList<>();
        int at = countOffset() + 4;
        if ((!isFlow() && !isCounters()) || at > end) {
            return list;
        }
        for (long left = layer.u32(countOffset()); left > 0 && at + HEADER_LENGTH <= end; left--) {
            long next = at + HEADER_LENGTH + XdrFields.padded(layer.u32(at + 4));
            int clipped = (int) Math.min(next, end);
            list.add(new SflowRecord(layer, at, clipped, isFlow()));
            at = clipped;
        }
        return list;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        XdrFields fields = new XdrFields(layer, offset, end, visitor);
        visitor.beginStruct("", offset, end - offset);
        visitor.code("EnterpriseID", offset, 3, enterprise(), SflowCodes.enterprise(enterprise()));
        visitor.code("Format", offset + 2, 2, format(), SflowCodes.sample(format()));
        fields.take(4);
        fields.number("SampleLength");
        if (isFlow()) {
            source(fields);
            fields.numbers("SamplingRate", "SamplePool", "Dropped");
            interfaces(fields);
        } else if (isCounters()) {
            source(fields);
        }
        if (isFlow() || isCounters()) {
            fields.number("RecordCount");
            records(visitor);
        } else {
            fields.rest("Data");
        }
        visitor.endStruct();
    }

    private void source(XdrFields fields) {
        fields.number("SequenceNumber");
        if (isExpanded()) {
            fields.code("SourceIDClass", SflowCodes::sourceClass);
            fields.number("SourceIDIndex");
            return;
        }
        int at = fields.take(4);
        if (at >= 0) {
            // gopacket's text takes the two bits as a signed number: 2 and 3 have no name there.
            int kind = layer.u8(at) >> 6;
            fields.visitor.code("SourceIDClass", at, 1, kind, SflowCodes.sourceClass(kind < 2 ? kind : -1));
            fields.visitor.number("SourceIDIndex", at, 4, layer.i32(at) & 0x3fff_ffff);
        }
    }

    private void interfaces(XdrFields fields) {
        for (String name : new String[] {"Input", "Output"}) {
            if (isExpanded()) {
                fields.number(name + "InterfaceFormat");
            } else if (fields.at() + 4 <= end) {
                fields.visitor.number(name + "InterfaceFormat", fields.at(), 0, 0);
            }
            fields.number(name + "Interface");
        }
    }

    private void records(FieldVisitor visitor) {
        List<SflowRecord> list = new ArrayList<>(records());
        if (!visitor.wantsDetail() && isFlow()) {
            // gopacket skips them.
            list.removeIf(each -> each.enterprise() != 0);
        }
        int start = Math.min(countOffset() + 4, end);
        if (visitor.beginList("Records", start, end - start, list.size())) {
            list.forEach(each -> each.describe(visitor));
        }
        visitor.endList();
    }
}
