package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What a PSP header is built with; UDP port 1000 is before it. Nothing is encrypted.
 *
 * @param nextHeader that of what follows if empty
 * @param cryptOffset 8 bits: two that are reserved, then the words behind the initialization vector that are in the clear
 * @param flags 8 bits: sample, drop, version, virtualization, and a one
 * @param rest the virtualization cookie and others, in units of 8 bytes
 */
public record PspHeader(
        Optional<IpProtocol> nextHeader,
        int cryptOffset,
        int flags,
        long securityParametersIndex,
        long initializationVector,
        Bytes rest)
        implements LayerValue {
    /** The UDP port that is registered for it. */
    public static final int PORT = 1000;

    public static PspHeader of(long securityParametersIndex, long initializationVector, int cryptOffset) {
        return new PspHeader(
                Optional.empty(), cryptOffset, 1, securityParametersIndex, initializationVector, Bytes.empty());
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        int units = rest.length() / 8 + 1;
        if (rest.length() % 8 != 0 || units > 0xff) {
            throw new IllegalArgumentException(
                    "the rest of a PSP header has units of 8 bytes, 254 of them at most, not " + rest.length()
                            + " bytes");
        }
        int next = nextHeader
                .map(IpProtocol::value)
                .orElseGet(() -> IpCarried.of(context, IpProtocol.NO_NEXT_HEADER.value()));
        out.prepend(rest);
        out.prepend(PspPacket.HEADER_LENGTH)
                .u8(0, next)
                .u8(1, units)
                .u8(2, cryptOffset)
                .u8(3, flags)
                .u32(4, securityParametersIndex)
                .u32(8, initializationVector >>> 32)
                .u32(12, initializationVector & 0xffff_ffffL);
    }
}
