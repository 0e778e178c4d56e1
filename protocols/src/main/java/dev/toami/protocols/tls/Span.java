package dev.toami.protocols.tls;

import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;

/** Where something is in a layer, as far as it is there. */
record Span(int offset, int length) {
    int end() {
        return offset + length;
    }

    Bytes in(Bytes layer) {
        return layer.slice(offset, length);
    }

    String text(Bytes layer) {
        return new String(in(layer).toArray(), StandardCharsets.ISO_8859_1);
    }
}
