package dev.toami.protocols.dns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;

/**
 * A NetBIOS name (RFC 1001, section 14): 15 characters, padded with blanks, and what the name is for.
 *
 * @param name without the blanks that pad it, of characters up to U+00FF
 * @param suffix 8 bits: 0x00 for a workstation, 0x20 for a server
 */
public record NetbiosName(String name, int suffix) {
    static final int LENGTH = 16;

    public NetbiosName {
        if (name.length() >= LENGTH || name.chars().anyMatch(c -> c > 0xff)) {
            throw new IllegalArgumentException("a NetBIOS name has at most 15 characters of 8 bits: \"" + name + "\"");
        }
        if (suffix < 0 || suffix > 0xff) {
            throw new IllegalArgumentException("a NetBIOS name's suffix has 8 bits: " + suffix);
        }
    }

    /** The name whose 16 bytes begin at {@code offset}. */
    static NetbiosName read(Bytes bytes, int offset) {
        byte[] name = bytes.slice(offset, LENGTH - 1).toArray();
        int length = name.length;
        while (length > 0 && (name[length - 1] == ' ' || name[length - 1] == 0)) {
            length--;
        }
        return new NetbiosName(new String(name, 0, length, StandardCharsets.ISO_8859_1), bytes.u8(offset + LENGTH - 1));
    }

    /** RFC 1001, section 14.1: half a byte is a letter from A to P. Empty if the first label of {@code name} is none such. */
    public static Optional<NetbiosName> decode(DnsName name) {
        List<Bytes> labels = name.labels();
        if (labels.isEmpty() || labels.get(0).length() != 2 * LENGTH) {
            return Optional.empty();
        }
        Bytes letters = labels.get(0);
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < 2 * LENGTH; i++) {
            int half = letters.u8(i) - 'A';
            if (half < 0 || half > 15) {
                return Optional.empty();
            }
            bytes[i / 2] |= (byte) (i % 2 == 0 ? half << 4 : half);
        }
        return Optional.of(read(Bytes.wrap(bytes), 0));
    }

    /** The name as NetBIOS over TCP has it, without a scope. */
    public DnsName encode() {
        byte[] padded =
                (name + " ".repeat(LENGTH - 1 - name.length()) + (char) suffix).getBytes(StandardCharsets.ISO_8859_1);
        byte[] letters = new byte[2 * LENGTH];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('A' + (padded[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf));
        }
        return DnsName.ofLabels(List.of(Bytes.wrap(letters)));
    }

    /** The text of a name on the wire: decoded, or as it stands there. */
    static String text(Bytes message, int offset) {
        DnsName name = NameReader.read(message, offset);
        return decode(name).map(NetbiosName::toString).orElseGet(() -> NameText.of(name));
    }

    /** {@code NAME<1b>}. */
    @Override
    public String toString() {
        return name + '<' + Character.forDigit(suffix >> 4, 16) + Character.forDigit(suffix & 15, 16) + '>';
    }
}
