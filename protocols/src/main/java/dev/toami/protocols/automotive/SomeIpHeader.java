package dev.toami.protocols.automotive;

import java.util.OptionalLong;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a SOME/IP message is built with, in front of its payload.
 *
 * @param length what follows the length field; computed if empty
 */
public record SomeIpHeader(
        int serviceId,
        int methodId,
        OptionalLong length,
        int clientId,
        int sessionId,
        int protocolVersion,
        int interfaceVersion,
        int messageType,
        int returnCode)
        implements LayerValue {
    /** A request of protocol version 1 and interface version 1. */
    public static SomeIpHeader request(int serviceId, int methodId, int clientId, int sessionId) {
        return new SomeIpHeader(serviceId, methodId, OptionalLong.empty(), clientId, sessionId, 1, 1, 0, 0);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        long covered = length.orElse(out.length() + SomeIpMessage.HEADER_LENGTH - SomeIpMessage.COVERED);
        out.prepend(SomeIpMessage.HEADER_LENGTH);
        out.u16(0, serviceId).u16(2, methodId).u32(4, covered).u16(8, clientId).u16(10, sessionId);
        out.u8(12, protocolVersion).u8(13, interfaceVersion).u8(14, messageType).u8(15, returnCode);
    }
}
