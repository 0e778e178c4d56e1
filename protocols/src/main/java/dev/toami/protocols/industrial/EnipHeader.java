package dev.toami.protocols.industrial;

import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.LittleEndian;

/**
 * What an EtherNet/IP encapsulation message is built with.
 *
 * @param length of all that follows the 24 bytes of the header; computed if empty
 * @param senderContext eight bytes
 * @param data what follows the header, up to the message of the data item if there is one
 */
public record EnipHeader(
        int command, OptionalInt length, long sessionHandle, long status, Bytes senderContext, Bytes data)
        implements LayerValue {
    private static final int CONTEXT_LENGTH = 8;

    public EnipHeader {
        if (senderContext.length() != CONTEXT_LENGTH) {
            throw new IllegalArgumentException("a sender context has 8 bytes, not " + senderContext.length());
        }
    }

    public static EnipHeader of(int command, long sessionHandle) {
        Bytes noContext = Bytes.wrap(new byte[CONTEXT_LENGTH]);
        return new EnipHeader(command, OptionalInt.empty(), sessionHandle, 0, noContext, Bytes.empty());
    }

    public EnipHeader withLength(int bytes) {
        return new EnipHeader(command, OptionalInt.of(bytes), sessionHandle, status, senderContext, data);
    }

    public EnipHeader withStatus(long code) {
        return new EnipHeader(command, length, sessionHandle, code, senderContext, data);
    }

    public EnipHeader withSenderContext(Bytes context) {
        return new EnipHeader(command, length, sessionHandle, status, context, data);
    }

    public EnipHeader withData(Bytes bytes) {
        return new EnipHeader(command, length, sessionHandle, status, senderContext, bytes);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(data);
        int following = length.orElse(out.length());
        out.prepend(EnipMessage.HEADER_LENGTH);
        LittleEndian.u16(out, 0, command);
        LittleEndian.u16(out, 2, following);
        LittleEndian.u32(out, 4, sessionHandle);
        LittleEndian.u32(out, 8, status);
        out.bytes(12, senderContext.toArray());
    }
}
