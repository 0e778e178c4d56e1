package dev.toami.protocols.telemetry;

import java.util.OptionalInt;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an OpenFlow message is built with, in front of its body.
 *
 * @param length with the header; computed if empty
 */
public record OpenFlowHeader(int version, int type, OptionalInt length, long transactionId) implements LayerValue {
    public static OpenFlowHeader of(int version, int type, long transactionId) {
        return new OpenFlowHeader(version, type, OptionalInt.empty(), transactionId);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(OpenFlowMessage.HEADER_LENGTH);
        out.u8(0, version).u8(1, type).u16(2, length.orElse(out.length())).u32(4, transactionId);
    }
}
