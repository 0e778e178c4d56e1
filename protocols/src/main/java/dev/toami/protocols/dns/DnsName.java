package dev.toami.protocols.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;

/**
 * A domain name (RFC 1035, section 3.1): labels of any octets. Immutable, thread-safe.
 *
 * <p>Equal names have the same octets; {@link #equalsIgnoreCase} compares as name servers do.
 */
public final class DnsName {
    /** As many octets as a name may have on the wire, lengths of labels included. */
    public static final int MAX_LENGTH = 255;

    public static final int MAX_LABEL_LENGTH = 63;

    /** The name without labels. */
    public static final DnsName ROOT = new DnsName(Bytes.wrap(new byte[1]));

    private final Bytes wire;

    /** @param wire valid and owned */
    DnsName(Bytes wire) {
        this.wire = wire;
    }

    /**
     * A name from its text: labels parted by dots, a dot at the end or not, {@code \.} for a dot within a label and
     * {@code \nnn} for an octet in decimal.
     *
     * @throws IllegalArgumentException if a label is empty or longer than 63 octets, the name longer than 255, or a
     *     character is not ASCII
     */
    public static DnsName parse(String text) {
        if (text.equals(".")) {
            return ROOT;
        }
        List<Bytes> labels = new ArrayList<>();
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '.') {
                labels.add(Bytes.wrap(label.toByteArray()));
                label.reset();
                at++;
            } else if (c == '\\') {
                int escape = escapeLength(text, at);
                label.write(escape == 4 ? Integer.parseInt(text, at + 1, at + 4, 10) : text.charAt(at + 1));
                at += escape;
            } else {
                label.write(ascii(text, c));
                at++;
            }
        }
        if (!text.endsWith(".") || label.size() > 0) {
            labels.add(Bytes.wrap(label.toByteArray()));
        }
        return ofLabels(labels);
    }

    private static int ascii(String text, char c) {
        if (c > 0x7f) {
            throw new IllegalArgumentException("a domain name in text is ASCII: \"" + text + "\"");
        }
        return c;
    }

    private static int escapeLength(String text, int at) {
        int digits = 0;
        while (digits < 3 && at + 1 + digits < text.length() && isDigit(text.charAt(at + 1 + digits))) {
            digits++;
        }
        boolean octet = digits == 3 && Integer.parseInt(text, at + 1, at + 4, 10) <= 255;
        boolean character = digits == 0 && at + 1 < text.length() && text.charAt(at + 1) <= 0x7f;
        if (!octet && !character) {
            throw new IllegalArgumentException("not an escape at " + at + " of the domain name \"" + text + "\"");
        }
        return octet ? 4 : 2;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** @throws IllegalArgumentException if a label is empty or longer than 63 octets, or the name longer than 255 */
    public static DnsName ofLabels(List<Bytes> labels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Bytes label : labels) {
            if (label.isEmpty() || label.length() > MAX_LABEL_LENGTH) {
                throw new IllegalArgumentException("a label has 1 to 63 octets, not " + label.length());
            }
            out.write(label.length());
            out.writeBytes(label.toArray());
        }
        out.write(0);
        if (out.size() > MAX_LENGTH) {
            throw new IllegalArgumentException("a domain name has at most 255 octets, not " + out.size());
        }
        return new DnsName(Bytes.wrap(out.toByteArray()));
    }

    /** The labels, without the empty one of the root. */
    public List<Bytes> labels() {
        List<Bytes> labels = new ArrayList<>();
        for (int at = 0; wire.u8(at) != 0; at += 1 + wire.u8(at)) {
            labels.add(wire.slice(at + 1, wire.u8(at)));
        }
        return List.copyOf(labels);
    }

    public boolean isRoot() {
        return wire.length() == 1;
    }

    /** The name on the wire, without compression. */
    public Bytes wire() {
        return wire;
    }

    /** True if the names differ at most in the case of ASCII letters (RFC 4343). */
    public boolean equalsIgnoreCase(DnsName other) {
        if (wire.length() != other.wire.length()) {
            return false;
        }
        for (int i = 0; i < wire.length(); i++) {
            // No length of a label can be taken for a letter: letters begin at 65, lengths end at 63.
            if (lower(wire.u8(i)) != lower(other.wire.u8(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DnsName that && wire.equals(that.wire);
    }

    @Override
    public int hashCode() {
        return wire.hashCode();
    }

    /** The text that {@link #parse} takes, without a dot at the end; a dot for the root. */
    @Override
    public String toString() {
        if (isRoot()) {
            return ".";
        }
        StringBuilder text = new StringBuilder(wire.length());
        for (Bytes label : labels()) {
            text.append(text.isEmpty() ? "" : ".");
            for (byte octet : label.toArray()) {
                append(text, octet & 0xff);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int octet) {
        if (octet <= ' ' || octet > '~') {
            text.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
        } else {
            text.append(octet == '.' || octet == '\\' ? "\\" : "");
            text.append(new String(new byte[] {(byte) octet}, StandardCharsets.US_ASCII));
        }
    }
}
