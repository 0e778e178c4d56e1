package dev.toami.protocols.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * The DTLS records of a datagram (RFC 6347, section 4.1). Immutable.
 *
 * <pre>
 *  0      1         3         5                             11        13
 * +------+---------+---------+-----------------------------+---------+----------
 * | Type | Version |  Epoch  |       Sequence Number       | Length  | Fragment
 * +------+---------+---------+-----------------------------+---------+----------
 * </pre>
 */
public final class DtlsDatagram extends Layer implements ApplicationLayer {
    public static final int RECORD_HEADER_LENGTH = 13;
    private static final int EPOCH = 3;
    private static final int SEQUENCE_NUMBER = 5;
    private static final int LENGTH = 11;

    private final int end;

    private DtlsDatagram(Bytes in, int end) {
        super(in);
        this.end = end;
    }

    public static DtlsDatagram parse(Bytes in) throws MalformedPacketException {
        if (in.length() < RECORD_HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DTLS,
                    0,
                    RECORD_HEADER_LENGTH,
                    in.length(),
                    "DTLS record needs " + RECORD_HEADER_LENGTH + " bytes, not " + in.length());
        }
        if (!isRecord(in, 0)) {
            throw MalformedPacketException.invalid(
                    LayerType.DTLS,
                    0,
                    TlsRecord.CHANGE_CIPHER_SPEC,
                    in.u8(0),
                    "no DTLS record begins with type " + in.u8(0) + " and version " + in.u16(1));
        }
        int at = 0;
        while (isRecord(in, at)) {
            at += RECORD_HEADER_LENGTH + in.u16(at + LENGTH);
        }
        return new DtlsDatagram(in, Math.min(at, in.length()));
    }

    /** Recognizes a datagram that begins with a whole record. */
    public static LayerParser recognize(Bytes in) {
        return isRecord(in, 0) && RECORD_HEADER_LENGTH + in.u16(LENGTH) <= in.length() ? DtlsDatagram::parse : null;
    }

    private static boolean isRecord(Bytes in, int at) {
        if (in.length() - at < RECORD_HEADER_LENGTH) {
            return false;
        }
        int type = in.u8(at);
        int version = in.u16(at + 1);
        return type >= TlsRecord.CHANGE_CIPHER_SPEC
                && type <= TlsRecord.HEARTBEAT
                && (version == 0xfeff || version == 0xfefd || version == 0x0100)
                && in.u16(at + LENGTH) > 0;
    }

    /** The records, the last of them perhaps cut. */
    public List<TlsRecord> records() {
        List<TlsRecord> list = new ArrayList<>();
        for (int at = 0; at < end; ) {
            int length = Math.min(RECORD_HEADER_LENGTH + bytes().u16(at + LENGTH), end - at);
            // RFC 6347, section 4.1: the epoch is "incremented on every cipher state change".
            boolean keyed = bytes().u16(at + EPOCH) > 0;
            list.add(new TlsRecord(bytes(), new Span(at, length), RECORD_HEADER_LENGTH, keyed));
            at += length;
        }
        return list;
    }

    /** The whole handshake messages, or fragments of them, that go in the clear. */
    public List<TlsHandshake> handshakes() {
        return records().stream().flatMap(each -> each.handshakes().stream()).toList();
    }

    /** The first hello of a client or a server. */
    public Optional<TlsHello> hello() {
        return handshakes().stream().flatMap(each -> each.hello().stream()).findFirst();
    }

    @Override
    public LayerType type() {
        return LayerType.DTLS;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, end);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(end);
    }

    @Override
    public boolean isTruncated() {
        List<TlsRecord> records = records();
        return records.get(records.size() - 1).isTruncated();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        RecordFields fields = new RecordFields(bytes(), visitor);
        List<TlsRecord> records = records();
        if (visitor.beginList("Records", 0, end, records.size())) {
            for (TlsRecord each : records) {
                int at = each.span().offset();
                fields.begin(each);
                fields.typeAndVersion(each);
                visitor.number("Epoch", at + EPOCH, 2, bytes().u16(at + EPOCH));
                visitor.number("SequenceNumber", at + SEQUENCE_NUMBER, 6, sequenceNumber(at));
                visitor.number("Length", at + LENGTH, 2, each.declaredLength());
                fields.body(each);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private long sequenceNumber(int record) {
        return (long) bytes().u16(record + SEQUENCE_NUMBER) << 32 | bytes().u32(record + SEQUENCE_NUMBER + 2);
    }
}
