package dev.toami.protocols.dns;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;

/** Names and strings as descriptions show them. */
final class NameText {
    private NameText() {}

    /** The labels parted by dots, without escapes; {@code <Root>} for the root. */
    static String of(DnsName name) {
        if (name.isRoot()) {
            return "<Root>";
        }
        StringBuilder text = new StringBuilder();
        for (Bytes label : name.labels()) {
            text.append(text.isEmpty() ? "" : ".").append(utf8(label));
        }
        return text.toString();
    }

    static String utf8(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
}
