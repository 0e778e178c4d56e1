package dev.toami.protocols.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.format.BytesText;

/** Header fields in lines, up to a blank one (RFC 9112, section 5). A line that was cut off is none. */
final class HeaderLines {
    private final Bytes in;
    private final int from;
    private final int end;

    /** @param end where the blank line ends, or all that is there */
    HeaderLines(Bytes in, int from, int end) {
        this.in = in;
        this.from = from;
        this.end = end;
    }

    private interface Taker {
        void take(int start, int colon, int lineEnd);
    }

    /** Behind the blank line, -1 if it is not there. */
    static int end(Bytes in, int from) {
        int at = from;
        while (at < in.length()) {
            int next = BytesText.indexOf(in, '\n', at) + 1;
            if (next == 0) {
                return -1;
            }
            if (contentEnd(in, at, next) == at) {
                return next;
            }
            at = next;
        }
        return -1;
    }

    /** Where a line ends without its line feed and carriage return. */
    static int contentEnd(Bytes in, int start, int next) {
        int end = next - 1;
        return end > start && in.u8(end - 1) == '\r' ? end - 1 : end;
    }

    private void each(Taker taker) {
        int at = from;
        while (at < end) {
            int next = BytesText.indexOf(in, '\n', at) + 1;
            while (next > 0 && next < end && isBlank(in.u8(next))) {
                next = BytesText.indexOf(in, '\n', next) + 1;
            }
            if (next == 0) {
                return;
            }
            int colon = BytesText.indexOf(in.clip(next), ':', at);
            if (colon > at) {
                taker.take(at, colon, contentEnd(in, at, next));
            }
            at = next;
        }
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    private String value(int colon, int lineEnd) {
        String value =
                BytesText.utf8(in, colon + 1, Math.max(lineEnd, colon + 1)).strip();
        return value.indexOf('\n') < 0 ? value : value.replaceAll("\\r?\\n[ \\t]+", " ");
    }

    List<HeaderField> list() {
        List<HeaderField> list = new ArrayList<>();
        each((start, colon, lineEnd) ->
                list.add(new HeaderField(BytesText.utf8(in, start, colon).strip(), value(colon, lineEnd))));
        return list;
    }

    /** The value of the first field of this name. */
    Optional<String> first(String name) {
        return list().stream().filter(field -> field.isNamed(name)).findFirst().map(HeaderField::value);
    }

    /** Each value under its field's name in lower case. */
    void describe(FieldVisitor visitor) {
        int[] count = new int[1];
        each((start, colon, lineEnd) -> count[0]++);
        if (visitor.beginList("Headers", from, end - from, count[0])) {
            each((start, colon, lineEnd) -> {
                visitor.beginStruct("", start, lineEnd - start);
                String name = BytesText.utf8(in, start, colon).strip().toLowerCase(Locale.ROOT);
                visitor.text(name, start, lineEnd - start, value(colon, lineEnd));
                visitor.endStruct();
            });
        }
        visitor.endList();
    }
}
