package dev.toami.protocols.sctp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * A parameter, or an error cause, of an SCTP chunk (RFC 9260, section 3.2.1).
 *
 * @param type 16 bits: a parameter's type or a cause's code
 * @param value without padding
 */
public record SctpParameter(int type, Bytes value) {
    static final int HEADER_LENGTH = 4;

    public SctpParameter {
        if (type < 0 || type > 0xffff) {
            throw new IllegalArgumentException("an SCTP parameter's type has 16 bits: " + type);
        }
        if (value.length() > 0xffff - HEADER_LENGTH) {
            throw new IllegalArgumentException("an SCTP parameter has at most 65531 bytes, not " + value.length());
        }
    }

    int declaredLength() {
        return HEADER_LENGTH + value.length();
    }

    /**
     * Checks that parameters fill {@code area}, whose last one may lack its padding.
     *
     * @param offset where it begins in its chunk
     * @param truncated true if it is only the beginning of what was there
     */
    static void check(Bytes area, int offset, boolean truncated, LayerType type) throws MalformedPacketException {
        for (int at = 0; at < area.length(); ) {
            int rest = area.length() - at;
            if (truncated && (rest < HEADER_LENGTH || area.u16(at + 2) > rest)) {
                return;
            }
            int length = rest < HEADER_LENGTH ? rest : area.u16(at + 2);
            if (length < HEADER_LENGTH || length > rest) {
                throw MalformedPacketException.invalid(
                        type,
                        offset + at,
                        Math.max(length, HEADER_LENGTH),
                        rest,
                        "an SCTP parameter of length " + length + " where " + rest + " bytes are left");
            }
            at += (length + 3) & ~3;
        }
    }

    /** The parameters of an area, as far as they are whole and valid. */
    static List<SctpParameter> list(Bytes area) {
        List<SctpParameter> list = new ArrayList<>();
        int at = 0;
        while (area.length() - at >= HEADER_LENGTH) {
            int length = area.u16(at + 2);
            if (length < HEADER_LENGTH || length > area.length() - at) {
                break;
            }
            list.add(new SctpParameter(area.u16(at), area.slice(at + HEADER_LENGTH, length - HEADER_LENGTH)));
            at += (length + 3) & ~3;
        }
        return List.copyOf(list);
    }

    /** Fixed fields, and parameters behind them, all but the last one padded. */
    static Bytes encode(byte[] fixed, List<SctpParameter> parameters) {
        int length = fixed.length
                + parameters.stream()
                        .mapToInt(parameter -> (parameter.declaredLength() + 3) & ~3)
                        .sum();
        byte[] out = Arrays.copyOf(fixed, length);
        int at = fixed.length;
        int end = at;
        for (SctpParameter parameter : parameters) {
            put(out, at, 2, parameter.type);
            put(out, at + 2, 2, parameter.declaredLength());
            parameter.value.copyTo(0, out, at + HEADER_LENGTH, parameter.value.length());
            end = at + parameter.declaredLength();
            at += (parameter.declaredLength() + 3) & ~3;
        }
        return Bytes.wrap(out, 0, end);
    }

    static void put(byte[] out, int at, int length, long value) {
        if (value < 0 || value >> (8 * length) != 0) {
            throw new IllegalArgumentException("value " + value + " does not fit " + length + " bytes");
        }
        for (int i = 0; i < length; i++) {
            out[at + i] = (byte) (value >> (8 * (length - 1 - i)));
        }
    }
}
