package dev.toami.protocols.tls;

import java.util.function.IntFunction;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** Describes extensions of a hello. */
final class ExtensionFields {
    private final Bytes layer;
    private final boolean client;
    private final FieldVisitor visitor;

    ExtensionFields(Bytes layer, boolean client, FieldVisitor visitor) {
        this.layer = layer;
        this.client = client;
        this.visitor = visitor;
    }

    void extension(TlsExtension extension) {
        Span data = extension.span();
        visitor.beginStruct("", extension.offset(), 4 + data.length());
        visitor.code("Type", extension.offset(), 2, extension.type(), TlsCodes.extension(extension.type()));
        visitor.number("Length", extension.offset() + 2, 2, layer.u16(extension.offset() + 2));
        VectorReader reader = new VectorReader(layer, data);
        switch (extension.type()) {
            case 0 -> serverNames(reader);
            case 10 -> codes("SupportedGroups", reader.vector(2), 2, TlsCodes::group);
            case 11 -> codes("ECPointFormats", reader.vector(1), 1, ExtensionFields::pointFormat);
            case 13 -> codes("SignatureAlgorithms", reader.vector(2), 2, TlsCodes::signatureScheme);
            case 16 -> alpn(reader);
            case 43 -> codes("SupportedVersions", client ? reader.vector(1) : reader.rest(), 2, TlsCodes::version);
            case 50 -> codes("SignatureAlgorithmsCert", reader.vector(2), 2, TlsCodes::signatureScheme);
            case 51 -> keyShare(reader);
            default -> bytes("Data", data);
        }
        visitor.endStruct();
    }

    private static String pointFormat(int format) {
        return switch (format) {
            case 0 -> "uncompressed";
            case 1 -> "ansiX962_compressed_prime";
            case 2 -> "ansiX962_compressed_char2";
            default -> TlsCodes.unknown(format);
        };
    }

    private void bytes(String name, Span span) {
        visitor.bytes(name, span.offset(), span.length(), span.in(layer));
    }

    private void text(String name, Span span) {
        visitor.text(name, span.offset(), span.length(), span.text(layer));
    }

    private void codes(String name, Span span, int size, IntFunction<String> label) {
        if (visitor.beginList(name, span.offset(), span.length(), span.length() / size)) {
            for (int at = span.offset(); at + size <= span.end(); at += size) {
                int code = size == 1 ? layer.u8(at) : layer.u16(at);
                visitor.code("", at, size, code, label.apply(code));
            }
        }
        visitor.endList();
    }

    private void serverNames(VectorReader reader) {
        Span list = reader.vector(2);
        int count = 0;
        for (VectorReader names = new VectorReader(layer, list); names.has(3); names.vector(2)) {
            names.number(1);
            count++;
        }
        if (visitor.beginList("ServerNames", list.offset(), list.length(), count)) {
            VectorReader names = new VectorReader(layer, list);
            while (names.has(3)) {
                int at = names.at();
                int type = names.number(1);
                Span name = names.vector(2);
                visitor.beginStruct("", at, 3 + name.length());
                visitor.code("Type", at, 1, type, type == 0 ? "host_name" : TlsCodes.unknown(type));
                visitor.number("Length", at + 1, 2, layer.u16(at + 1));
                text("Name", name);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private void alpn(VectorReader reader) {
        Span list = reader.vector(2);
        int count = 0;
        for (VectorReader names = new VectorReader(layer, list); names.has(1); names.vector(1)) {
            count++;
        }
        if (visitor.beginList("ALPN", list.offset(), list.length(), count)) {
            VectorReader names = new VectorReader(layer, list);
            while (names.has(1)) {
                text("", names.vector(1));
            }
        }
        visitor.endList();
    }

    /** A client's list of keys, a server's key, or the group that a server asks for. */
    private void keyShare(VectorReader reader) {
        Span shares = client ? reader.vector(2) : reader.rest();
        int count = 0;
        for (VectorReader keys = new VectorReader(layer, shares); keys.has(2); keys.vector(2)) {
            keys.number(2);
            count++;
        }
        if (visitor.beginList("KeyShares", shares.offset(), shares.length(), count)) {
            VectorReader keys = new VectorReader(layer, shares);
            while (keys.has(2)) {
                int at = keys.at();
                int group = keys.number(2);
                boolean hasKey = keys.has(2);
                Span key = keys.vector(2);
                visitor.beginStruct("", at, key.end() - at);
                visitor.code("Group", at, 2, group, TlsCodes.group(group));
                if (hasKey) {
                    visitor.number("KeyExchangeLength", at + 2, 2, layer.u16(at + 2));
                    bytes("KeyExchange", key);
                }
                visitor.endStruct();
            }
        }
        visitor.endList();
    }
}
