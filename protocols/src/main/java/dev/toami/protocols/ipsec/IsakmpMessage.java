package dev.toami.protocols.ipsec;

import java.util.Optional;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * ISAKMP message, as IKEv1 and IKEv2 use it (RFC 2408, RFC 7296, section 3.1). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------------------------------------------------------+
 * |                   Initiator's SPI, 64 bits                    |
 * +---------------------------------------------------------------+
 * |                   Responder's SPI, 64 bits                    |
 * +---------------+-------+-------+---------------+---------------+
 * |  Next Payload | MjVer | MnVer | Exchange Type |     Flags     |
 * +---------------+-------+-------+---------------+---------------+
 * |                          Message ID                           |
 * +---------------------------------------------------------------+
 * |                            Length                             |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class IsakmpMessage extends Layer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 28;
    static final int NEXT_PAYLOAD = 16;
    private static final int VERSION = 17;
    private static final int EXCHANGE_TYPE = 18;
    private static final int FLAGS = 19;
    private static final int MESSAGE_ID = 20;
    private static final int LENGTH = 24;
    private static final int ENCRYPTED = 1;

    private IsakmpMessage(Bytes in) {
        super(in);
    }

    public static IsakmpMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.ISAKMP);
        if (in.u32(LENGTH) < HEADER_LENGTH) {
            Lengths.requireDeclared((int) in.u32(LENGTH), HEADER_LENGTH, LENGTH, LayerType.ISAKMP);
        }
        return new IsakmpMessage(in);
    }

    public long initiatorSpi() {
        return bytes().i64(0);
    }

    /** Zero in the first message. */
    public long responderSpi() {
        return bytes().i64(8);
    }

    public int nextPayload() {
        return bytes().u8(NEXT_PAYLOAD);
    }

    /** 1 or 2. */
    public int majorVersion() {
        return bytes().u8(VERSION) >> 4;
    }

    public int minorVersion() {
        return bytes().u8(VERSION) & 0xf;
    }

    public int exchangeType() {
        return bytes().u8(EXCHANGE_TYPE);
    }

    public int flags() {
        return bytes().u8(FLAGS);
    }

    public long messageId() {
        return bytes().u32(MESSAGE_ID);
    }

    /** Of all of the message, header included. */
    public long declaredLength() {
        return bytes().u32(LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.ISAKMP;
    }

    @Override
    public Bytes contents() {
        return bytes().clip((int) Math.min(declaredLength(), bytes().length()));
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public boolean isTruncated() {
        return declaredLength() > bytes().length();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new IsakmpHeader(
                initiatorSpi(),
                responderSpi(),
                nextPayload(),
                bytes().u8(VERSION),
                exchangeType(),
                flags(),
                messageId(),
                contents().slice(HEADER_LENGTH),
                OptionalLong.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.bytes("InitiatorSPI", 0, 8, bytes().slice(0, 8));
        visitor.bytes("ResponderSPI", 8, 8, bytes().slice(8, 8));
        visitor.code("NextPayload", NEXT_PAYLOAD, 1, nextPayload(), IsakmpNames.payload(nextPayload()));
        visitor.number("Version", VERSION, 1, bytes().u8(VERSION));
        visitor.code("ExchangeType", EXCHANGE_TYPE, 1, exchangeType(), IsakmpNames.exchange(exchangeType()));
        visitor.number("Flags", FLAGS, 1, flags());
        visitor.number("MessageID", MESSAGE_ID, 4, messageId());
        visitor.number("Length", LENGTH, 4, declaredLength());
        describePayloads(visitor);
    }

    private void describePayloads(FieldVisitor visitor) {
        Bytes in = contents();
        if (majorVersion() == 1 && (flags() & ENCRYPTED) != 0) {
            visitor.bytes("Encrypted", HEADER_LENGTH, in.length() - HEADER_LENGTH, in.slice(HEADER_LENGTH));
            return;
        }
        int[] type = {nextPayload()};
        Elements payloads = Elements.of(in, HEADER_LENGTH, 4, (bytes, at) -> bytes.u16(at + 2));
        payloads.describe(visitor, "Payloads", (to, bytes, at, length) -> {
            to.code("Type", at, 0, type[0], IsakmpNames.payload(type[0]));
            type[0] = bytes.u8(at);
            to.code("NextPayload", at, 1, type[0], IsakmpNames.payload(type[0]));
            to.flag("Critical", at + 1, 1, (bytes.u8(at + 1) & 0x80) != 0);
            to.number("PayloadLength", at + 2, 2, length);
            to.bytes("Data", at + 4, length - 4, bytes.slice(at + 4, length - 4));
        });
        payloads.describeRest(visitor, "Trailing");
    }
}
