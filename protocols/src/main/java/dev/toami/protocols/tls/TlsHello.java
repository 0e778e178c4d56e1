package dev.toami.protocols.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;

/**
 * The hello of a client or a server (RFC 8446, section 4.1; RFC 6347 adds the cookie), as far as it is there: what is cut
 * off is empty. Immutable.
 */
public final class TlsHello {
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    private final Bytes layer;
    private final boolean client;
    final Span version;
    final Span random;
    final Span sessionId;
    /** Null but in the hello of a DTLS client. */
    final Span cookie;
    /** A server selects one. */
    final Span cipherSuites;

    final Span compressionMethods;
    final Span extensions;

    TlsHello(Bytes layer, Span body, boolean client, boolean dtls) {
        this.layer = layer;
        this.client = client;
        VectorReader reader = new VectorReader(layer, body);
        version = reader.take(2);
        random = reader.take(32);
        sessionId = reader.vector(1);
        cookie = client && dtls ? reader.vector(1) : null;
        cipherSuites = client ? reader.vector(2) : reader.take(2);
        compressionMethods = client ? reader.vector(1) : reader.take(1);
        extensions = reader.vector(2);
    }

    /** True for a client's hello, false for a server's. */
    public boolean isClient() {
        return client;
    }

    /** The version field, which stays at that of TLS 1.2 in later versions; -1 if it is cut off. */
    public int legacyVersion() {
        return version.length() == 2 ? layer.u16(version.offset()) : -1;
    }

    public Bytes random() {
        return random.in(layer);
    }

    public Bytes sessionId() {
        return sessionId.in(layer);
    }

    /** The numbers of the suites that a client offers, or of the one that a server has chosen. */
    public List<Integer> cipherSuites() {
        return numbers(cipherSuites);
    }

    /** The extensions, as far as they are there. */
    public List<TlsExtension> extensions() {
        List<TlsExtension> list = new ArrayList<>();
        VectorReader reader = new VectorReader(layer, extensions);
        while (reader.has(4)) {
            int offset = reader.at();
            int type = reader.number(2);
            list.add(new TlsExtension(type, offset, reader.vector(2), layer));
        }
        return list;
    }

    private Optional<TlsExtension> extension(int type) {
        return extensions().stream()
                .filter(extension -> extension.type() == type)
                .findFirst();
    }

    /** The host that a client asks for (RFC 6066, section 3). */
    public Optional<String> serverName() {
        return extension(SERVER_NAME).flatMap(extension -> {
            VectorReader reader = new VectorReader(layer, extension.span());
            VectorReader names = new VectorReader(layer, reader.vector(2));
            return names.number(1) == 0 && names.has(2)
                    ? Optional.of(names.vector(2).text(layer))
                    : Optional.empty();
        });
    }

    /** The application protocols that a client offers, or the one that a server has chosen (RFC 7301). */
    public List<String> alpn() {
        List<String> list = new ArrayList<>();
        extension(ALPN).ifPresent(extension -> {
            VectorReader reader = new VectorReader(layer, extension.span());
            VectorReader names = new VectorReader(layer, reader.vector(2));
            while (names.has(1)) {
                list.add(names.vector(1).text(layer));
            }
        });
        return list;
    }

    /** The versions that a client offers, or the one that a server has chosen; empty before TLS 1.3. */
    public List<Integer> supportedVersions() {
        return extension(SUPPORTED_VERSIONS)
                .map(extension -> {
                    VectorReader reader = new VectorReader(layer, extension.span());
                    return numbers(client ? reader.vector(1) : reader.rest());
                })
                .orElse(List.of());
    }

    private List<Integer> numbers(Span span) {
        List<Integer> list = new ArrayList<>();
        for (int at = span.offset(); at + 2 <= span.end(); at += 2) {
            list.add(layer.u16(at));
        }
        return list;
    }
}
