package dev.toami.protocols.tls;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** Describes handshake messages. */
final class HandshakeFields {
    private final Bytes layer;
    private final FieldVisitor visitor;

    HandshakeFields(Bytes layer, FieldVisitor visitor) {
        this.layer = layer;
        this.visitor = visitor;
    }

    void message(TlsHandshake message) {
        int at = message.span().offset();
        visitor.beginStruct("", at, message.span().length());
        visitor.code("Type", at, 1, message.type(), TlsCodes.handshakeType(message.type()));
        visitor.number("Length", at + 1, 3, message.declaredLength());
        if (message.isDtls()) {
            visitor.number("MessageSeq", at + 4, 2, layer.u16(at + 4));
            visitor.number("FragmentOffset", at + 6, 3, layer.u24(at + 6));
            visitor.number("FragmentLength", at + 9, 3, layer.u24(at + 9));
        }
        body(message);
        visitor.endStruct();
    }

    private void body(TlsHandshake message) {
        Optional<TlsHello> hello = message.hello();
        boolean whole = !message.isTruncated();
        Span body = message.bodySpan();
        if (hello.isPresent()) {
            hello(hello.get());
        } else if (message.type() == TlsHandshake.CERTIFICATE && (whole || !message.isDtls())) {
            certificates(message);
        } else if (message.type() == TlsHandshake.NEW_SESSION_TICKET && whole && body.length() >= 6) {
            ticket(body);
        } else if (body.length() > 0) {
            bytes("Body", body);
        }
    }

    private void bytes(String name, Span span) {
        visitor.bytes(name, span.offset(), span.length(), span.in(layer));
    }

    /** A vector with its length, if that is there. */
    private void vector(String name, int lengthBytes, Span span) {
        int at = span.offset() - lengthBytes;
        VectorReader reader = new VectorReader(layer, new Span(at, lengthBytes));
        visitor.number(name + "Length", at, lengthBytes, reader.number(lengthBytes));
        bytes(name, span);
    }

    private void ticket(Span body) {
        visitor.number("LifetimeHint", body.offset(), 4, layer.u32(body.offset()));
        VectorReader reader = new VectorReader(layer, body);
        reader.take(4);
        vector("Ticket", 2, reader.vector(2));
    }

    private void certificates(TlsHandshake message) {
        List<Span> list = message.certificateSpans();
        Span all = message.certificateList();
        if (all.offset() < message.bodySpan().offset() + 3) {
            return;
        }
        visitor.number("CertificatesLength", all.offset() - 3, 3, layer.u24(all.offset() - 3));
        if (visitor.beginList("Certificates", all.offset(), all.length(), list.size())) {
            for (Span each : list) {
                visitor.beginStruct("", each.offset() - 3, 3 + each.length());
                vector("Certificate", 3, each);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void hello(TlsHello hello) {
        if (hello.version.length() == 2) {
            int version = hello.legacyVersion();
            visitor.code("Version", hello.version.offset(), 2, version, TlsCodes.version(version));
        }
        if (hello.random.length() > 0) {
            bytes("Random", hello.random);
        }
        if (hello.random.length() == 32 && hello.sessionId.offset() > hello.random.end()) {
            vector("SessionID", 1, hello.sessionId);
        }
        if (hello.cookie != null && hello.cookie.offset() > hello.sessionId.end()) {
            vector("Cookie", 1, hello.cookie);
        }
        if (hello.isClient()) {
            offers(hello);
        } else if (hello.compressionMethods.length() == 1) {
            int suite = layer.u16(hello.cipherSuites.offset());
            visitor.code("CipherSuite", hello.cipherSuites.offset(), 2, suite, CipherSuites.label(suite));
            visitor.number(
                    "CompressionMethod",
                    hello.compressionMethods.offset(),
                    1,
                    layer.u8(hello.compressionMethods.offset()));
        }
        if (hello.extensions.offset() >= hello.compressionMethods.end() + 2) {
            extensions(hello);
        }
    }

    private void offers(TlsHello hello) {
        Span suites = hello.cipherSuites;
        if (suites.length() > 0) {
            visitor.number("CipherSuitesLength", suites.offset() - 2, 2, layer.u16(suites.offset() - 2));
            if (visitor.beginList("CipherSuites", suites.offset(), suites.length(), suites.length() / 2)) {
                for (int at = suites.offset(); at + 2 <= suites.end(); at += 2) {
                    visitor.code("", at, 2, layer.u16(at), CipherSuites.label(layer.u16(at)));
                }
            }
            visitor.endList();
        }
        Span methods = hello.compressionMethods;
        if (methods.length() > 0) {
            visitor.number("CompressionMethodsLength", methods.offset() - 1, 1, layer.u8(methods.offset() - 1));
            if (visitor.beginList("CompressionMethods", methods.offset(), methods.length(), methods.length())) {
                for (int at = methods.offset(); at < methods.end(); at++) {
                    visitor.number("", at, 1, layer.u8(at));
                }
            }
            visitor.endList();
        }
    }

    private void extensions(TlsHello hello) {
        Span span = hello.extensions;
        List<TlsExtension> list = hello.extensions();
        visitor.number("ExtensionsLength", span.offset() - 2, 2, layer.u16(span.offset() - 2));
        if (visitor.beginList("Extensions", span.offset(), span.length(), list.size())) {
            ExtensionFields fields = new ExtensionFields(layer, hello.isClient(), visitor);
            list.forEach(fields::extension);
        }
        visitor.endList();
    }
}
