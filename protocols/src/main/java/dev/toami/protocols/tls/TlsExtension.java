package dev.toami.protocols.tls;

import dev.toami.engine.Bytes;

/** An extension of a hello (RFC 8446, section 4.2). Immutable. */
public final class TlsExtension {
    private final int type;
    private final int offset;
    private final Span span;
    private final Bytes layer;

    TlsExtension(int type, int offset, Span span, Bytes layer) {
        this.type = type;
        this.offset = offset;
        this.span = span;
        this.layer = layer;
    }

    public int type() {
        return type;
    }

    /** The data, as far as they are there. */
    public Bytes data() {
        return span.in(layer);
    }

    int offset() {
        return offset;
    }

    Span span() {
        return span;
    }
}
