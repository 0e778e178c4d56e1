package dev.toami.protocols.automotive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;

/**
 * Header of a diagnostics message over IP (ISO 13400-2, section 8). Immutable.
 *
 * <pre>
 *  0        8        16               32
 * +--------+--------+----------------+
 * | Version|Inverse |  Payload Type  |
 * +--------+--------+----------------+
 * |          Payload Length          |
 * +----------------------------------+
 * </pre>
 */
public final class DoipMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 8;
    public static final int DIAGNOSTIC_MESSAGE = 0x8001;

    private static final int TYPE = 2;
    private static final int LENGTH = 4;
    private static final int ADDRESSES_LENGTH = 4;

    private DoipMessage(Bytes in) {
        super(in);
    }

    public static DoipMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.DOIP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "DoIP header needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        if (!isHeader(in)) {
            throw MalformedPacketException.invalid(
                    LayerType.DOIP,
                    1,
                    in.u8(0) ^ 0xff,
                    in.u8(1),
                    "DoIP version " + in.u8(0) + " with inverse " + in.u8(1));
        }
        return new DoipMessage(in);
    }

    /** Parses what a TCP segment carries, if it begins with a header. */
    public static Layer parseSegment(Bytes in) throws MalformedPacketException {
        return isHeader(in) ? parse(in) : Payload.of(in);
    }

    private static boolean isHeader(Bytes in) {
        return in.length() >= HEADER_LENGTH && in.u8(0) + in.u8(1) == 0xff;
    }

    public int version() {
        return bytes().u8(0);
    }

    public int payloadType() {
        return bytes().u16(TYPE);
    }

    public long declaredLength() {
        return bytes().u32(LENGTH);
    }

    private boolean isDiagnostic() {
        return payloadType() == DIAGNOSTIC_MESSAGE && body().length() >= ADDRESSES_LENGTH;
    }

    /** What follows the header, as far as it is there. */
    public Bytes body() {
        return bytes().slice(HEADER_LENGTH).clip((int) Math.min(declaredLength(), Integer.MAX_VALUE));
    }

    @Override
    public LayerType type() {
        return LayerType.DOIP;
    }

    /** With the addresses of a diagnostic message; of other types all. */
    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH + (isDiagnostic() ? ADDRESSES_LENGTH : body().length()));
    }

    /** The diagnostic service that a diagnostic message carries; what follows the message in other types. */
    @Override
    public Bytes payload() {
        return isDiagnostic()
                ? body().slice(ADDRESSES_LENGTH)
                : bytes().slice(contents().length());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - HEADER_LENGTH < declaredLength();
    }

    /**
     * The body of a diagnostic message ends behind its addresses: the rest is its payload. The length is given only where
     * another message, which it does not cover, is the payload.
     */
    @Override
    public Optional<LayerValue> toValue() {
        OptionalLong length =
                isDiagnostic() || payload().isEmpty() ? OptionalLong.empty() : OptionalLong.of(declaredLength());
        return Optional.of(new DoipHeader(
                version(),
                payloadType(),
                length,
                contents().slice(HEADER_LENGTH).copy()));
    }

    private static String label(int type) {
        return switch (type) {
            case 0x0000 -> "Generic DoIP header NACK";
            case 0x0001 -> "Vehicle identification request";
            case 0x0002 -> "Vehicle identification request with EID";
            case 0x0003 -> "Vehicle identification request with VIN";
            case 0x0004 -> "Vehicle announcement message";
            case 0x0005 -> "Routing activation request";
            case 0x0006 -> "Routing activation response";
            case 0x0007 -> "Alive check request";
            case 0x0008 -> "Alive check response";
            case 0x4001 -> "DoIP entity status request";
            case 0x4002 -> "DoIP entity status response";
            case 0x4003 -> "Diagnostic power mode information request";
            case 0x4004 -> "Diagnostic power mode information response";
            case DIAGNOSTIC_MESSAGE -> "Diagnostic message";
            case 0x8002 -> "Diagnostic message positive acknowledgement";
            case 0x8003 -> "Diagnostic message negative acknowledgement";
            default -> "Unknown(" + type + ")";
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.number("InverseVersion", 1, 1, bytes().u8(1));
        visitor.code("PayloadType", TYPE, 2, payloadType(), label(payloadType()));
        visitor.number("PayloadLength", LENGTH, 4, declaredLength());
        int rest = body().length();
        switch (payloadType()) {
            case 0x0000 -> number("NackCode", 0, 1, visitor);
            case 0x0002 -> data("EID", 0, 6, visitor);
            case 0x0003 -> vin(visitor);
            case 0x0004 -> announcement(visitor);
            case 0x0005 -> {
                number("SourceAddress", 0, 2, visitor);
                number("ActivationType", 2, 1, visitor);
            }
            case 0x0006 -> {
                number("TesterLogicalAddress", 0, 2, visitor);
                number("SourceAddress", 2, 2, visitor);
                number("ResponseCode", 4, 1, visitor);
            }
            case 0x0008 -> number("SourceAddress", 0, 2, visitor);
            case 0x4002 -> {
                number("NodeType", 0, 1, visitor);
                number("MaxSockets", 1, 1, visitor);
                number("OpenSockets", 2, 1, visitor);
                number("MaxDataSize", 3, 4, visitor);
            }
            case 0x4004 -> number("PowerMode", 0, 1, visitor);
            case DIAGNOSTIC_MESSAGE -> addresses(visitor);
            case 0x8002, 0x8003 -> {
                addresses(visitor);
                number(payloadType() == 0x8002 ? "AckCode" : "DiagnosticNackCode", 4, 1, visitor);
                data("PreviousMessage", 5, rest - 5, visitor);
            }
            default -> data("Body", 0, rest, visitor);
        }
    }

    private void addresses(FieldVisitor visitor) {
        number("SourceAddress", 0, 2, visitor);
        number("TargetAddress", 2, 2, visitor);
    }

    private void announcement(FieldVisitor visitor) {
        vin(visitor);
        number("LogicalAddress", 17, 2, visitor);
        data("EID", 19, 6, visitor);
        data("GID", 25, 6, visitor);
        number("FurtherAction", 31, 1, visitor);
        number("SyncStatus", 32, 1, visitor);
    }

    private void vin(FieldVisitor visitor) {
        if (body().length() >= 17) {
            String text = new String(body().slice(0, 17).toArray(), StandardCharsets.ISO_8859_1);
            visitor.text("VIN", HEADER_LENGTH, 17, text);
        }
    }

    private void number(String name, int at, int length, FieldVisitor visitor) {
        Bytes body = body();
        if (body.length() >= at + length) {
            long value = length == 1 ? body.u8(at) : length == 2 ? body.u16(at) : body.u32(at);
            visitor.number(name, HEADER_LENGTH + at, length, value);
        }
    }

    private void data(String name, int at, int length, FieldVisitor visitor) {
        if (length > 0 && body().length() >= at + length) {
            visitor.bytes(name, HEADER_LENGTH + at, length, body().slice(at, length));
        }
    }
}
