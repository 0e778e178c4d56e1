package dev.toami.protocols.radio;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a packet of the Bluetooth host controller interface is announced with.
 *
 * @param packetType such as {@link H4Frame#COMMAND}
 * @param direction 0 to the controller, 1 from it; empty for captures that do not tell
 */
public record H4Header(int packetType, OptionalInt direction) implements LayerValue {
    public static H4Header of(int packetType) {
        return new H4Header(packetType, OptionalInt.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(1).u8(0, packetType);
        if (direction.isPresent()) {
            out.prepend(H4Frame.DIRECTION_LENGTH).u32(0, direction.getAsInt());
        }
    }
}
