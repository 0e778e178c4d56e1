package dev.toami.protocols.ppp;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;

/**
 * PPPoE packet of a session (RFC 2516): PPP follows. Immutable.
 *
 * <pre>
 *  0     4     8            16                     31
 * +-----+-----+------------+------------------------+
 * | Ver | Type|    Code    |       Session ID       |
 * +-----+-----+------------+------------------------+
 * |         Length         |        Payload
 * +------------------------+---------------
 * </pre>
 */
public final class PppoeSession extends Layer {
    public static final int HEADER_LENGTH = 6;

    private PppoeSession(Bytes in) {
        super(in);
    }

    public static PppoeSession parse(Bytes in) throws MalformedPacketException {
        requireHeader(in, LayerType.PPPOE);
        return new PppoeSession(in);
    }

    static void requireHeader(Bytes in, LayerType type) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    type, 0, HEADER_LENGTH, in.length(), "PPPoE header of " + in.length() + " bytes, not 6");
        }
    }

    /** 1. */
    public int version() {
        return bytes().u8(0) >> 4;
    }

    /** 1. */
    public int pppoeType() {
        return bytes().u8(0) & 0xf;
    }

    /** 0 for session data. */
    public int code() {
        return bytes().u8(1);
    }

    public int sessionId() {
        return bytes().u16(2);
    }

    /** Of the payload. */
    public int declaredLength() {
        return bytes().u16(4);
    }

    @Override
    public LayerType type() {
        return LayerType.PPPOE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(declaredLength());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() - HEADER_LENGTH < declaredLength();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return code() == 0 ? PppFrame::parse : Payload.undecoded("Unable to decode PPPoECode " + code());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(
                new PppoeHeader(version(), pppoeType(), code(), sessionId(), OptionalInt.empty(), Optional.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), code() == 0 ? "PPP" : "UnknownPPPoECode", visitor);
    }

    static void describe(Bytes in, String code, FieldVisitor visitor) {
        visitor.number("Version", 0, 1, in.u8(0) >> 4);
        visitor.number("Type", 0, 1, in.u8(0) & 0xf);
        visitor.code("Code", 1, 1, in.u8(1), code);
        visitor.number("SessionId", 2, 2, in.u16(2));
        visitor.number("Length", 4, 2, in.u16(4));
    }
}
