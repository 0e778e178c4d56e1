package dev.toami.protocols.management;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.format.BytesText;

/**
 * Syslog message over UDP (RFC 5424, or the older form of RFC 3164). Immutable.
 *
 * <pre>
 *  RFC 5424:  &lt;PRI&gt;1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG
 *  RFC 3164:  &lt;PRI&gt;Mmm dd hh:mm:ss HOSTNAME TAG: CONTENT
 * </pre>
 */
public final class SyslogMessage extends Layer implements ApplicationLayer {
    private static final String[] WORDS = {"Timestamp", "Hostname", "AppName", "ProcID", "MsgID"};
    private static final String[] FACILITIES = {
        "kern",
        "user",
        "mail",
        "daemon",
        "auth",
        "syslog",
        "lpr",
        "news",
        "uucp",
        "cron",
        "authpriv",
        "ftp",
        "ntp",
        "audit",
        "alert",
        "clock",
        "local0",
        "local1",
        "local2",
        "local3",
        "local4",
        "local5",
        "local6",
        "local7"
    };
    private static final String[] SEVERITIES = {
        "Emergency", "Alert", "Critical", "Error", "Warning", "Notice", "Informational", "Debug"
    };
    private static final int TIMESTAMP_LENGTH = 15;

    private final int priorityEnd;

    private SyslogMessage(Bytes in, int priorityEnd) {
        super(in);
        this.priorityEnd = priorityEnd;
    }

    public static SyslogMessage parse(Bytes in) throws MalformedPacketException {
        int end = priorityEnd(in);
        if (end < 0) {
            throw MalformedPacketException.invalid(
                    LayerType.SYSLOG, 0, 3, in.length(), "syslog message without a priority from 0 to 191");
        }
        return new SyslogMessage(in, end);
    }

    /** A message, or a payload where there is no priority: RFC 3164, section 4.3.3, lets relays expect any text. */
    public static Layer parseDatagram(Bytes in) {
        int end = priorityEnd(in);
        return end < 0 ? Payload.of(in) : new SyslogMessage(in, end);
    }

    /** Where the closing bracket is, -1 if there is no priority. */
    private static int priorityEnd(Bytes in) {
        int end = BytesText.indexOf(in.clip(5), '>', 0);
        boolean valid = end >= 2 && in.u8(0) == '<';
        for (int i = 1; valid && i < end; i++) {
            valid = in.u8(i) >= '0' && in.u8(i) <= '9';
        }
        return valid && priority(in, end) <= 191 ? end : -1;
    }

    private static int priority(Bytes in, int end) {
        int value = 0;
        for (int i = 1; i < end; i++) {
            value = value * 10 + in.u8(i) - '0';
        }
        return value;
    }

    public int facility() {
        return priority(bytes(), priorityEnd) >> 3;
    }

    public int severity() {
        return priority(bytes(), priorityEnd) & 7;
    }

    /** True for the form of RFC 5424. */
    public boolean hasVersion() {
        int at = priorityEnd + 1;
        return bytes().length() >= at + 2 && bytes().u8(at) == '1' && bytes().u8(at + 1) == ' ';
    }

    private int wordEnd(int at) {
        int end = BytesText.indexOf(bytes(), ' ', at);
        return end < 0 ? bytes().length() : end;
    }

    /** The first of RFC 5424's words after the version, or the first 15 letters of the older form; empty if not there. */
    public Optional<String> timestamp() {
        int at = textStart();
        if (hasVersion()) {
            return Optional.of(BytesText.utf8(bytes(), at, wordEnd(at)));
        }
        return hasOldTimestamp() ? Optional.of(BytesText.utf8(bytes(), at, at + TIMESTAMP_LENGTH)) : Optional.empty();
    }

    private int textStart() {
        return priorityEnd + (hasVersion() ? 3 : 1);
    }

    private boolean hasOldTimestamp() {
        int at = priorityEnd + 1;
        return bytes().length() > at + TIMESTAMP_LENGTH
                && bytes().u8(at + 3) == ' '
                && bytes().u8(at + 6) == ' '
                && bytes().u8(at + 9) == ':'
                && bytes().u8(at + 12) == ':'
                && bytes().u8(at + TIMESTAMP_LENGTH) == ' ';
    }

    /** All behind the priority. */
    public String text() {
        return BytesText.utf8(bytes().slice(priorityEnd + 1));
    }

    @Override
    public LayerType type() {
        return LayerType.SYSLOG;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Facility", 1, priorityEnd - 1, facility(), FACILITIES[facility()]);
        visitor.code("Severity", 1, priorityEnd - 1, severity(), SEVERITIES[severity()]);
        visitor.text("Text", priorityEnd + 1, bytes().length() - priorityEnd - 1, text());
        int at = textStart();
        if (hasVersion()) {
            visitor.number("Version", priorityEnd + 1, 1, 1);
            for (String word : WORDS) {
                int end = Math.max(wordEnd(at), at);
                visitor.text(word, at, end - at, BytesText.utf8(bytes(), at, end));
                at = Math.min(end + 1, bytes().length());
            }
            int end = structuredDataEnd(at);
            visitor.text("StructuredData", at, end - at, BytesText.utf8(bytes(), at, end));
            at = Math.min(end + 1, bytes().length());
        } else if (hasOldTimestamp()) {
            visitor.text("Timestamp", at, TIMESTAMP_LENGTH, BytesText.utf8(bytes(), at, at + TIMESTAMP_LENGTH));
            at += TIMESTAMP_LENGTH + 1;
            int end = wordEnd(at);
            visitor.text("Hostname", at, end - at, BytesText.utf8(bytes(), at, end));
            at = Math.min(end + 1, bytes().length());
        }
        visitor.text("Message", at, bytes().length() - at, BytesText.utf8(bytes(), at, bytes().length()));
    }

    /** Elements in brackets, with quoted values in which a backslash escapes; or a hyphen. */
    private int structuredDataEnd(int from) {
        boolean quoted = false;
        boolean open = false;
        for (int at = from; at < bytes().length(); at++) {
            int c = bytes().u8(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = open && !quoted;
            } else if (!quoted && (c == '[' || c == ']')) {
                open = c == '[';
            } else if (!quoted && !open && c == ' ') {
                return at;
            }
        }
        return bytes().length();
    }
}
