package dev.toami.protocols.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;

/** A handshake message that goes in the clear (RFC 8446, section 4), as far as its record holds it. Immutable. */
public final class TlsHandshake {
    public static final int CLIENT_HELLO = 1;
    public static final int SERVER_HELLO = 2;
    public static final int NEW_SESSION_TICKET = 4;
    public static final int CERTIFICATE = 11;

    static final int HEADER_LENGTH = 4;
    static final int DTLS_HEADER_LENGTH = 12;
    /** More than any message that is sent; encrypted ones, read as if they were not, mostly seem longer. */
    private static final int MAX_LENGTH = 1 << 17;

    private final Bytes layer;
    private final Span span;
    private final int headerLength;

    private TlsHandshake(Bytes layer, Span span, int headerLength) {
        this.layer = layer;
        this.span = span;
        this.headerLength = headerLength;
    }

    /**
     * The messages in a record's fragment; none if it is encrypted, which only shows in numbers that cannot be.
     *
     * @param whole whether the fragment is all that the record declares
     * @param keyed whether the record follows a change of the cipher, so that it should be encrypted
     */
    static List<TlsHandshake> list(Bytes layer, Span fragment, boolean whole, boolean keyed) {
        List<TlsHandshake> list = new ArrayList<>();
        int at = fragment.offset();
        while (at < fragment.end()) {
            int rest = fragment.end() - at;
            if (rest < HEADER_LENGTH) {
                return whole || keyed ? List.of() : list;
            }
            int length = HEADER_LENGTH + layer.u24(at + 1);
            boolean plausible = TlsCodes.isHandshakeType(layer.u8(at))
                    && (layer.u8(at) != 0 || (length == HEADER_LENGTH && fragment.length() == HEADER_LENGTH))
                    && length <= MAX_LENGTH;
            if (!plausible || (keyed && length > rest)) {
                return List.of();
            }
            list.add(new TlsHandshake(layer, new Span(at, Math.min(length, rest)), HEADER_LENGTH));
            at += length;
        }
        return list;
    }

    /** The same for DTLS, where each message, or fragment of one, tells where it belongs. */
    static List<TlsHandshake> listDtls(Bytes layer, Span fragment) {
        List<TlsHandshake> list = new ArrayList<>();
        int at = fragment.offset();
        while (at < fragment.end()) {
            int rest = fragment.end() - at;
            if (rest < DTLS_HEADER_LENGTH || !TlsCodes.isHandshakeType(layer.u8(at))) {
                return List.of();
            }
            int length = DTLS_HEADER_LENGTH + layer.u24(at + 9);
            if (length > rest || layer.u24(at + 6) + layer.u24(at + 9) > layer.u24(at + 1)) {
                return List.of();
            }
            list.add(new TlsHandshake(layer, new Span(at, length), DTLS_HEADER_LENGTH));
            at += length;
        }
        return list;
    }

    public int type() {
        return layer.u8(span.offset());
    }

    /** The length of the whole message's body. */
    public int declaredLength() {
        return layer.u24(span.offset() + 1);
    }

    /** The body, as far as it is there. */
    public Bytes body() {
        return bodySpan().in(layer);
    }

    /** True if the record does not hold the whole message. */
    public boolean isTruncated() {
        return bodySpan().length() < declaredLength();
    }

    boolean isDtls() {
        return headerLength == DTLS_HEADER_LENGTH;
    }

    Span span() {
        return span;
    }

    Span bodySpan() {
        return new Span(span.offset() + headerLength, span.length() - headerLength);
    }

    /** The hello of a client or a server, if this is one and, in DTLS, its first fragment. */
    public Optional<TlsHello> hello() {
        boolean first = !isDtls() || layer.u24(span.offset() + 6) == 0;
        return first && (type() == CLIENT_HELLO || type() == SERVER_HELLO)
                ? Optional.of(new TlsHello(layer, bodySpan(), type() == CLIENT_HELLO, isDtls()))
                : Optional.empty();
    }

    /** The chain of certificates in DER, the sender's own first, those that are whole; empty if this is another message. */
    public List<Bytes> certificates() {
        return certificateSpans().stream()
                .map(certificate -> certificate.in(layer))
                .toList();
    }

    /** Where the list of certificates is, of length 0 if this is another message. */
    Span certificateList() {
        Span body = bodySpan();
        VectorReader reader = new VectorReader(layer, body);
        if (type() != CERTIFICATE || !reader.has(3)) {
            return reader.take(0);
        }
        if (isTls13Certificate()) {
            reader.vector(1);
        }
        return reader.vector(3);
    }

    /** RFC 8446, section 4.4.2: a context before the list, and extensions behind each certificate. */
    private boolean isTls13Certificate() {
        VectorReader reader = new VectorReader(layer, bodySpan());
        if (reader.number(3) + 3 == declaredLength()) {
            return false;
        }
        reader = new VectorReader(layer, bodySpan());
        int context = reader.vector(1).length();
        return 1 + context + 3 + reader.number(3) == declaredLength();
    }

    List<Span> certificateSpans() {
        List<Span> list = new ArrayList<>();
        VectorReader reader = new VectorReader(layer, certificateList());
        boolean extended = reader.has(3) && isTls13Certificate();
        while (reader.has(3)) {
            int length = reader.number(3);
            if (!reader.has(length)) {
                break;
            }
            list.add(reader.take(length));
            if (extended) {
                reader.vector(2);
            }
        }
        return list;
    }
}
