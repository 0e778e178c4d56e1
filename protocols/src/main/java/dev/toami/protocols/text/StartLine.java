package dev.toami.protocols.text;

import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.format.BytesText;

/** The first line of an HTTP-like message, by the offsets of its three words; the last of a request is its version. */
final class StartLine {
    enum Protocol {
        HTTP,
        SSDP,
        RTSP;

        String prefix() {
            return this == RTSP ? "RTSP/" : "HTTP/";
        }

        LayerType type() {
            return switch (this) {
                case HTTP -> LayerType.HTTP;
                case SSDP -> LayerType.SSDP;
                case RTSP -> LayerType.RTSP;
            };
        }
    }

    private static final Set<String> COMMON_METHODS =
            Set.of("GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "PROPFIND");
    private static final int LONGEST_METHOD = 20;

    private final Bytes in;
    private final Protocol protocol;
    private final int next;
    private final int end;
    private final int firstEnd;
    private final int lastStart;
    private final boolean response;

    private StartLine(Bytes in, Protocol protocol, int next, int firstEnd, int lastStart, boolean response) {
        this.in = in;
        this.protocol = protocol;
        this.next = next;
        this.end = next < 0 ? in.length() : HeaderLines.contentEnd(in, 0, next);
        this.firstEnd = firstEnd;
        this.lastStart = lastStart;
        this.response = response;
    }

    /** Null if the bytes do not begin with such a line. A request's line that is cut off needs a known method. */
    static StartLine read(Bytes in, Protocol protocol) {
        int firstEnd = BytesText.indexOf(in.clip(LONGEST_METHOD + 1), ' ', 0);
        if (firstEnd < 1) {
            return null;
        }
        int next = BytesText.indexOf(in, '\n', firstEnd) + 1;
        next = next == 0 ? -1 : next;
        int end = next < 0 ? in.length() : HeaderLines.contentEnd(in, 0, next);
        if (isVersion(in, 0, firstEnd, protocol)) {
            boolean valid = end >= firstEnd + 4 && isDigits(in, firstEnd + 1, firstEnd + 4);
            return valid ? new StartLine(in, protocol, next, firstEnd, firstEnd + 4, true) : null;
        }
        if (!isMethod(in, firstEnd)) {
            return null;
        }
        int last = end;
        while (last > firstEnd && in.u8(last - 1) != ' ') {
            last--;
        }
        // RFC 9113, section 3.4: PRI is reserved for the beginning of an HTTP/2 connection.
        boolean http2 = firstEnd == 3 && in.u24(0) == 0x505249;
        if (last > firstEnd + 1 && isVersion(in, last, end, protocol) && !http2) {
            return new StartLine(in, protocol, next, firstEnd, last, false);
        }
        boolean cut = next < 0 && end > firstEnd + 1 && beginsWithCommonMethod(in) && protocol == Protocol.HTTP;
        return cut ? new StartLine(in, protocol, next, firstEnd, end, false) : null;
    }

    static boolean beginsWithCommonMethod(Bytes in) {
        int end = BytesText.indexOf(in.clip(9), ' ', 0);
        return end > 0 && COMMON_METHODS.contains(BytesText.utf8(in, 0, end));
    }

    private static boolean isVersion(Bytes in, int from, int to, Protocol protocol) {
        String prefix = protocol.prefix();
        if (to - from != prefix.length() + 3 || in.u8(to - 2) != '.') {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (in.u8(from + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return isDigits(in, to - 3, to - 2) && isDigits(in, to - 1, to);
    }

    private static boolean isDigits(Bytes in, int from, int to) {
        for (int i = from; i < to; i++) {
            if (in.u8(i) < '0' || in.u8(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMethod(Bytes in, int end) {
        for (int i = 0; i < end; i++) {
            int c = in.u8(i);
            if ((c < 'A' || c > 'Z') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    Protocol protocol() {
        return protocol;
    }

    boolean isResponse() {
        return response;
    }

    boolean isComplete() {
        return next >= 0;
    }

    /** Where the next line begins, or all that is there ends. */
    int next() {
        return next < 0 ? in.length() : next;
    }

    int end() {
        return end;
    }

    String method() {
        return response ? "" : BytesText.utf8(in, 0, firstEnd);
    }

    private int targetEnd() {
        return lastStart < end ? lastStart - 1 : end;
    }

    String target() {
        return response ? "" : BytesText.utf8(in, firstEnd + 1, targetEnd());
    }

    String version() {
        return response ? BytesText.utf8(in, 0, firstEnd) : BytesText.utf8(in, lastStart, end);
    }

    /** 0 in a request. */
    int statusCode() {
        return response ? Integer.parseInt(BytesText.utf8(in, firstEnd + 1, firstEnd + 4)) : 0;
    }

    private int reasonStart() {
        return Math.min(lastStart + 1, end);
    }

    String reason() {
        return response ? BytesText.utf8(in, reasonStart(), end) : "";
    }

    void describe(FieldVisitor visitor) {
        if (response) {
            visitor.text("ResponseVersion", 0, firstEnd, version());
            visitor.number("StatusCode", firstEnd + 1, 3, statusCode());
            visitor.text("ReasonPhrase", reasonStart(), end - reasonStart(), reason());
        } else {
            visitor.text("Method", 0, firstEnd, method());
            visitor.text("RequestURI", firstEnd + 1, targetEnd() - firstEnd - 1, target());
            if (lastStart < end) {
                visitor.text("RequestVersion", lastStart, end - lastStart, version());
            }
        }
    }
}
