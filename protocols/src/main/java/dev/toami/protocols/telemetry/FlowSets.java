package dev.toami.protocols.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * Describes the flow sets of NetFlow version 9 (RFC 3954, section 5) and the sets of IPFIX (RFC 7011, section 3.3): templates,
 * and data as records if their template stands before them. Not thread-safe.
 */
final class FlowSets {
    static final int HEADER_LENGTH = 4;
    private static final int FIRST_DATA_SET = 256;
    private static final int VARIABLE_LENGTH = 0xffff;

    private final Bytes layer;
    private final int start;
    private final int end;
    private final boolean ipfix;
    private final FieldVisitor visitor;
    private final Map<Integer, List<TemplateField>> templates = new HashMap<>();

    /** @param enterprise 0 for IANA's elements */
    record TemplateField(int offset, int type, int length, long enterprise) {
        int encodedLength() {
            return enterprise == 0 ? 4 : 8;
        }
    }

    FlowSets(Bytes layer, int start, int end, boolean ipfix, FieldVisitor visitor) {
        this.layer = layer;
        this.start = start;
        this.end = end;
        this.ipfix = ipfix;
        this.visitor = visitor;
    }

    private static boolean isSet(Bytes in, int at, int end) {
        return end - at >= HEADER_LENGTH && in.u16(at + 2) >= HEADER_LENGTH;
    }

    static boolean areTruncated(Bytes in, int start, int end) {
        int at = start;
        while (isSet(in, at, end)) {
            at += in.u16(at + 2);
        }
        return at > end;
    }

    void describe() {
        int size = 0;
        for (int at = start; isSet(layer, at, end); at += layer.u16(at + 2)) {
            size++;
        }
        if (visitor.beginList("FlowSets", start, end - start, size)) {
            for (int at = start; isSet(layer, at, end); at += layer.u16(at + 2)) {
                set(at, Math.min(at + layer.u16(at + 2), end));
            }
        }
        visitor.endList();
    }

    private void set(int at, int setEnd) {
        int id = layer.u16(at);
        visitor.beginStruct("", at, setEnd - at);
        visitor.code("FlowSetID", at, 2, id, label(id));
        visitor.number("Length", at + 2, 2, layer.u16(at + 2));
        int body = at + HEADER_LENGTH;
        if (id == (ipfix ? 2 : 0)) {
            templates(body, setEnd, false);
        } else if (id == (ipfix ? 3 : 1)) {
            templates(body, setEnd, true);
        } else if (templates.containsKey(id)) {
            records(body, setEnd, templates.get(id));
        } else {
            visitor.bytes("Data", body, setEnd - body, layer.slice(body, setEnd - body));
        }
        visitor.endStruct();
    }

    private String label(int id) {
        return switch (id) {
            case 0, 2 -> "Template";
            case 1, 3 -> "Options Template";
            default -> id >= FIRST_DATA_SET ? "Data(" + id + ")" : "Unknown(" + id + ")";
        };
    }

    /** A template's number of fields; version 9 tells the bytes of scopes and of options instead. */
    private int fieldCount(int at, boolean options) {
        return options && !ipfix ? (layer.u16(at + 2) + layer.u16(at + 4)) / 4 : layer.u16(at + 2);
    }

    /** The fields of the template at {@code at}, or null if they are not all there. */
    private List<TemplateField> fields(int at, int setEnd, boolean options) {
        int field = at + (options ? 6 : 4);
        if (field > setEnd || layer.u16(at) < FIRST_DATA_SET) {
            return null;
        }
        int count = fieldCount(at, options);
        List<TemplateField> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean own = ipfix && field + 4 <= setEnd && (layer.u16(field) & 0x8000) != 0;
            if (field + (own ? 8 : 4) > setEnd) {
                return null;
            }
            int type = own ? layer.u16(field) & 0x7fff : layer.u16(field);
            list.add(new TemplateField(field, type, layer.u16(field + 2), own ? layer.u32(field + 4) : 0));
            field += own ? 8 : 4;
        }
        return list;
    }

    private static int templateEnd(int at, boolean options, List<TemplateField> fields) {
        return at
                + (options ? 6 : 4)
                + fields.stream().mapToInt(TemplateField::encodedLength).sum();
    }

    private void templates(int body, int setEnd, boolean options) {
        List<List<TemplateField>> list = new ArrayList<>();
        int last = body;
        for (List<TemplateField> each = fields(body, setEnd, options); each != null; ) {
            list.add(each);
            last = templateEnd(last, options, each);
            each = fields(last, setEnd, options);
        }
        int at = body;
        boolean shown = visitor.beginList("Templates", body, last - body, list.size());
        for (List<TemplateField> each : list) {
            int next = templateEnd(at, options, each);
            if (shown) {
                template(at, next, options, each);
            }
            // Fields without bytes could make more of a set than it holds: such records stay bytes.
            if (!each.isEmpty() && each.stream().allMatch(field -> field.length() > 0)) {
                templates.put(layer.u16(at), each);
            }
            at = next;
        }
        visitor.endList();
    }

    private void template(int at, int next, boolean options, List<TemplateField> fields) {
        visitor.beginStruct("", at, next - at);
        visitor.number("TemplateID", at, 2, layer.u16(at));
        if (options && !ipfix) {
            visitor.number("OptionScopeLength", at + 2, 2, layer.u16(at + 2));
            visitor.number("OptionLength", at + 4, 2, layer.u16(at + 4));
        } else {
            visitor.number("FieldCount", at + 2, 2, layer.u16(at + 2));
            if (options) {
                visitor.number("ScopeFieldCount", at + 4, 2, layer.u16(at + 4));
            }
        }
        int start = at + (options ? 6 : 4);
        if (visitor.beginList("Fields", start, next - start, fields.size())) {
            for (TemplateField field : fields) {
                visitor.beginStruct("", field.offset(), field.encodedLength());
                boolean own = field.enterprise() != 0;
                String label = own ? "Element" + field.type() : InformationElements.name(field.type());
                visitor.code(own ? "EnterpriseType" : "Type", field.offset(), 2, field.type(), label);
                visitor.number("Length", field.offset() + 2, 2, field.length());
                if (own) {
                    visitor.number("EnterpriseNumber", field.offset() + 4, 4, field.enterprise());
                }
                visitor.endStruct();
            }
        }
        visitor.endList();
        visitor.endStruct();
    }

    /** Where the value at {@code at} begins: a variable length stands before it (RFC 7011, section 7). */
    private int valueStart(int at, int setEnd, TemplateField field) {
        return field.length() != VARIABLE_LENGTH || at >= setEnd ? at : at + (layer.u8(at) < 0xff ? 1 : 3);
    }

    private int valueEnd(int at, int setEnd, TemplateField field) {
        if (field.length() != VARIABLE_LENGTH) {
            return at + field.length();
        }
        int from = valueStart(at, setEnd, field);
        return from > setEnd || from == at
                ? setEnd + 1
                : from + (layer.u8(at) < 0xff ? layer.u8(at) : layer.u16(at + 1));
    }

    private int recordEnd(int at, int setEnd, List<TemplateField> fields) {
        int value = at;
        for (TemplateField field : fields) {
            if (value > setEnd) {
                break;
            }
            value = valueEnd(value, setEnd, field);
        }
        return value;
    }

    private void records(int body, int setEnd, List<TemplateField> fields) {
        int size = 0;
        int last = body;
        for (int next = recordEnd(body, setEnd, fields); next <= setEnd; next = recordEnd(next, setEnd, fields)) {
            last = next;
            size++;
        }
        if (visitor.beginList("Records", body, last - body, size)) {
            for (int at = body; at < last; ) {
                int next = recordEnd(at, setEnd, fields);
                visitor.beginStruct("", at, next - at);
                for (TemplateField field : fields) {
                    int from = valueStart(at, setEnd, field);
                    int to = valueEnd(at, setEnd, field);
                    InformationElements.describe(field, layer, from, to - from, visitor);
                    at = to;
                }
                visitor.endStruct();
            }
        }
        visitor.endList();
    }
}
