package dev.toami.protocols.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.format.BytesText;

/**
 * CoAP message over UDP (RFC 7252, section 3). Immutable.
 *
 * <pre>
 *  0             8             16                          31
 * +---+---+-----+-------------+-----------------------------+
 * |Ver| T | TKL |    Code     |         Message ID          |
 * +---+---+-----+-------------+-----------------------------+
 * |  Token (TKL bytes), options ...                         |
 * +-------------+-------------------------------------------+
 * |     255     |  Payload                              ... |
 * +-------------+-------------------------------------------+
 * </pre>
 */
public final class CoapMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 4;
    public static final int CONFIRMABLE = 0;
    public static final int NON_CONFIRMABLE = 1;
    public static final int ACKNOWLEDGEMENT = 2;
    public static final int RESET = 3;
    static final int MARKER = 0xff;
    private static final int MESSAGE_ID = 2;
    private static final int MAX_TOKEN = 8;

    private final int headerLength;

    private CoapMessage(Bytes in, int headerLength) {
        super(in);
        this.headerLength = headerLength;
    }

    public static CoapMessage parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.COAP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "CoAP header needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        int token = in.u8(0) & 0xf;
        if (in.u8(0) >> 6 != 1 || token > MAX_TOKEN) {
            throw MalformedPacketException.invalid(
                    LayerType.COAP,
                    0,
                    1,
                    in.u8(0),
                    "CoAP version " + (in.u8(0) >> 6) + " with a token of " + token + " bytes");
        }
        OptionCursor cursor = new OptionCursor(in, HEADER_LENGTH + token);
        while (cursor.advance()) {
            if (cursor.number > 0xffff) {
                throw cursor.failure();
            }
        }
        if (!cursor.isAtEnd()) {
            throw cursor.failure();
        }
        return new CoapMessage(in, Math.min(cursor.next + (cursor.next < in.length() ? 1 : 0), in.length()));
    }

    /** Moves over options, whose numbers are the differences to the one before. */
    private static final class OptionCursor {
        private final Bytes in;
        private int start;
        private int next;
        private int number;
        private int valueStart;

        OptionCursor(Bytes in, int from) {
            this.in = in;
            this.next = from;
        }

        boolean isAtEnd() {
            return next == in.length() || (next < in.length() && in.u8(next) == MARKER);
        }

        boolean advance() {
            if (next >= in.length() || in.u8(next) == MARKER) {
                return false;
            }
            int delta = in.u8(next) >> 4;
            int length = in.u8(next) & 0xf;
            int deltaLength = extendedLength(delta);
            int at = next + 1 + deltaLength + extendedLength(length);
            if (delta == 15 || length == 15 || at > in.length()) {
                return false;
            }
            int size = extended(length, next + 1 + deltaLength);
            if (at + size > in.length()) {
                return false;
            }
            number += extended(delta, next + 1);
            start = next;
            valueStart = at;
            next = at + size;
            return true;
        }

        private static int extendedLength(int nibble) {
            return nibble == 13 ? 1 : nibble == 14 ? 2 : 0;
        }

        private int extended(int nibble, int at) {
            return nibble == 13 ? 13 + in.u8(at) : nibble == 14 ? 269 + in.u16(at) : nibble;
        }

        Bytes value() {
            return in.slice(valueStart, next - valueStart);
        }

        MalformedPacketException failure() {
            return MalformedPacketException.invalid(
                    LayerType.COAP,
                    next,
                    1,
                    Math.max(in.length() - next, 0),
                    "CoAP option at " + next + " of " + in.length() + " bytes is not valid");
        }
    }

    /** Such as {@link #CONFIRMABLE}. */
    public int messageType() {
        return bytes().u8(0) >> 4 & 3;
    }

    /** Class in the upper three bits, detail in the lower five: 1 is GET, 69 is 2.05 Content. */
    public int code() {
        return bytes().u8(1);
    }

    public int messageId() {
        return bytes().u16(MESSAGE_ID);
    }

    public Bytes token() {
        return bytes().slice(HEADER_LENGTH, bytes().u8(0) & 0xf);
    }

    private OptionCursor cursor() {
        return new OptionCursor(bytes(), HEADER_LENGTH + (bytes().u8(0) & 0xf));
    }

    public List<CoapOption> options() {
        List<CoapOption> list = new ArrayList<>();
        OptionCursor cursor = cursor();
        while (cursor.advance()) {
            list.add(new CoapOption(cursor.number, cursor.value()));
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.COAP;
    }

    /** With the payload marker, if there is one. */
    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new CoapHeader(messageType(), code(), messageId(), token(), options()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, bytes().u8(0) >> 6);
        visitor.code("Type", 0, 1, messageType(), typeLabel());
        visitor.number("TokenLength", 0, 1, token().length());
        visitor.code("Code", 1, 1, code(), codeLabel());
        visitor.number("MessageID", MESSAGE_ID, 2, messageId());
        visitor.bytes("Token", HEADER_LENGTH, token().length(), token());
        int from = HEADER_LENGTH + token().length();
        if (visitor.beginList("Options", from, headerLength - from, options().size())) {
            OptionCursor cursor = cursor();
            while (cursor.advance()) {
                describe(cursor, visitor);
            }
        }
        visitor.endList();
    }

    private static void describe(OptionCursor option, FieldVisitor visitor) {
        Bytes value = option.value();
        String text = CoapOption.textName(option.number);
        visitor.beginStruct("", option.start, option.next - option.start);
        visitor.code(
                "Number",
                option.start,
                option.valueStart - option.start,
                option.number,
                CoapOption.label(option.number));
        if (text != null) {
            visitor.text(text, option.valueStart, value.length(), BytesText.utf8(value));
        } else {
            visitor.bytes("Value", option.valueStart, value.length(), value);
        }
        visitor.endStruct();
    }

    private String typeLabel() {
        return switch (messageType()) {
            case CONFIRMABLE -> "Confirmable";
            case NON_CONFIRMABLE -> "NonConfirmable";
            case ACKNOWLEDGEMENT -> "Acknowledgement";
            default -> "Reset";
        };
    }

    private String codeLabel() {
        String dotted = (code() >> 5) + "." + ((code() & 31) < 10 ? "0" : "") + (code() & 31);
        return switch (code()) {
            case 0 -> "Empty";
            case 1 -> "GET";
            case 2 -> "POST";
            case 3 -> "PUT";
            case 4 -> "DELETE";
            case 5 -> "FETCH";
            case 6 -> "PATCH";
            case 7 -> "iPATCH";
            default -> dotted;
        };
    }
}
