package dev.toami.protocols.tls;

import java.util.List;

import dev.toami.engine.Bytes;

/** A record of TLS or DTLS, as far as its segment holds it. Immutable. */
public final class TlsRecord {
    public static final int CHANGE_CIPHER_SPEC = 20;
    public static final int ALERT = 21;
    public static final int HANDSHAKE = 22;
    public static final int APPLICATION_DATA = 23;
    public static final int HEARTBEAT = 24;

    private final Bytes layer;
    private final Span span;
    private final int headerLength;
    private final boolean keyed;

    TlsRecord(Bytes layer, Span span, int headerLength, boolean keyed) {
        this.layer = layer;
        this.span = span;
        this.headerLength = headerLength;
        this.keyed = keyed;
    }

    public int contentType() {
        return layer.u8(span.offset());
    }

    public int version() {
        return layer.u16(span.offset() + 1);
    }

    /** What the header declares to follow it. */
    public int declaredLength() {
        return layer.u16(span.offset() + headerLength - 2);
    }

    /** What follows the header, as far as it is there. */
    public Bytes fragment() {
        return fragmentSpan().in(layer);
    }

    public boolean isTruncated() {
        return fragmentSpan().length() < declaredLength();
    }

    /** The handshake messages in it that go in the clear. */
    public List<TlsHandshake> handshakes() {
        if (contentType() != HANDSHAKE) {
            return List.of();
        }
        return headerLength == DtlsDatagram.RECORD_HEADER_LENGTH
                ? keyed ? List.of() : TlsHandshake.listDtls(layer, fragmentSpan())
                : TlsHandshake.list(layer, fragmentSpan(), !isTruncated(), keyed);
    }

    /** True for an alert that is not encrypted, so that its level and description can be read. */
    public boolean isPlainAlert() {
        return contentType() == ALERT && declaredLength() == 2 && !isTruncated();
    }

    Span span() {
        return span;
    }

    Span fragmentSpan() {
        return new Span(span.offset() + headerLength, span.length() - headerLength);
    }
}
