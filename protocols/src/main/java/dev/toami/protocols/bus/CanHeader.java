package dev.toami.protocols.bus;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What the header of a CAN frame is built with.
 *
 * @param identifier 11 bits, or 29 of an extended frame
 * @param dataLength computed if empty
 * @param flexibleFlags of CAN FD, 0 for classic frames
 */
public record CanHeader(
        int identifier,
        boolean extended,
        boolean remoteRequest,
        boolean error,
        OptionalInt dataLength,
        int flexibleFlags)
        implements LayerValue {
    /** A classic frame. */
    public static CanHeader of(int identifier) {
        return new CanHeader(identifier, identifier > 0x7ff, false, false, OptionalInt.empty(), 0);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int data = out.length();
        long flags = (extended ? CanFrame.EXTENDED : 0)
                | (remoteRequest ? CanFrame.REMOTE : 0)
                | (error ? CanFrame.ERROR : 0);
        out.prepend(CanFrame.HEADER_LENGTH)
                .u32(CanFrame.IDENTIFIER, FieldBits.check(identifier, extended ? 29 : 11, "identifier") | flags)
                .u8(CanFrame.LENGTH, dataLength.orElse(data))
                .u8(CanFrame.FD_FLAGS, flexibleFlags);
    }
}
