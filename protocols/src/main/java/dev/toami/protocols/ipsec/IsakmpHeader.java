package dev.toami.protocols.ipsec;

import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What an ISAKMP message is built with.
 *
 * @param version major version in the upper 4 bits, minor in the lower
 * @param payloads as they are on the wire
 * @param length of all of the message; computed if empty
 */
public record IsakmpHeader(
        long initiatorSpi,
        long responderSpi,
        int nextPayload,
        int version,
        int exchangeType,
        int flags,
        long messageId,
        Bytes payloads,
        OptionalLong length)
        implements LayerValue {
    public static final int IKE_V1 = 0x10;
    public static final int IKE_V2 = 0x20;

    /** A header of zeros of IKEv2, with the length filled in. */
    public static IsakmpHeader empty() {
        return new IsakmpHeader(0, 0, 0, IKE_V2, 0, 0, 0, Bytes.empty(), OptionalLong.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(payloads).prepend(IsakmpMessage.HEADER_LENGTH);
        out.u32(0, initiatorSpi >>> 32).u32(4, initiatorSpi & 0xffff_ffffL);
        out.u32(8, responderSpi >>> 32).u32(12, responderSpi & 0xffff_ffffL);
        out.u8(16, nextPayload)
                .u8(17, version)
                .u8(18, exchangeType)
                .u8(19, flags)
                .u32(20, messageId);
        out.u32(24, length.orElse(out.length()));
    }
}
