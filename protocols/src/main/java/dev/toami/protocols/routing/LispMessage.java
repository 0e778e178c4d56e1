package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Lengths;

/**
 * Locator/ID Separation Protocol control message (RFC 9301, section 5): type, flags and nonce. Immutable. An encapsulated
 * control message encloses an IP packet.
 *
 * <pre>
 *  0       4                                     24             31
 * +-------+---------------------------------------+---------------+
 * | Type  |            flags, by type             | Record Count  |
 * +-------+---------------------------------------+---------------+
 * |                    Nonce, 64 bits; or a packet                |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class LispMessage extends Layer implements ApplicationLayer {
    private static final int ENCAPSULATED = 8;
    private static final int HEADER_LENGTH = 4;
    private static final int NONCE_END = 12;

    private LispMessage(Bytes in) {
        super(in);
    }

    public static LispMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.LISP);
        return new LispMessage(in);
    }

    /** 1 map request, 2 map reply, 3 map register, 4 map notify, 8 encapsulated control message. */
    public int messageType() {
        return bytes().u8(0) >> 4;
    }

    @Override
    public LayerType type() {
        return LayerType.LISP;
    }

    private boolean isEncapsulated() {
        return messageType() == ENCAPSULATED;
    }

    @Override
    public Bytes contents() {
        return isEncapsulated() ? bytes().slice(0, HEADER_LENGTH) : bytes();
    }

    /** Of an encapsulated control message, the packet. */
    @Override
    public Bytes payload() {
        return isEncapsulated() ? bytes().slice(HEADER_LENGTH) : Bytes.empty();
    }

    @Override
    public LayerParser next(Dissector dissector) {
        Bytes inner = payload();
        return switch (inner.isEmpty() ? 0 : inner.u8(0) >> 4) {
            case 4 -> dissector.afterIpProtocol(IpProtocol.IPV4.value());
            case 6 -> dissector.afterIpProtocol(IpProtocol.IPV6.value());
            default -> LayerParser.PAYLOAD;
        };
    }

    private static String type(int value) {
        return switch (value) {
            case 1 -> "Map-Request";
            case 2 -> "Map-Reply";
            case 3 -> "Map-Register";
            case 4 -> "Map-Notify";
            case 5 -> "Map-Notify-Ack";
            case 6 -> "Map-Referral";
            case 7 -> "Info";
            case ENCAPSULATED -> "Encapsulated Control Message";
            default -> Message.unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        visitor.code("Type", 0, 1, messageType(), type(messageType()));
        visitor.number("Flags", 0, 3, in.u24(0) & 0x0f_ffff);
        if (!isEncapsulated()) {
            Message.u8(visitor, "RecordCount", in, 3);
            boolean hasNonce = in.length() >= NONCE_END;
            if (hasNonce) {
                visitor.number("Nonce", HEADER_LENGTH, 8, in.i64(HEADER_LENGTH));
            }
            Message.rest(visitor, "Data", in, hasNonce ? NONCE_END : HEADER_LENGTH);
        }
    }
}
