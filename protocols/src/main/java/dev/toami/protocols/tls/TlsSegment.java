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
import dev.toami.protocols.Payload;

/**
 * The TLS records of a segment (RFC 8446, section 5.1), which begins with one of them. Immutable.
 *
 * <pre>
 *  0            1            2            3            4
 * +------------+-------------------------+-------------------------+----------
 * |    Type    |         Version         |         Length          | Fragment
 * +------------+-------------------------+-------------------------+----------
 * </pre>
 */
public final class TlsSegment extends Layer implements ApplicationLayer {
    public static final int RECORD_HEADER_LENGTH = 5;
    /** RFC 5246, section 6.2.3: "The length MUST NOT exceed 2^14 + 2048." */
    private static final int MAX_FRAGMENT = (1 << 14) + 2048;

    private final int end;

    private TlsSegment(Bytes in, int end) {
        super(in);
        this.end = end;
    }

    /** Parses bytes that consist of whole records. */
    public static TlsSegment parse(Bytes in) throws MalformedPacketException {
        int at = 0;
        do {
            int rest = in.length() - at;
            if (rest < RECORD_HEADER_LENGTH) {
                throw MalformedPacketException.truncated(
                        LayerType.TLS, at, RECORD_HEADER_LENGTH, rest, "TLS record too short");
            }
            if (TlsCodes.contentType(in.u8(at)).equals("Unknown")) {
                throw MalformedPacketException.invalid(
                        LayerType.TLS, at, TlsRecord.CHANGE_CIPHER_SPEC, in.u8(at), "Unknown TLS record type");
            }
            int length = in.u16(at + 3);
            if (rest < RECORD_HEADER_LENGTH + length) {
                throw MalformedPacketException.truncated(
                        LayerType.TLS, at, RECORD_HEADER_LENGTH + length, rest, "TLS packet length mismatch");
            }
            checkLength(in.u8(at), at + 3, length);
            at += RECORD_HEADER_LENGTH + length;
        } while (at < in.length());
        return new TlsSegment(in, in.length());
    }

    private static void checkLength(int type, int offset, int length) throws MalformedPacketException {
        if (type == TlsRecord.ALERT && length < 2) {
            throw MalformedPacketException.truncated(LayerType.TLS, offset, 2, length, "TLS Alert packet too short");
        }
        if (type == TlsRecord.CHANGE_CIPHER_SPEC && length != 1) {
            throw MalformedPacketException.truncated(
                    LayerType.TLS, offset, 1, length, "TLS Change Cipher Spec record incorrect length");
        }
    }

    /**
     * Parses what a TCP segment carries: the records from its beginning on, the last of them perhaps cut; what follows them
     * and is none is the payload. A segment that does not begin with a record is a {@link Payload}.
     */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        if (!isRecord(in, 0)) {
            return SslV2Hello.isHello(in) ? SslV2Hello.parse(in) : Payload.of(in);
        }
        int at = 0;
        while (at < in.length() && isRecord(in, at)) {
            at += RECORD_HEADER_LENGTH + in.u16(at + 3);
        }
        boolean cutHeader = at < in.length() && in.length() - at < RECORD_HEADER_LENGTH && isContentType(in.u8(at));
        return new TlsSegment(in, cutHeader ? in.length() : Math.min(at, in.length()));
    }

    /** Recognizes a segment that begins with a record. */
    public static LayerParser recognize(Bytes in) {
        return isRecord(in, 0) || SslV2Hello.isHello(in) ? TlsSegment::parseSegment : null;
    }

    private static boolean isContentType(int type) {
        return type >= TlsRecord.CHANGE_CIPHER_SPEC && type <= TlsRecord.HEARTBEAT;
    }

    private static boolean isRecord(Bytes in, int at) {
        if (in.length() - at < RECORD_HEADER_LENGTH + 1 || !isContentType(in.u8(at))) {
            return false;
        }
        int length = in.u16(at + 3);
        boolean sane = in.u8(at + 1) == 3 && in.u8(at + 2) <= 4 && length > 0 && length <= MAX_FRAGMENT;
        return sane
                && switch (in.u8(at)) {
                    case TlsRecord.CHANGE_CIPHER_SPEC -> length == 1 && in.u8(at + RECORD_HEADER_LENGTH) == 1;
                    case TlsRecord.ALERT -> length == 2 || length >= 16;
                    case TlsRecord.HANDSHAKE -> length >= TlsHandshake.HEADER_LENGTH;
                    default -> true;
                };
    }

    /** The records, the last of them perhaps cut. */
    public List<TlsRecord> records() {
        List<TlsRecord> list = new ArrayList<>();
        boolean keyed = false;
        int at = 0;
        while (end - at >= RECORD_HEADER_LENGTH) {
            int length = Math.min(RECORD_HEADER_LENGTH + bytes().u16(at + 3), end - at);
            list.add(new TlsRecord(bytes(), new Span(at, length), RECORD_HEADER_LENGTH, keyed));
            keyed |= bytes().u8(at) == TlsRecord.CHANGE_CIPHER_SPEC;
            at += length;
        }
        return list;
    }

    /** The last record's bytes, as far as they are there. */
    public Bytes lastRecord() {
        List<TlsRecord> records = records();
        return bytes().slice(
                        records.get(records.size() - 1).span().offset(),
                        end - records.get(records.size() - 1).span().offset());
    }

    /** The handshake messages of all records that go in the clear; one that is cut by a record's end ends there. */
    public List<TlsHandshake> handshakes() {
        return records().stream().flatMap(each -> each.handshakes().stream()).toList();
    }

    /** The first hello of a client or a server. */
    public Optional<TlsHello> hello() {
        return handshakes().stream().flatMap(each -> each.hello().stream()).findFirst();
    }

    /** The host that a client asks for. */
    public Optional<String> serverName() {
        return hello().flatMap(TlsHello::serverName);
    }

    /** The application protocols that a client offers, or the one that a server has chosen. */
    public List<String> alpn() {
        return hello().map(TlsHello::alpn).orElse(List.of());
    }

    /** The certificates in DER, the sender's own first, those that are whole. */
    public List<Bytes> certificates() {
        return handshakes().stream()
                .flatMap(each -> each.certificates().stream())
                .toList();
    }

    @Override
    public LayerType type() {
        return LayerType.TLS;
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
        TlsRecord last = records.get(records.size() - 1);
        return last.isTruncated() || last.span().end() < end;
    }

    /** gopacket sorts the records by type; whoever wants more wants them as they were sent. */
    @Override
    public void describe(FieldVisitor visitor) {
        RecordFields fields = new RecordFields(bytes(), visitor);
        if (visitor.wantsDetail()) {
            fields.records(records());
        } else {
            fields.recordsByType(records());
        }
    }
}
