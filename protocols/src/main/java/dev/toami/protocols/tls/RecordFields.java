package dev.toami.protocols.tls;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** Describes records. */
final class RecordFields {
    private static final int MESSAGE = 1;
    private static final int UNKNOWN = 0xff;

    private final Bytes layer;
    private final FieldVisitor visitor;

    RecordFields(Bytes layer, FieldVisitor visitor) {
        this.layer = layer;
        this.visitor = visitor;
    }

    void recordsByType(List<TlsRecord> records) {
        byType("ChangeCipherSpec", TlsRecord.CHANGE_CIPHER_SPEC, records);
        byType("Handshake", TlsRecord.HANDSHAKE, records);
        byType("AppData", TlsRecord.APPLICATION_DATA, records);
        byType("Alert", TlsRecord.ALERT, records);
    }

    private void byType(String name, int type, List<TlsRecord> all) {
        List<TlsRecord> records =
                all.stream().filter(each -> each.contentType() == type).toList();
        if (visitor.beginList(name, 0, 0, records.size())) {
            for (TlsRecord each : records) {
                begin(each);
                header(each, 3);
                body(each);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    void records(List<TlsRecord> records) {
        int end = records.get(records.size() - 1).span().end();
        if (visitor.beginList("Records", 0, end, records.size())) {
            for (TlsRecord each : records) {
                begin(each);
                header(each, 3);
                body(each);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    void begin(TlsRecord each) {
        visitor.beginStruct("", each.span().offset(), each.span().length());
    }

    void header(TlsRecord each, int length) {
        int at = each.span().offset();
        typeAndVersion(each);
        visitor.number("Length", at + length, 2, each.declaredLength());
    }

    void typeAndVersion(TlsRecord each) {
        int at = each.span().offset();
        visitor.code("ContentType", at, 1, each.contentType(), TlsCodes.contentType(each.contentType()));
        visitor.code("Version", at + 1, 2, each.version(), TlsCodes.version(each.version()));
    }

    void body(TlsRecord each) {
        Span fragment = each.fragmentSpan();
        switch (each.contentType()) {
            case TlsRecord.CHANGE_CIPHER_SPEC -> changeCipherSpec(fragment);
            case TlsRecord.ALERT -> alert(each, fragment);
            case TlsRecord.APPLICATION_DATA -> bytes("Payload", fragment);
            case TlsRecord.HANDSHAKE -> handshake(each, fragment);
            default -> bytes("Data", fragment);
        }
    }

    private void bytes(String name, Span span) {
        visitor.bytes(name, span.offset(), span.length(), span.in(layer));
    }

    private void changeCipherSpec(Span fragment) {
        boolean known = fragment.length() == 1 && layer.u8(fragment.offset()) == MESSAGE;
        visitor.code(
                "Message",
                fragment.offset(),
                fragment.length(),
                known ? MESSAGE : UNKNOWN,
                known ? "Change Cipher Spec Message" : "Unknown");
    }

    private void alert(TlsRecord each, Span fragment) {
        boolean plain = each.isPlainAlert();
        int at = fragment.offset();
        if (plain || !visitor.wantsDetail()) {
            int level = plain ? layer.u8(at) : UNKNOWN;
            int description = plain ? layer.u8(at + 1) : UNKNOWN;
            visitor.code("Level", at, plain ? 1 : 0, level, TlsCodes.alertLevel(level));
            visitor.code("Description", at + 1, plain ? 1 : 0, description, TlsCodes.alertDescription(description));
        }
        bytes("EncryptedMsg", plain ? new Span(at, 0) : fragment);
    }

    private void handshake(TlsRecord each, Span fragment) {
        if (!visitor.wantsDetail()) {
            return;
        }
        List<TlsHandshake> messages = each.handshakes();
        if (messages.isEmpty()) {
            bytes("EncryptedMsg", fragment);
            return;
        }
        if (visitor.beginList("Messages", fragment.offset(), fragment.length(), messages.size())) {
            HandshakeFields fields = new HandshakeFields(layer, visitor);
            messages.forEach(fields::message);
        }
        visitor.endList();
    }
}
