package dev.toami.protocols.lan;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.FieldBits;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;

/** What a TIPC header is built with. */
public record TipcHeader(
        int version,
        int user,
        int headerSize,
        boolean nonSequenced,
        boolean destinationDroppable,
        boolean sourceDroppable,
        boolean synchronizationFlag,
        OptionalInt messageSize,
        int messageType,
        int errorCode,
        int rerouteCounter,
        int lookupScope,
        int optionPosition,
        int broadcastAck,
        int linkAck,
        int linkSequence,
        long previousNode)
        implements LayerValue, EtherTyped {
    @Override
    public EtherType announcedBy() {
        return new EtherType(0x88ca);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(TipcMessage.HEADER_LENGTH);
        out.u32(
                0,
                (long) FieldBits.check(version, 3, "Version") << 29
                        | (long) FieldBits.check(user, 4, "User") << 25
                        | (long) FieldBits.check(headerSize, 4, "HeaderSize") << 21
                        | (nonSequenced ? 0x100000L : 0)
                        | (destinationDroppable ? 0x80000L : 0)
                        | (sourceDroppable ? 0x40000L : 0)
                        | (synchronizationFlag ? 0x20000L : 0)
                        | (long) FieldBits.check(messageSize.orElseGet(() -> out.length()), 17, "MessageSize"));
        out.u16(
                4,
                FieldBits.check(messageType, 3, "MessageType") << 13
                        | FieldBits.check(errorCode, 4, "ErrorCode") << 9
                        | FieldBits.check(rerouteCounter, 4, "RerouteCounter") << 5
                        | FieldBits.check(lookupScope, 2, "LookupScope") << 3
                        | FieldBits.check(optionPosition, 3, "OptionPosition"));
        out.u16(6, broadcastAck);
        out.u16(8, linkAck);
        out.u16(10, linkSequence);
        out.u32(12, previousNode);
    }
}
