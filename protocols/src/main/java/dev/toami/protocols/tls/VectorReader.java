package dev.toami.protocols.tls;

import dev.toami.engine.Bytes;

/** Walks over numbers and vectors (RFC 8446, section 3.4) and stops where they are cut. Not thread-safe. */
final class VectorReader {
    private final Bytes layer;
    private final int end;
    private int at;

    VectorReader(Bytes layer, Span span) {
        this.layer = layer;
        this.at = span.offset();
        this.end = span.end();
    }

    int at() {
        return at;
    }

    boolean has(int length) {
        return end - at >= length;
    }

    boolean isEmpty() {
        return at >= end;
    }

    /** The next {@code length} bytes, or those of them that are there. */
    Span take(int length) {
        Span span = new Span(at, Math.min(length, end - at));
        at += span.length();
        return span;
    }

    Span rest() {
        return take(end - at);
    }

    /** The number in the next {@code length} bytes, or -1 and nothing left if they are not all there. */
    int number(int length) {
        if (!has(length)) {
            at = end;
            return -1;
        }
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | layer.u8(at + i);
        }
        at += length;
        return value;
    }

    /** What follows a length of {@code lengthBytes} bytes, as far as it is there. */
    Span vector(int lengthBytes) {
        return take(Math.max(number(lengthBytes), 0));
    }
}
