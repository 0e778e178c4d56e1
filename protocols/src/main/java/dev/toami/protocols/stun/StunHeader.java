package dev.toami.protocols.stun;

import java.util.List;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a STUN message is built with.
 *
 * @param messageType method and class together: 1 is a Binding request, 0x101 its success response
 * @param length of the attributes; computed if empty
 * @param transactionId twelve bytes
 */
public record StunHeader(int messageType, OptionalInt length, Bytes transactionId, List<StunAttribute> attributes)
        implements LayerValue {
    public StunHeader {
        attributes = List.copyOf(attributes);
        if (messageType < 0 || messageType > 0x3fff) {
            throw new IllegalArgumentException("a STUN message type has 14 bits: " + messageType);
        }
        if (transactionId.length() != StunMessage.TRANSACTION_ID_LENGTH) {
            throw new IllegalArgumentException("a STUN transaction ID has 12 bytes, not " + transactionId.length());
        }
    }

    public static StunHeader of(int messageType, Bytes transactionId, StunAttribute... attributes) {
        return new StunHeader(messageType, OptionalInt.empty(), transactionId, List.of(attributes));
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int size = attributes.stream().mapToInt(StunAttribute::encodedLength).sum();
        out.prepend(StunMessage.HEADER_LENGTH + size)
                .u16(0, messageType)
                .u16(StunMessage.LENGTH, length.orElse(size))
                .u32(StunMessage.COOKIE, StunMessage.MAGIC_COOKIE)
                .bytes(StunMessage.TRANSACTION_ID, transactionId.toArray());
        int at = StunMessage.HEADER_LENGTH;
        for (StunAttribute attribute : attributes) {
            out.u16(at, attribute.type()).u16(at + 2, attribute.value().length());
            out.bytes(at + StunAttribute.HEADER_LENGTH, attribute.value().toArray());
            at += attribute.encodedLength();
        }
    }
}
