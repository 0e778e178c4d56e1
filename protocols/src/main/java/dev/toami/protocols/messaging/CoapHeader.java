package dev.toami.protocols.messaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a CoAP message is built with; the marker before a payload is added if one follows.
 *
 * @param token up to eight bytes
 * @param options of any order: they are sent by number
 */
public record CoapHeader(int messageType, int code, int messageId, Bytes token, List<CoapOption> options)
        implements LayerValue {
    public CoapHeader {
        options = options.stream()
                .sorted(Comparator.comparingInt(CoapOption::number))
                .toList();
        if (messageType < 0 || messageType > 3) {
            throw new IllegalArgumentException("a CoAP message type has 2 bits: " + messageType);
        }
        if (token.length() > 8) {
            throw new IllegalArgumentException("a CoAP token has at most 8 bytes, not " + token.length());
        }
    }

    /** A confirmable request for the segments of {@code path}. */
    public static CoapHeader get(int messageId, Bytes token, String... path) {
        List<CoapOption> options = Arrays.stream(path)
                .map(segment ->
                        new CoapOption(CoapOption.URI_PATH, Bytes.wrap(segment.getBytes(StandardCharsets.UTF_8))))
                .toList();
        return new CoapHeader(CoapMessage.CONFIRMABLE, 1, messageId, token, options);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (out.length() > 0) {
            out.prepend(1).u8(0, CoapMessage.MARKER);
        }
        out.prepend(encodedOptions()).prepend(token).prepend(CoapMessage.HEADER_LENGTH);
        out.u8(0, 1 << 6 | messageType << 4 | token.length()).u8(1, code).u16(2, messageId);
    }

    private Bytes encodedOptions() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int before = 0;
        for (CoapOption option : options) {
            int delta = option.number() - before;
            int length = option.value().length();
            bytes.write(nibble(delta) << 4 | nibble(length));
            extended(delta, bytes);
            extended(length, bytes);
            bytes.writeBytes(option.value().toArray());
            before = option.number();
        }
        return Bytes.wrap(bytes.toByteArray());
    }

    private static int nibble(int value) {
        return value < 13 ? value : value < 269 ? 13 : 14;
    }

    private static void extended(int value, ByteArrayOutputStream bytes) {
        if (nibble(value) == 13) {
            bytes.write(value - 13);
        } else if (nibble(value) == 14) {
            bytes.write((value - 269) >> 8);
            bytes.write(value - 269);
        }
    }
}
