package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.FieldCursor;

/** Describes the segments of a CIP path, padded form (CIP Networks Library, volume 1, appendix C-1). */
final class CipPath {
    private static final int LOGICAL = 0x20;
    private static final int SYMBOL = 0x91;
    private static final int SYMBOL_HEADER = 2;

    private CipPath() {}

    /** @param base where {@code path} begins in the layer */
    static void describe(Bytes path, int base, FieldVisitor visitor) {
        int count = 0;
        for (int at = 0; at < path.length(); at += size(path, at)) {
            count++;
        }
        if (visitor.beginList("RequestPath", base, path.length(), count)) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                int size = size(path, at);
                segment(path.clip(at + size), at, base, visitor);
                at += size;
            }
        }
        visitor.endList();
    }

    /** How long the segment at {@code at} is, as much of it as is there; at least one byte. */
    private static int size(Bytes path, int at) {
        int type = path.u8(at);
        int left = path.length() - at;
        int size = left;
        if ((type & 0xe0) == LOGICAL && (type & 3) != 3) {
            // The 16 and 32 bits of a value are aligned by a byte of zero.
            size = (type & 3) == 0 ? 2 : (type & 3) == 1 ? 4 : 6;
        } else if (type == SYMBOL && left >= SYMBOL_HEADER) {
            int length = SYMBOL_HEADER + path.u8(at + 1);
            size = length + (length & 1);
        }
        return Math.min(size, left);
    }

    private static void segment(Bytes path, int at, int base, FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(path, at, base, visitor).littleEndian();
        visitor.beginStruct("", base + at, path.length() - at);
        int type = (int) cursor.number("PathSegment", 1);
        if ((type & 0xe0) == LOGICAL && (type & 3) != 3) {
            cursor.skip((type & 3) == 0 ? 0 : 1);
            cursor.number(logical(type >> 2 & 7), 1 << (type & 3));
        } else if (type == SYMBOL) {
            int length = (int) cursor.number("SymbolSize", 1);
            cursor.text("Symbol", length);
        } else {
            cursor.bytes("Data", cursor.left());
        }
        visitor.endStruct();
    }

    private static String logical(int type) {
        return switch (type) {
            case 0 -> "Class";
            case 1 -> "Instance";
            case 2 -> "Member";
            case 3 -> "ConnectionPoint";
            case 4 -> "Attribute";
            case 5 -> "Special";
            case 6 -> "ServiceID";
            default -> "Reserved";
        };
    }
}
