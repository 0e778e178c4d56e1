package dev.toami.protocols.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.format.BytesText;

/** Reads the lines of a SIP message up to a blank one. Carriage returns and line feeds around a line do not count. */
final class SipReader {
    String version = "SIP/2.0";
    String method;
    String uri = "";
    boolean response;
    int code;
    String reason = "";
    final List<HeaderField> headers = new ArrayList<>();

    /** Behind the first line. */
    int lineEnd;

    /** Behind the blank line, or behind the last line that is complete. */
    int end;

    /** True if a line that is not complete follows. */
    boolean cut;

    private final Bytes in;

    /** The lines that go on with the last header field. */
    private final StringBuilder more = new StringBuilder();

    private SipReader(Bytes in) {
        this.in = in;
    }

    /** Whether a segment begins with a message rather than with the rest of one. */
    static boolean beginsMessage(Bytes in) {
        int end = BytesText.indexOf(in, '\n', 0);
        if (end < 0) {
            return false;
        }
        String line = BytesText.utf8(in, 0, end).strip();
        return line.startsWith("SIP/") || line.endsWith(" SIP/2.0");
    }

    static SipReader read(Bytes in) throws MalformedPacketException {
        SipReader reader = new SipReader(in);
        boolean first = true;
        while (true) {
            int next = BytesText.indexOf(in, '\n', reader.end) + 1;
            if (next == 0) {
                reader.cut = !reader.trimmed(reader.end, in.length()).isEmpty();
                return reader.finished();
            }
            Bytes line = reader.trimmed(reader.end, next);
            int start = reader.end;
            reader.end = next;
            if (line.isEmpty()) {
                return reader.finished();
            }
            if (first) {
                reader.firstLine(BytesText.utf8(line), start);
                reader.lineEnd = next;
                first = false;
            } else {
                reader.header(line, start);
            }
        }
    }

    private Bytes trimmed(int from, int to) {
        return trimmed(in.slice(from, to - from), "\r\n");
    }

    private static Bytes trimmed(Bytes line, String what) {
        int start = 0;
        int end = line.length();
        while (start < end && what.indexOf(line.u8(start)) >= 0) {
            start++;
        }
        while (end > start && what.indexOf(line.u8(end - 1)) >= 0) {
            end--;
        }
        return line.slice(start, end - start);
    }

    private MalformedPacketException failure(int offset, String message) {
        return MalformedPacketException.invalid(LayerType.SIP, offset, 0, 0, message);
    }

    private void firstLine(String line, int offset) throws MalformedPacketException {
        String[] words = line.split(" ", 3);
        if (words.length < 3) {
            throw failure(offset, "invalid first SIP line: '" + line + "'");
        }
        if (words[0].startsWith("SIP")) {
            response = true;
            version = version(words[0], offset);
            code = (int) number(words[1], Integer.MIN_VALUE, Integer.MAX_VALUE, "Atoi", offset);
            reason = words[2];
        } else {
            method = method(words[0], offset);
            uri = words[1];
            version = version(words[2], offset);
        }
    }

    private String version(String word, int offset) throws MalformedPacketException {
        String upper = word.toUpperCase(Locale.ROOT);
        if (!upper.equals("SIP/1.0") && !upper.equals("SIP/2.0")) {
            throw failure(offset, "Unknown SIP version: '" + word + "'");
        }
        return upper;
    }

    private String method(String word, int offset) throws MalformedPacketException {
        String known = SipMethods.find(word);
        if (known == null) {
            throw failure(offset, "Unknown SIP method: '" + word + "'");
        }
        return known;
    }

    private long number(String word, long min, long max, String function, int offset) throws MalformedPacketException {
        String digits = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw failure(offset, "strconv." + function + ": parsing \"" + word + "\": invalid syntax");
        }
        try {
            long value = Long.parseLong(word);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported as out of range below: all are digits.
        }
        throw failure(offset, "strconv." + function + ": parsing \"" + word + "\": value out of range");
    }

    private void header(Bytes line, int offset) throws MalformedPacketException {
        if (line.u8(0) == ' ' || line.u8(0) == '\t') {
            continuation(BytesText.utf8(line).strip(), offset);
            return;
        }
        finished();
        int colon = BytesText.indexOf(line, ':', 0);
        if (colon < 0) {
            return;
        }
        String name = BytesText.utf8(trimmed(line.slice(0, colon), " ")).toLowerCase(Locale.ROOT);
        String value = BytesText.utf8(trimmed(line.slice(colon + 1), " "));
        headers.add(new HeaderField(name, value));
        check(name, value, offset);
    }

    /** RFC 3261, section 7.3.1: a line that begins with a blank goes on with the field before it. */
    private void continuation(String text, int offset) throws MalformedPacketException {
        if (headers.isEmpty()) {
            throw failure(offset, "SIP header begins with the rest of a field");
        }
        more.append(' ').append(text);
    }

    /** The same with the last header field complete. */
    private SipReader finished() {
        if (more.length() > 0) {
            HeaderField last = headers.remove(headers.size() - 1);
            headers.add(new HeaderField(last.name(), last.value() + more));
            more.setLength(0);
        }
        return this;
    }

    private void check(String name, String value, int offset) throws MalformedPacketException {
        if (name.equals("content-length")) {
            number(value, Long.MIN_VALUE, Long.MAX_VALUE, "ParseInt", offset);
        } else if (name.equals("cseq")) {
            String[] words = value.split(" ", -1);
            if (words.length > 1) {
                number(words[0], Long.MIN_VALUE, Long.MAX_VALUE, "ParseInt", offset);
                method = response ? method(words[1], offset) : method;
            }
        }
    }
}
