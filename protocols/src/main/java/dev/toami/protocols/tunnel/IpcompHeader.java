package dev.toami.protocols.tunnel;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an IPComp header is built with; the payload behind it is compressed already.
 *
 * @param nextHeader what is compressed
 * @param flags 8 bits, which are zero
 * @param compressionParameterIndex 16 bits: 2 for DEFLATE
 */
public record IpcompHeader(IpProtocol nextHeader, int flags, int compressionParameterIndex)
        implements LayerValue, IpCarried {
    private static final IpProtocol IPCOMP = new IpProtocol(108);

    @Override
    public IpProtocol protocol() {
        return IPCOMP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(IpcompPacket.HEADER_LENGTH)
                .u8(0, nextHeader.value())
                .u8(1, flags)
                .u16(2, compressionParameterIndex);
    }
}
